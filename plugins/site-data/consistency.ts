import { LIMITS } from '#config';
import {
  type Address,
  CHECK_TITLE,
  type EarsIssue,
  type EarsPartition,
  type EarsSentence,
  type Span,
  textOf,
} from '#model';
import { encodePath } from './addresses.ts';
import { clauseRegions } from './clause-regions.ts';
import { countConditions, requirementSummary, toCoverage } from './coverage-of-sentences.ts';
import type {
  ConsistencyView,
  DeclarationView,
  IssueView,
  PartitionView,
  QuotedSentence,
} from './ears-types.ts';
import { CHECK_MEANING, RELATION_WORDS } from './ears-words.ts';
import { hostHref } from './host-links.ts';
import { authorHtml, pageOf } from './sentence-reading.ts';
import { type SiteIndex, sourceHref } from './site-index.ts';
import type { Href } from './types.ts';
import { lineOf, placeOf } from './views.ts';
import { termHref } from './vocabulary-terms.ts';

/** What is known of how the sentences of a requirement and its scenarios go together with others. */
export function consistencyOfRequirement(
  index: SiteIndex,
  requirement: Address,
  capability: string,
  sentences: readonly EarsSentence[],
): ConsistencyView {
  const issues = index.ears.issuesOf.get(requirement) ?? [];
  const partitions = index.ears.partitionsOf.get(requirement) ?? [];
  const isOwn = (claim: Address) => pageOf(index, claim) === requirement;
  const conditions = countConditions(sentences.flatMap((sentence) => sentence.conditions));
  const compared = index.ears.analysis.coverage.get(capability)?.compared ?? new Map<string, number>();
  const parts = { issues, partitions, isOwn, capability, wordsOnly: conditions.opaque };
  return toConsistency(index, parts, (coverage) =>
    requirementSummary({ issues, partitions: partitions.length, sentences, conditions, coverage, compared }),
  );
}

/** What a view is made of. */
export interface ConsistencyParts {
  readonly issues: readonly EarsIssue[];
  readonly partitions: readonly EarsPartition[];
  readonly isOwn: (claim: Address) => boolean;
  readonly capability: string;
  /** Conditions that are words only. */
  readonly wordsOnly: number;
}

/** What was found and proved, with how much it rests on. */
export function toConsistency(
  index: SiteIndex,
  { issues, partitions, isOwn, capability, wordsOnly }: ConsistencyParts,
  summarise: (coverage: ConsistencyView['coverage']) => readonly string[],
): ConsistencyView {
  const { solver } = index.ears.analysis;
  const coverage = toCoverage(index, [capability]);
  const open = issues.filter(({ accepted }) => accepted === undefined);
  const accepted = issues.filter((issue) => issue.accepted !== undefined);
  return {
    issues: [...open, ...accepted]
      .slice(0, LIMITS.shownIssues)
      .map((issue) => toIssueView(index, issue, isOwn)),
    issuesOmitted: Math.max(0, issues.length - LIMITS.shownIssues),
    partitions: partitions
      .slice(0, LIMITS.shownIssues)
      .map((partition) => toPartitionView(index, partition, isOwn)),
    partitionsOmitted: Math.max(0, partitions.length - LIMITS.shownIssues),
    summary: summarise(coverage),
    coverage,
    wordsOnly,
    ...(solver === undefined ? {} : { solver }),
  };
}

function toIssueView(index: SiteIndex, issue: EarsIssue, isOwn: (claim: Address) => boolean): IssueView {
  const { check, severity, core, relation, situation, vocabulary, hint, accepted } = issue;
  const [first] = core;
  const place = first ?? { span: { path: '', start: 0, end: 0 } };
  return {
    id: index.ears.ids.get(issue) ?? '',
    check,
    title: CHECK_TITLE[check],
    meaning: CHECK_MEANING[check],
    severity,
    members: core.map((member) => ({
      ...quote(index, member),
      own: isOwn(member.claim),
      demands: authorHtml(index, member, member.demands),
    })),
    ...(relation === undefined ? {} : { relation: RELATION_WORDS[relation] }),
    situation: situation.map(({ text, value, from }) => ({
      html: authorHtml(index, place, text),
      holds: value,
      ...(from === undefined ? {} : { from: claimLink(index, from) }),
    })),
    vocabulary: vocabulary.map(({ text, span }) => declaration(index, text, span)),
    hint: authorHtml(index, place, hint),
    ...scriptLink(index, issue.script),
    ...(accepted === undefined
      ? {}
      : { accepted: { ...withoutText(declaration(index, '', accepted.span)), reason: accepted.reason } }),
  };
}

function withoutText({ text: _text, ...rest }: DeclarationView): Omit<DeclarationView, 'text'> {
  return rest;
}

function toPartitionView(
  index: SiteIndex,
  partition: EarsPartition,
  isOwn: (claim: Address) => boolean,
): PartitionView {
  const { over, within, cases, script } = partition;
  const [first] = cases;
  const common = new Set(within);
  const term = termHref(index, over, partition.capability);
  return {
    id: index.ears.ids.get(partition) ?? '',
    over,
    ...(term === undefined ? {} : { term }),
    within: within.map((text) => (first === undefined ? '' : authorHtml(index, first, text))),
    cases: cases.map((one) => {
      const sentence = index.ears.sentenceById.get(one.sentence);
      const conditions = sentence?.conditions ?? [];
      return {
        ...quote(index, one),
        own: isOwn(one.claim),
        conditions: conditions
          .filter(({ text }) => !common.has(text))
          .map(({ text }) => authorHtml(index, one, text)),
        demands: (sentence?.responses ?? []).map(({ negated, text }) =>
          authorHtml(index, one, negated ? `not ${text}` : text),
        ),
      };
    }),
    ...scriptLink(index, script),
  };
}

/** A sentence as it is quoted away from its place. */
export function quote(
  index: SiteIndex,
  one: { readonly claim: Address; readonly sentence: string; readonly span: Span; readonly text: string },
): QuotedSentence {
  const { claim, span, text } = one;
  const line = lineOf(index, span);
  const tag = index.claims.get(claim)?.tag;
  const source = sourceHref(index, span.path, line);
  const host = hostHref(index.assessment.project, span.path, line);
  const file = index.assessment.files.get(span.path);
  const sentence = index.ears.sentenceById.get(one.sentence);
  const regions =
    file === undefined || sentence === undefined
      ? []
      : clauseRegions([sentence], { raw: textOf(file, span), shown: text, origin: span.start });
  return {
    claim: claimLink(index, claim),
    ...(tag === undefined ? {} : { tag }),
    html: authorHtml(index, one, text, { regions }),
    at: placeOf(index, span),
    ...(source === undefined ? {} : { sourceHref: source }),
    ...(host === undefined ? {} : { hostHref: host }),
  };
}

/** A claim by its title, with the way to it. */
export function claimLink(index: SiteIndex, claim: Address): Href {
  return { href: index.hrefs.get(claim) ?? '', text: index.claims.get(claim)?.title ?? claim };
}

/** A line of a vocabulary block, with the way to it. */
export function declaration(index: SiteIndex, text: string, span: Span): DeclarationView {
  const source = sourceHref(index, span.path, lineOf(index, span));
  return { text, at: placeOf(index, span), ...(source === undefined ? {} : { sourceHref: source }) };
}

/** Where a script is published. */
function scriptLink(index: SiteIndex, name: string | undefined): { readonly script?: Href } {
  if (name === undefined || !index.ears.analysis.scripts.has(name)) return {};
  return { script: { href: `${index.base}smt/${encodePath(name)}`, text: name } };
}
