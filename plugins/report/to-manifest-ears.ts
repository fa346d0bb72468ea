import type { Assessment, EarsIssue, Span } from '#model';
import { given } from './given.ts';
import type { Manifest } from './manifest-schema.ts';

type PlaceOf = (span: Span) => Manifest['claims'][number]['span'];

/** What was read from sentences, as the manifest lists it. */
export function toManifestEars({ ears }: Assessment, place: PlaceOf): Manifest['sentences'] {
  const toIssues = (issues: readonly EarsIssue[]) => issues.map((issue) => toIssue(issue, place));
  return {
    ...given('solver', ears.solver),
    coverage: [...ears.coverage].map(([capability, coverage]) => ({
      capability,
      sentences: coverage.sentences,
      parsed: coverage.parsed,
      patterned: coverage.patterned,
      conditions: { ...coverage.conditions },
      pairs: coverage.pairs,
      solved: coverage.solved,
      unanswered: coverage.unanswered,
      failures: [...coverage.failures],
      leftOut: coverage.opaque.map(({ claim, reason, span }) => ({ claim, reason, span: place(span) })),
    })),
    issues: toIssues(ears.issues),
    changes: ears.changes.map(({ change, issues }) => ({ change, issues: toIssues(issues) })),
    partitions: ears.partitions.map(({ capability, over, within, cases, script }) => ({
      capability,
      over,
      within: [...within],
      cases: cases.map(({ claim, span, text }) => ({ claim, span: place(span), text })),
      ...given('script', script),
    })),
  };
}

function toIssue(issue: EarsIssue, place: PlaceOf): Manifest['sentences']['issues'][number] {
  return {
    check: issue.check,
    severity: issue.severity,
    core: issue.core.map(({ claim, span, text, demands }) => ({ claim, span: place(span), text, demands })),
    ...given('relation', issue.relation),
    situation: issue.situation.map(({ text, value }) => ({ text, value })),
    vocabulary: issue.vocabulary.map(({ text }) => text),
    hint: issue.hint,
    ...given('script', issue.script),
    ...given('accepted', issue.accepted?.reason),
  };
}
