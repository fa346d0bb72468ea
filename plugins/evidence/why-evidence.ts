import { LIMITS } from '#config';
import { ENDED, type Evidence, groupBy, LAYERS, type Obligation, type VerdictStatus } from '#model';
import { MODELS_OWED } from './policy.ts';
import type { SortedEvidence } from './standing-evidence.ts';
import {
  asCode,
  asEnding,
  asSentence,
  countOf,
  joined,
  listOf,
  messageOf,
  nameOf,
  pieceInWords,
} from './why-words.ts';

/** What refutes or leaves open, piece by piece; commands have sentences of their own. */
export function doubtfulPieces(pieces: readonly Evidence[]): string[] {
  const told = pieces.filter((piece) => piece.kind !== 'command');
  const shown = told.slice(0, LIMITS.evidenceInReason);
  const left = told.slice(shown.length);
  return [
    ...shown.map(doubtfulPiece),
    ...(left.length > 0
      ? [
          `${left[0]?.result === 'failed' ? `Refuted by ${left.length} more` : `${left.length} more did not decide`}: ${listOf(left.map(nameOf))}.`,
        ]
      : []),
  ];
}

/** What did not decide; many tests that ended alike are put together. */
export function undecidedPieces(pieces: readonly Evidence[]): string[] {
  return [...groupBy(pieces, ({ kind, result }) => (kind === 'test' ? result : kind))].flatMap(
    ([ended, alike]) =>
      alike.length <= TOLD_ONE_BY_ONE || ALIKE[ended] === undefined
        ? doubtfulPieces(alike)
        : [`Inconclusive: ${alike.length} tests ${ALIKE[ended]}: ${listOf(alike.map(nameOf))}.`],
  );
}

const TOLD_ONE_BY_ONE = 2;

const ALIKE: Partial<Record<string, string>> = {
  skipped: 'were skipped',
  errored: 'broke off before they could decide',
  flaky: 'failed and then passed within one run',
};

function doubtfulPiece(piece: Evidence): string {
  const words = pieceInWords(piece);
  const ending = asEnding(messageOf(piece));
  switch (piece.result) {
    case 'failed':
      return `Refuted by ${words}${ending}`;
    case 'skipped':
      return `Inconclusive: ${words} was skipped${ending}`;
    case 'errored':
      return `Inconclusive: ${words} broke off before it could decide${ending}`;
    case 'flaky':
      return `Inconclusive: ${words} failed and then passed within one run${ending}`;
    case 'passed':
    case 'not-run':
      return `${words} was ${piece.result === 'passed' ? 'passed' : 'not run'}.`;
  }
}

/** Evidence of another text, put together where the reason is the same. */
export function stalePieces(stale: readonly Evidence[]): string[] {
  const byReason = groupBy(stale, ({ freshness }) =>
    freshness.kind === 'stale' ? (freshness.reasons[0] ?? '') : undefined,
  );
  const groups = [...byReason].slice(0, LIMITS.evidenceInReason);
  const left = [...byReason].slice(groups.length).flatMap(([, pieces]) => pieces);
  return [
    ...groups.map(([reason, pieces]) => {
      const [first] = pieces;
      const why = reason === '' ? '' : ` ${asSentence(reason)}`;
      return first !== undefined && pieces.length === 1
        ? `Stale: ${pieceInWords(first)} ${ENDED[first.result]}, but that does not count.${why}`
        : `Stale: the results of ${countOf(pieces.length, 'test', 'tests')} do not count: ${listOf(pieces.map(nameOf))}.${why}`;
    }),
    ...(left.length > 0 ? [`Stale for other reasons: ${listOf(left.map(nameOf))}.`] : []),
  ];
}

/** What speaks for a claim, and what of it counts for less or nothing. */
export function passedPieces(ground: {
  readonly bare: VerdictStatus;
  readonly sorted: SortedEvidence;
  readonly obligations: readonly Obligation[];
  /** Its scenarios: they have evidence of their own, which is not counted here. */
  readonly parts: readonly unknown[];
}): string[] {
  const { bare, sorted, obligations, parts } = ground;
  const whom = parts.length > 0 ? 'For the requirement itself: ' : 'For it: ';
  const owed = new Set(obligations.flatMap(({ by }) => by));
  const counted = sorted.passed.filter((piece) =>
    obligations.length > 0 ? owed.has(piece) : piece.weak === undefined,
  );
  // How commands ended is told elsewhere, with their scopes, unless something else is discharged by them.
  const byModel = new Set(obligations.flatMap(({ owes, by }) => (owes === MODELS_OWED ? [] : by)));
  const told = counted.filter((piece) => piece.kind !== 'command' || byModel.has(piece));
  const policy = obligations.find((one) => one.policy !== undefined)?.policy;
  return [
    ...(told.length === 0
      ? []
      : [
          `${bare === 'verified' && obligations.length > 0 ? 'Verified: ' : whom}${tallyOf(told)}, taken for this text${policy === undefined ? '' : `; that is what the policy ${asCode(policy)} wants`}.`,
        ]),
    ...indirectPieces(told),
    ...affirmedPieces(counted),
    ...weakPieces(sorted.passed),
  ];
}

function tallyOf(pieces: readonly Evidence[]): string {
  const words: readonly [Evidence['kind'], string, string][] = [
    ['test', 'test passed', 'tests passed'],
    ['example', 'example gave what it promises', 'examples gave what they promise'],
    [
      'consistency',
      'proof that its cases are disjoint and complete',
      'proofs that its cases are disjoint and complete',
    ],
    ['command', 'model command ended as expected', 'model commands ended as expected'],
    ['review', 'person examined it', 'people examined it'],
  ];
  const counts = words.flatMap(([kind, one, many]) => {
    const n = pieces.filter((piece) => piece.kind === kind).length;
    return n === 0 ? [] : [countOf(n, one, many)];
  });
  const layers = LAYERS.filter((layer) => pieces.some((piece) => piece.layer === layer));
  return `${joined(counts)} (${layers.join(', ')})`;
}

function indirectPieces(pieces: readonly Evidence[]): readonly string[] {
  const indirect = pieces.filter((piece) => piece.directness === 'indirect').length;
  if (indirect === 0) return [];
  const which =
    indirect === pieces.length ? 'All of this is' : `${indirect} of these ${indirect === 1 ? 'is' : 'are'}`;
  return [`${which} about a whole file or suite that it names, not about this very claim.`];
}

function affirmedPieces(pieces: readonly Evidence[]): readonly string[] {
  const reviews = new Set(
    pieces.flatMap(({ freshness }) => (freshness.kind === 'fresh' ? (freshness.affirmedBy ?? []) : [])),
  );
  return [...reviews].map(
    ({ reviewer, date, reason }) =>
      `${reviewer} affirmed on ${date} that evidence taken for an older text still holds: ${asSentence(reason)}`,
  );
}

function weakPieces(passed: readonly Evidence[]): readonly string[] {
  const weak = passed.filter((piece) => piece.weak !== undefined);
  const shown = weak.slice(0, LIMITS.evidenceInReason);
  return [
    ...shown.map(
      (piece) =>
        `Weak: ${pieceInWords(piece)} ${piece.kind === 'command' ? 'ended as expected' : 'passed'}, but counts for nothing. ${asSentence(piece.weak ?? '')}`,
    ),
    ...(weak.length > shown.length ? [`Weak too: ${listOf(weak.slice(shown.length).map(nameOf))}.`] : []),
  ];
}
