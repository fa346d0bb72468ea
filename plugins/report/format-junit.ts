import type { Assessment, Claim, Verdict } from '#model';
import { NOTHING_TO_VERIFY } from './failure-lines.ts';
import type { Gate, GatedFinding } from './gate.ts';
import { placeText } from './place-text.ts';
import { xmlText } from './xml-text.ts';

/** How a test case ended, in JUnit's words. */
interface Outcome {
  readonly kind: 'failure' | 'error' | 'skipped';
  readonly type: string;
  readonly message: string;
  readonly details?: string;
}

interface TestCase {
  readonly name: string;
  readonly outcome?: Outcome;
}

const NOTHING: TestCase = {
  name: 'There is something to verify',
  outcome: { kind: 'failure', type: 'nothing-to-verify', message: NOTHING_TO_VERIFY },
};

/**
 * Claims and findings as JUnit XML: a suite for each capability with a test case for each claim, then a suite of findings.
 * A refuted claim failed; an inconclusive or stale one is an error, since there is no answer for this commit; an unverified
 * one is skipped, or failed where the gate demands it; a waived one, and what the baseline knows, is skipped with the reason.
 * Ensures: well-formed whatever the text; equal assessments give equal bytes, so every time is 0.
 */
export function formatJunit(assessment: Assessment, gate: Gate): string {
  const claims = Map.groupBy(assessment.claims, (claim) => claim.capability);
  const suites = [
    ...assessment.capabilities.map((capability) => ({
      name: capability.id,
      cases: (claims.get(capability.id) ?? []).map((claim) => claimCase(claim, assessment, gate)),
    })),
    {
      name: 'casebook findings',
      cases: [
        ...(gate.nothingToVerify ? [NOTHING] : []),
        ...gate.findings.map((gated) => findingCase(gated, assessment)),
      ],
    },
  ];
  const all = suites.flatMap(({ cases }) => cases);
  const head = `<testsuites name="${xmlText(assessment.project.name)}" tests="${all.length}" failures="${count(all, 'failure')}" errors="${count(all, 'error')}" time="0">`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    head,
    ...suites.flatMap(({ name, cases }) => formatSuite(name, cases, assessment)),
    '</testsuites>\n',
  ].join('\n');
}

function formatSuite(name: string, cases: readonly TestCase[], { project }: Assessment): readonly string[] {
  const counts = `tests="${cases.length}" failures="${count(cases, 'failure')}" errors="${count(cases, 'error')}" skipped="${count(cases, 'skipped')}"`;
  const { commit } = project;
  // By the first of them Casebook knows its own reports, so that no verdict becomes evidence for itself.
  const properties = [
    '<property name="generator" value="casebook"/>',
    ...(commit === undefined ? [] : [`<property name="commit" value="${xmlText(commit)}"/>`]),
  ].join('');
  return [
    `  <testsuite name="${xmlText(name)}" ${counts} time="0">`,
    `    <properties>${properties}</properties>`,
    ...cases.map(({ name: title, outcome }) => {
      const head = `    <testcase name="${xmlText(title)}" classname="${xmlText(name)}" time="0"`;
      return outcome === undefined ? `${head}/>` : `${head}>${formatOutcome(outcome)}</testcase>`;
    }),
    '  </testsuite>',
  ];
}

function formatOutcome({ kind, type, message, details }: Outcome): string {
  // What is skipped has no type in every reader's schema.
  const typed = kind === 'skipped' ? '' : ` type="${xmlText(type)}"`;
  const head = `<${kind} message="${xmlText(message)}"${typed}`;
  return details === undefined ? `${head}/>` : `${head}>${xmlText(details)}</${kind}>`;
}

function count(cases: readonly TestCase[], kind: Outcome['kind']): number {
  return cases.filter(({ outcome }) => outcome?.kind === kind).length;
}

function claimCase(claim: Claim, assessment: Assessment, gate: Gate): TestCase {
  const name = claim.tag === undefined ? claim.title : `${claim.title} [${claim.tag}]`;
  const verdict = assessment.verdicts.get(claim.address);
  if (verdict === undefined) throw new Error(`The claim \`${claim.address}\` has no verdict`);
  const outcome = claimOutcome(claim, verdict, gate);
  return {
    name,
    ...(outcome === undefined
      ? {}
      : {
          outcome: {
            ...outcome,
            details: [placeText(claim.span, assessment.files), ...verdict.why].join('\n'),
          },
        }),
  };
}

function claimOutcome(claim: Claim, verdict: Verdict, gate: Gate): Outcome | undefined {
  const { status } = verdict;
  const why = verdict.why[0] ?? '';
  const message = `${status}: ${why}`;
  const gated = gate.claimAt.get(claim.address);
  if (gated?.known) return { kind: 'skipped', type: status, message: `known in the baseline, ${message}` };
  switch (status) {
    case 'verified':
      return undefined;
    case 'refuted':
      return { kind: 'failure', type: status, message };
    case 'inconclusive':
    case 'stale':
      return { kind: 'error', type: status, message };
    case 'unverified':
      return {
        kind: (gated?.fails.length ?? 0) > 0 ? 'failure' : 'skipped',
        type: status,
        message: claim.strength === 'mandatory' ? message : `${claim.strength}, ${message}`,
      };
    case 'waived': {
      const { waiver } = verdict;
      const reason = waiver === undefined ? why : `${waiver.reason} (${waiver.reviewer}, ${waiver.date})`;
      return { kind: 'skipped', type: status, message: `waived: ${reason}` };
    }
  }
}

function findingCase({ finding, known, fails }: GatedFinding, assessment: Assessment): TestCase {
  const { code, severity, message, hint, span } = finding;
  const place = span === undefined ? undefined : placeText(span, assessment.files);
  const state = known ? 'known in the baseline, ' : '';
  return {
    name: place === undefined ? code : `${code} ${place}`,
    outcome: {
      kind: fails ? 'failure' : 'skipped',
      type: code,
      message: `${state}${severity}: ${message}`,
      ...(hint === undefined ? {} : { details: hint }),
    },
  };
}
