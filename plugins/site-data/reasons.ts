import {
  commandName,
  type Evidence,
  type EvidenceStanding,
  type Link,
  proofTitle,
  standingOf,
  standingOfEvidence,
  type Verdict,
} from '#model';
import { countOf } from './count-of.ts';
import { unique } from './executions.ts';

/** Longest reason of staleness that is said on a badge as it is. */
const BADGE_LENGTH = 72;

/** The scenarios of a requirement. */
export interface Parts {
  readonly count: number;
  readonly verified: number;
}

/** Why a claim has its verdict, short enough for a badge; `links` are all of the claim, those that count for nothing too. */
export function shortReason(verdict: Verdict, links: readonly Link[], parts?: Parts): string {
  return verdict.status === 'unverified' ? unverifiedReason(verdict, links, parts) : decidingReason(verdict);
}

/** What decides a verdict other than unverified, short enough for a badge. */
export function decidingReason(verdict: Verdict): string {
  const evidence = verdict.deciding.length > 0 ? verdict.deciding : verdict.evidence;
  switch (verdict.status) {
    case 'refuted':
      return (
        problems(evidence, ['failed']) ?? proofReason(evidence) ?? commandReason(verdict) ?? fallback(verdict)
      );
    case 'inconclusive':
      return (
        problems(evidence, ['errored', 'flaky', 'skipped']) ?? commandReason(verdict) ?? fallback(verdict)
      );
    case 'stale':
      return staleReason(evidence) ?? fallback(verdict);
    case 'waived': {
      const { waiver } = verdict;
      if (waiver === undefined) return fallback(verdict);
      return `by ${waiver.reviewer}${waiver.expires === undefined ? '' : ` until ${waiver.expires}`}`;
    }
    case 'verified':
      return speaking(verdict.evidence) ?? fallback(verdict);
    case 'unverified':
      return notRun(verdict.evidence) ?? fallback(verdict);
  }
}

function fallback(verdict: Verdict): string {
  return verdict.why[0]?.replaceAll('`', '') ?? '';
}

/** What is there and what is missing: results that do not suffice, tests without a result, links without a test. */
function unverifiedReason(verdict: Verdict, links: readonly Link[], whole: Parts | undefined): string {
  const passed = speaking(
    verdict.evidence.filter(({ kind }) => kind !== 'command' && kind !== 'consistency'),
  );
  const owes = verdict.obligations.filter(({ met }) => !met).map(({ owes }) => owes);
  const weak = unique(verdict.evidence.filter((one) => standingOfEvidence(one) === 'weak')).length;
  if (whole !== undefined && whole.verified > 0)
    return `${whole.verified} of ${countOf(whole.count, 'scenario')} verified`;
  if (weak > 0 && passed === undefined) return `only weak evidence: ${countOf(weak, 'result')}`;
  if (passed !== undefined) return [passed, ...owes.map((one) => `still owes ${one}`)].join(', ');
  const waiting = notRun(verdict.evidence);
  const count = verdict.claimedBy.length;
  const nothing = waiting === undefined ? ['nothing claimed'] : [];
  const parts = count === 0 ? nothing : [`claimed by ${countOf(count, 'link')}`];
  const moved = verdict.claimedBy.filter((link) => link.status === 'moved').length;
  const missing = links.filter((link) => link.status === 'missing').length;
  if (moved > 0) parts.push(`${moved} moved`);
  if (missing > 0) parts.push(`${missing} missing`);
  if (waiting !== undefined) parts.push(waiting);
  const checked = verdict.checkedBy.length;
  if (checked > 0) parts.push(`${countOf(checked, 'model command')} as expected`);
  return parts.join(', ');
}

const KINDS: readonly {
  readonly kind: Evidence['kind'];
  readonly word: string;
  readonly verb: string;
}[] = [
  { kind: 'test', word: 'test', verb: 'passed' },
  { kind: 'example', word: 'example', verb: 'passed' },
  { kind: 'consistency', word: 'proof about its sentence', verb: 'holds' },
  { kind: 'command', word: 'model command', verb: 'as expected' },
  { kind: 'review', word: 'review', verb: 'holds' },
];

/** What speaks for a claim: `2 tests passed, 1 model command as expected`; undefined where nothing executed does. */
function speaking(evidence: readonly Evidence[]): string | undefined {
  const good = evidence.filter((one) => standingOfEvidence(one) === 'passed');
  const parts = KINDS.flatMap(({ kind, word, verb }) => {
    const count = unique(good.filter((one) => one.kind === kind)).length;
    return count === 0 ? [] : [`${countOf(count, word)} ${verb}`];
  });
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** `test failed`, `2 tests failed, example failed`. */
function problems(evidence: readonly Evidence[], standings: readonly EvidenceStanding[]): string | undefined {
  const parts = standings.flatMap((standing) =>
    (['test', 'example'] as const).flatMap((kind) => {
      const count = unique(
        evidence.filter((one) => one.kind === kind && standingOfEvidence(one) === standing),
      ).length;
      const what = standing === 'flaky' ? 'flaky' : standing;
      if (count === 0) return [];
      return [count === 1 ? `${kind} ${what}` : `${countOf(count, kind)} ${what}`];
    }),
  );
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** What is proved against its sentence, where that decides. */
function proofReason(evidence: readonly Evidence[]): string | undefined {
  const [first, ...others] = unique(evidence).flatMap(({ consistency, result }) =>
    result === 'failed' ? (consistency ?? []) : [],
  );
  if (first === undefined) return undefined;
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return `its sentence: ${proofTitle(first).replace(/^./, (letter) => letter.toLowerCase())}${more}`;
}

/** The command that decides, where one does. */
function commandReason(verdict: Verdict): string | undefined {
  const standing = verdict.status === 'refuted' ? 'unexpected' : 'undecided';
  const [first, ...others] = verdict.checkedBy.filter((run) => standingOf(run) === standing);
  if (first === undefined) return undefined;
  const ending = standing === 'unexpected' ? 'did not end as expected' : 'has no answer';
  return `${commandName(first.command).replaceAll('`', '')} ${ending}${others.length > 0 ? `, nor ${others.length} more` : ''}`;
}

function staleReason(evidence: readonly Evidence[]): string | undefined {
  const stale = evidence.filter((one) => standingOfEvidence(one) === 'stale');
  const older = evidence.some((one) => one.olderThanRequirement);
  if (stale.length === 0) return older ? 'the requirement’s text changed since' : undefined;
  const [reason = ''] = stale.flatMap(({ freshness }) =>
    freshness.kind === 'stale' ? freshness.reasons : [],
  );
  // What stands behind a semicolon says what to do about it, which the page does.
  const [words = ''] = reason.replaceAll('`', '').replace(/\.$/, '').split('; ');
  if (words === '' || words.length > BADGE_LENGTH) return countOf(unique(stale).length, 'stale result');
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Tests that are known and have no result; undefined where there is none. */
function notRun(evidence: readonly Evidence[]): string | undefined {
  const waiting = evidence.filter((one) => one.result === 'not-run');
  const count = (kind: Evidence['kind']) => unique(waiting.filter((one) => one.kind === kind)).length;
  const tests = count('test');
  const examples = count('example');
  if (tests + examples === 0) return undefined;
  const parts = [
    ...(tests > 0 ? [countOf(tests, 'test')] : []),
    ...(examples > 0 ? [countOf(examples, 'example')] : []),
  ];
  return `${parts.join(' and ')} not run`;
}
