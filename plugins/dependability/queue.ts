import { LIMITS } from '#config';
import {
  type Claim,
  type Evidence,
  groupBy,
  LAYERS,
  type Layer,
  type Review,
  standingOfEvidence,
  type Verdict,
} from '#model';
import { type CaseIndex, capabilityVerdictOf, evidenceBelow, verdictOf } from './case-index.ts';
import { commandEvidence } from './loose-commands.ts';
import { cut, plain, sentenceOfEvidence, shortfallOf } from './words.ts';

/** Why something is in the queue, in the order of the queue. */
export const QUEUE_REASONS = ['refuted', 'inconclusive', 'stale', 'unverified', 'weak', 'waiver'] as const;
export type QueueReason = (typeof QUEUE_REASONS)[number];

/** One thing that needs a person now. */
export interface QueueItem {
  readonly reason: QueueReason;
  readonly about:
    | { readonly kind: 'claim'; readonly claim: Claim }
    | { readonly kind: 'capability'; readonly id: string }
    | { readonly kind: 'review'; readonly review: Review; readonly claim?: Claim };
  readonly why: string;
  /** The evidence that decides it, in one sentence; absent where the lack of evidence does. */
  readonly deciding?: string;
  /** The layers it has evidence on. */
  readonly layers: readonly Layer[];
}

/**
 * What a reviewer should look at, the worst first, then in the order of the specs.
 * Ensures: a claim stands in it once; a requirement that only takes over what a scenario of it says stands not beside that.
 */
export function toQueue(index: CaseIndex): readonly QueueItem[] {
  const items = [
    ...index.assessment.capabilities.flatMap(({ id }) => capabilityItem(index, id) ?? []),
    ...index.assessment.claims.flatMap((claim) => claimItem(index, claim) ?? []),
    ...waiverItems(index),
  ];
  const groups = groupBy(items, ({ reason }) => reason);
  return QUEUE_REASONS.flatMap((reason) => groups.get(reason) ?? []);
}

function claimItem(index: CaseIndex, claim: Claim): QueueItem | undefined {
  const verdict = verdictOf(index, claim.address);
  const reason = reasonOf(index, claim, verdict);
  if (reason === undefined) return undefined;
  const why = reason === 'weak' ? whyWeak(index, claim) : plain(verdict.why[0] ?? '');
  return {
    reason,
    about: { kind: 'claim', claim },
    why: cut(why, WHY),
    ...decidingOf(verdict.deciding[0], why),
    layers: layersWith(evidenceBelow(index, claim)),
  };
}

/** Characters of a reason in the queue: the page of the claim has all of it. */
const WHY = 240;

/** The evidence that decides; absent where the reason says the same. */
function decidingOf(piece: Evidence | undefined, why: string): Pick<QueueItem, 'deciding'> {
  if (piece === undefined) return {};
  const deciding = tell(piece, why);
  return why.includes(deciding.replace(/[.\s]+$/, '')) ? {} : { deciding: cut(deciding, WHY) };
}

/** A piece in a sentence, and what it falls short of unless the reason of the verdict has said it. */
function tell(piece: Evidence, why: string): string {
  const standing = standingOfEvidence(piece);
  const shortfall = plain(shortfallOf(piece, standing));
  const sentence = sentenceOfEvidence(piece, standing);
  const isSaid = [sentence, why.slice(0, WHY)].some((text) => text.includes(shortfall));
  return isSaid ? sentence : `${sentence}. ${shortfall}`;
}

function reasonOf(index: CaseIndex, claim: Claim, verdict: Verdict): QueueReason | undefined {
  const { status } = verdict;
  if (status === 'refuted' || status === 'inconclusive' || status === 'stale')
    return onlyTakesOver(index, claim, verdict) ? undefined : status;
  if (status === 'unverified' && claim.strength === 'mandatory')
    return onlyTakesOver(index, claim, verdict) ? undefined : status;
  if (status === 'waived') return undefined;
  return isWeakOnly(index, claim) ? 'weak' : undefined;
}

/** True for a requirement whose verdict is that of a scenario, with nothing of its own that decides it. */
function onlyTakesOver(index: CaseIndex, claim: Claim, { status, deciding }: Verdict): boolean {
  const scenarios = index.scenariosOf.get(claim.address) ?? [];
  if (deciding.some((piece) => piece.claim === claim.address)) return false;
  return scenarios.some(
    (scenario) =>
      verdictOf(index, scenario.address).status === status &&
      (status !== 'unverified' || scenario.strength === 'mandatory'),
  );
}

/** True where there is evidence, none against, and all that passed is weak or about a whole file. */
function isWeakOnly(index: CaseIndex, claim: Claim): boolean {
  const own = index.evidenceOf.get(claim.address) ?? [];
  const passed = own.filter(({ result, freshness }) => result === 'passed' && freshness.kind === 'fresh');
  return (
    passed.length > 0 &&
    passed.every(({ weak, directness }) => weak !== undefined || directness === 'indirect')
  );
}

function whyWeak(index: CaseIndex, claim: Claim): string {
  const own = index.evidenceOf.get(claim.address) ?? [];
  const weak = own.find((piece) => piece.weak !== undefined)?.weak;
  return plain(
    weak ?? 'All that passed for it is about a whole file or suite, and none of it about this claim alone.',
  );
}

/** A capability with a model command that bears on none of its claims and did not end as expected. */
function capabilityItem(index: CaseIndex, id: string): QueueItem | undefined {
  const pieces = (index.looseOf.get(id) ?? []).map(commandEvidence);
  const failed = pieces.find(({ result }) => result === 'failed');
  const piece = failed ?? pieces.find(({ result }) => result === 'errored');
  if (piece === undefined) return undefined;
  const why = plain(capabilityVerdictOf(index, id).why[0] ?? '');
  return {
    reason: failed === undefined ? 'inconclusive' : 'refuted',
    about: { kind: 'capability', id },
    why: cut(why, WHY),
    ...decidingOf(piece, why),
    layers: ['model'],
  };
}

function layersWith(evidence: readonly Evidence[]): readonly Layer[] {
  const present = new Set(evidence.map(({ layer }) => layer));
  return LAYERS.filter((layer) => present.has(layer));
}

/** Reviews that change nothing, and waivers in force that end soon after the commit's date. */
function waiverItems(index: CaseIndex): readonly QueueItem[] {
  const { unusedReviews, verdicts, project } = index.assessment;
  const unused = unusedReviews.map(({ review, reason }) => reviewItem(index, review, plain(reason)));
  if (project.committedAt === undefined) return unused;
  const today = project.committedAt.slice(0, 10);
  const inForce = new Set([...verdicts.values()].flatMap(({ waiver }) => waiver ?? []));
  const ending = [...inForce].flatMap((review) => {
    if (review.expires === undefined) return [];
    const days = daysBetween(today, review.expires);
    return days > LIMITS.waiverNoticeDays
      ? []
      : [
          reviewItem(
            index,
            review,
            `The waiver ends on ${review.expires}, ${inDays(days)} after this commit.`,
          ),
        ];
  });
  return [...ending, ...unused];
}

function reviewItem(index: CaseIndex, review: Review, why: string): QueueItem {
  const address = review.claims[0];
  const claim = address === undefined ? undefined : index.claims.get(address);
  return {
    reason: 'waiver',
    about: { kind: 'review', review, ...(claim === undefined ? {} : { claim }) },
    why,
    layers: [],
  };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const inDays = (days: number) => (days === 1 ? 'one day' : `${days} days`);
