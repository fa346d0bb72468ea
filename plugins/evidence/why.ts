import { LIMITS } from '#config';
import {
  type CheckedCommand,
  type Claim,
  type Evidence,
  isCounted,
  type Link,
  type LinkStatus,
  type Obligation,
  type Review,
  VERDICT_STATUSES,
  type Verdict,
  type VerdictStatus,
} from '#model';
import type { SortedEvidence } from './standing-evidence.ts';
import { doubtfulPieces, passedPieces, stalePieces, undecidedPieces } from './why-evidence.ts';
import { commandsAsExpected, openCommands, refutingCommands } from './why-models.ts';
import { unmetObligations } from './why-obligations.ts';
import { asSentence, countOf, listOf } from './why-words.ts';

/** A claim with its verdict, as a part of a greater one. */
export interface JudgedPart {
  readonly claim: Claim;
  readonly verdict: Verdict;
}

/** What speaks of a claim and of its scenarios. */
export interface ClaimGround {
  readonly status: VerdictStatus;
  /** The status before a waiver. */
  readonly bare: VerdictStatus;
  /** The claim's own evidence. */
  readonly sorted: SortedEvidence;
  /** Evidence of its scenarios that is older than its own text. */
  readonly older: readonly Evidence[];
  /** Its scenarios. */
  readonly parts: readonly JudgedPart[];
  readonly obligations: readonly Obligation[];
  readonly waiver?: Review;
  readonly links: readonly Link[];
  /** The links of each scenario of a requirement. */
  readonly perScenario: readonly (readonly Link[])[];
  /** Model commands that bear on it or on a scenario of it. */
  readonly commands: readonly CheckedCommand[];
  /** Some result of a test, an example or a review is known in the project. */
  readonly somethingExecuted: boolean;
}

/** Says why a claim has its verdict, what decides first. */
export function claimReasons(ground: ClaimGround): readonly string[] {
  const { sorted, older, parts, obligations, waiver, links, commands, somethingExecuted } = ground;
  const by: Record<VerdictStatus, string[]> = {
    refuted: [...refutingCommands(commands), ...doubtfulPieces(sorted.against)],
    inconclusive: [...openCommands(commands), ...undecidedPieces(sorted.undecided)],
    stale: [...stalePieces(sorted.stale), ...olderPieces(older)],
    unverified: somethingExecuted
      ? unmetObligations({ sorted, obligations, links })
      : nothingExecuted(ground),
    waived: [],
    verified: [],
  };
  for (const status of VERDICT_STATUSES) {
    // Where nothing was executed at all, what is said of the links says it of every scenario.
    if (!somethingExecuted && status !== 'waived') continue;
    by[status].push(...partsOf(parts, status));
  }
  by.verified.push(...passedPieces(ground));
  return [
    ...(waiver === undefined ? [] : [waiverInWords(waiver, ground.bare)]),
    ...VERDICT_STATUSES.flatMap((status) => by[status]),
    ...(somethingExecuted ? linksThatDoNotCount(links) : []),
    ...commandsAsExpected(commands, LIMITS.commandsInReason),
  ];
}

/** `Its scenarios \`a\` and \`b\` are stale.` */
function partsOf(parts: readonly JudgedPart[], status: VerdictStatus): readonly string[] {
  const such = parts.filter(({ verdict }) => verdict.status === status);
  if (such.length === 0) return [];
  if (status === 'verified') {
    return such.length === parts.length
      ? [
          `Verified: ${such.length === 1 ? 'its one scenario is' : `each of its ${such.length} scenarios is`}.`,
        ]
      : [`${such.length} of its ${parts.length} scenarios ${such.length === 1 ? 'is' : 'are'} verified.`];
  }
  const names = listOf(such.map(({ claim }) => claim.title));
  return such.length === 1
    ? [`Its scenario ${names} is ${status}.`]
    : [`${such.length} of its ${parts.length} scenarios are ${status}: ${names}.`];
}

function olderPieces(older: readonly Evidence[]): readonly string[] {
  if (older.length === 0) return [];
  const names = [...new Set(older.map((piece) => piece.test?.title ?? piece.tool))];
  return [
    `Stale: the text of the requirement has changed since evidence of its scenarios was taken: ${listOf(names)}.`,
  ];
}

function waiverInWords({ reviewer, date, expires, reason }: Review, bare: VerdictStatus): string {
  const until = expires === undefined ? '' : `, until ${expires}`;
  return `Waived by ${reviewer} on ${date}${until}, though it is ${bare}: ${asSentence(reason)}`;
}

/** What is said where no result of anything is known: what claims it. */
function nothingExecuted({ links, perScenario, commands, waiver, status }: ClaimGround): string[] {
  if (status === 'verified' || (status === 'waived' && waiver === undefined)) return [];
  const claiming = links.filter(isCounted);
  const reasons =
    claiming.length === 0
      ? [
          links.length === 0
            ? 'Nothing claims it: no evidence link and no tag in code.'
            : 'Nothing claims it: no evidence link or tag leads to code that was found.',
        ]
      : [
          // A model command that was run is executed evidence, though none of the code.
          `${commands.length === 0 ? 'No executed evidence' : 'No executed test'}: ${countOf(claiming.length, 'link claims it', 'links claim it')} (${tally(claiming)}); Casebook has not seen a test result.`,
        ];
  if (claiming.length > 0 && !claiming.some((link) => link.role === 'verifies'))
    reasons.push('None of these links names a test.');
  reasons.push(...linksThatDoNotCount(links));
  const bare = perScenario.filter((own) => !own.some((link) => claiming.includes(link))).length;
  if (claiming.length > 0 && bare > 0)
    reasons.push(`Nothing claims ${bare} of its ${countOf(perScenario.length, 'scenario', 'scenarios')}.`);
  return reasons;
}

function linksThatDoNotCount(links: readonly Link[]): string[] {
  const reasons: string[] = [];
  const missing = links.filter((link) => link.status === 'missing').length;
  if (missing > 0)
    reasons.push(`${countOf(missing, 'link is missing and claims', 'links are missing and claim')} nothing.`);
  const duplicate = links.filter((link) => link.status === 'duplicate').length;
  if (duplicate > 0)
    reasons.push(
      `${countOf(duplicate, 'tag in code names', 'tags in code name')} several claims and ${duplicate === 1 ? 'counts' : 'count'} for none.`,
    );
  return reasons;
}

function tally(links: readonly Link[]): string {
  const words: readonly [LinkStatus, string, string][] = [
    ['covers', 'covers', 'cover'],
    ['moved', 'moved', 'moved'],
  ];
  return words
    .map(([status, one, many]) => ({ n: links.filter((link) => link.status === status).length, one, many }))
    .filter(({ n }) => n > 0)
    .map(({ n, one, many }) => countOf(n, one, many))
    .join(', ');
}
