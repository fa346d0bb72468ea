import type { Policy } from '#config';
import {
  type Address,
  type CheckedCommand,
  type CheckedModel,
  type Claim,
  type Evidence,
  type EvidenceBase,
  groupBy,
  isCounted,
  type Link,
  type Obligation,
  type Review,
  standingOf,
  type Verdict,
  type VerdictStatus,
} from '#model';
import { inSpecOrder, statusOfCommand } from './command-status.ts';
import { compareTexts, inStableOrder } from './evidence-order.ts';
import { judgeCapabilities } from './judge-capabilities.ts';
import { MODELS_OWED, obligationsOf } from './policy.ts';
import { rollUp } from './roll-up.ts';
import { hasResult, type SortedEvidence, sortEvidence } from './standing-evidence.ts';
import { type WaiverBook, waiverBook } from './waivers.ts';
import { claimReasons, type JudgedPart } from './why.ts';

/** Verdicts by claim address and by capability id. */
export interface Judgement {
  readonly verdicts: Map<Address, Verdict>;
  readonly capabilityVerdicts: Map<string, Verdict>;
  /** Waivers that changed no verdict, and why. */
  readonly unusedWaivers: EvidenceBase['unusedReviews'];
}

/** What claims are judged by. */
export interface JudgeInput {
  readonly claims: readonly Claim[];
  readonly links: readonly Link[];
  readonly evidence?: readonly Evidence[];
  readonly reviews?: readonly Review[];
  readonly policy?: readonly Policy[];
  /** The day on which waivers must still hold: that of the commit; without it none expires. */
  readonly today?: string;
  /** Models whose commands were run. */
  readonly models?: readonly CheckedModel[];
  /** Ids of capabilities that get a verdict even when they hold no claim. */
  readonly capabilities?: readonly string[];
}

/**
 * Judges every claim by its evidence and by the model commands that bear on it, a requirement also by its scenarios, a
 * capability by its requirements and by the commands that bear on no claim.
 *
 * The worst decides: fresh evidence against; fresh evidence that did not decide; evidence of another text; something owed
 * and not shown. A waiver in force accepts all but the first. A command that ends as expected speaks for the model, which is
 * not the code: it never verifies a claim that owes a test.
 * Ensures: the order of claims, links, evidence, models and reviews does not matter; links and tags are claimed evidence, so
 * nothing becomes `verified` by them; missing and duplicate links count for nothing; more fresh evidence that passed never
 * makes a verdict worse.
 */
export function judge(input: JudgeInput): Judgement {
  const { claims, links, evidence = [], models = [], reviews = [], capabilities = [] } = input;
  const ranks = claimRanks(claims);
  const rankOf = (piece: Evidence) => ranks.get(piece.claim) ?? claims.length;
  const waivers = waiverBook(reviews, input.today);
  const somethingExecuted = evidence.some(hasResult);
  const ground: Ground = {
    linksOf: groupBy(links, (link) => link.claim),
    evidenceOf: groupBy(inStableOrder(evidence, rankOf), (piece) => piece.claim),
    commandsOf: commandsByClaim(models),
    policy: input.policy ?? [],
    waivers,
    somethingExecuted,
    rankOf,
  };
  const sorted = [...claims].sort((a, b) => (ranks.get(a.address) ?? 0) - (ranks.get(b.address) ?? 0));
  const scenariosOf = groupBy(sorted, (claim) => (claim.kind === 'scenario' ? claim.requirement : undefined));
  const verdicts = new Map<Address, Verdict>();
  // Scenarios first: requirements are judged by their verdicts.
  for (const claim of sorted)
    if (claim.kind === 'scenario') verdicts.set(claim.address, judgeClaim(ground, claim, []));
  for (const claim of sorted) {
    if (claim.kind === 'scenario') continue;
    const parts = (scenariosOf.get(claim.address) ?? []).flatMap((one) => {
      const verdict = verdicts.get(one.address);
      return verdict === undefined ? [] : [{ claim: one, verdict }];
    });
    verdicts.set(claim.address, judgeClaim(ground, claim, parts));
  }
  return {
    verdicts: new Map(claims.flatMap(({ address }) => entryOf(verdicts, address))),
    capabilityVerdicts: judgeCapabilities({
      claims: sorted,
      verdicts,
      links: inReadingOrder(links.filter(isCounted)),
      models,
      capabilities,
      somethingExecuted,
      rankOf,
    }),
    unusedWaivers: waivers.unused(),
  };
}

/** What is known of all claims. */
interface Ground {
  readonly linksOf: ReadonlyMap<Address, readonly Link[]>;
  readonly evidenceOf: ReadonlyMap<Address, readonly Evidence[]>;
  readonly commandsOf: ReadonlyMap<Address, readonly CheckedCommand[]>;
  readonly policy: readonly Policy[];
  readonly waivers: WaiverBook;
  /** Some result of a test, an example or a review is known in the project. */
  readonly somethingExecuted: boolean;
  readonly rankOf: (piece: Evidence) => number;
}

/**
 * Judges one claim.
 * @param parts the scenarios of a requirement, judged already
 */
function judgeClaim(ground: Ground, claim: Claim, parts: readonly JudgedPart[]): Verdict {
  const { linksOf, evidenceOf, commandsOf, policy, rankOf } = ground;
  const own = evidenceOf.get(claim.address) ?? [];
  const below = parts.flatMap((part) => evidenceOf.get(part.claim.address) ?? []);
  const perScenario = parts.map((part) => linksOf.get(part.claim.address) ?? []);
  const links = inReadingOrder([...(linksOf.get(claim.address) ?? []), ...perScenario.flat()]);
  const ownCommands = commandsOf.get(claim.address) ?? [];
  const commands = inSpecOrder([...ownCommands, ...parts.flatMap(({ verdict }) => verdict.checkedBy)]);
  const sorted = sortEvidence(own);
  const older = olderThanRequirement(below);
  const obligations = parts.length > 0 ? [] : owedBy(claim, policy, sorted, ownCommands);
  const bare = rollUp([
    ...sorted.troubles,
    ...ownCommands.map(statusOfCommand),
    ...obligations.map(({ met }): VerdictStatus => (met ? 'verified' : 'unverified')),
    ...parts.map(({ verdict }) => verdict.status),
    ...older.map((): VerdictStatus => 'stale'),
  ]);
  const waiver = ground.waivers.waive(claim, bare);
  const status = waiver === undefined ? bare : 'waived';
  const { somethingExecuted } = ground;
  return {
    status,
    why: claimReasons({
      ...{ status, bare, sorted, older, parts, obligations, links, perScenario, commands, somethingExecuted },
      ...(waiver === undefined ? {} : { waiver }),
    }),
    claimedBy: links.filter(isCounted),
    checkedBy: commands,
    evidence: inStableOrder([...own, ...below], rankOf),
    deciding: inStableOrder(decidingOf(bare, { sorted, older, parts, obligations }), rankOf),
    obligations,
    ...waiverOf(status, waiver, parts),
  };
}

/** Evidence of scenarios that is older than the text of their requirement, unless the same test ran again since. */
function olderThanRequirement(below: readonly Evidence[]): readonly Evidence[] {
  if (!below.some((piece) => piece.olderThanRequirement)) return [];
  const perClaim = groupBy(below, (piece) => piece.claim);
  const originals = new Map<Evidence, Evidence>();
  return [...perClaim.values()].flatMap((pieces) => {
    const seen = pieces.map((piece): Evidence => {
      if (piece.olderThanRequirement !== true || piece.freshness.kind === 'stale') return piece;
      const older: Evidence = { ...piece, freshness: { kind: 'stale', reasons: [] } };
      originals.set(older, piece);
      return older;
    });
    const { stale, staleReviews } = sortEvidence(seen);
    return [...stale, ...staleReviews].flatMap((piece) => originals.get(piece) ?? []);
  });
}

/** What a claim without scenarios owes: what the policy says, and that its model ends as expected where it has one. */
function owedBy(
  claim: Claim,
  policy: readonly Policy[],
  { passed }: SortedEvidence,
  commands: readonly CheckedCommand[],
): readonly Obligation[] {
  const owed = obligationsOf(claim, policy, passed);
  if (commands.length === 0) return owed;
  const met = commands.every((command) => standingOf(command) === 'as-expected');
  const by = passed.filter((piece) => piece.kind === 'command');
  return [...owed, { owes: MODELS_OWED, met, by: met ? by : [] }];
}

/** The evidence that makes a status what it is. */
function decidingOf(
  status: VerdictStatus,
  ground: {
    readonly sorted: SortedEvidence;
    readonly older: readonly Evidence[];
    readonly parts: readonly JudgedPart[];
    readonly obligations: readonly Obligation[];
  },
): readonly Evidence[] {
  const { sorted, older, parts, obligations } = ground;
  const below = parts
    .filter(({ verdict }) => verdict.status === status)
    .flatMap(({ verdict }) => verdict.deciding);
  switch (status) {
    case 'refuted':
      return [...sorted.against, ...below];
    case 'inconclusive':
      return [...sorted.undecided, ...below];
    case 'stale':
      return [...sorted.stale, ...older, ...below];
    case 'unverified':
      return [];
    case 'waived':
      return below;
    case 'verified':
      return [
        ...obligations.flatMap(({ by }) => by),
        ...(parts.length === 0 ? [] : sorted.passed.filter((piece) => piece.weak === undefined)),
        ...below,
      ];
  }
}

/** The waiver of a claim itself, or the first of a part where the parts are waived. */
function waiverOf(
  status: VerdictStatus,
  own: Review | undefined,
  parts: readonly JudgedPart[],
): { readonly waiver?: Review } {
  if (status !== 'waived') return {};
  const waiver = own ?? parts.find(({ verdict }) => verdict.waiver !== undefined)?.verdict.waiver;
  return waiver === undefined ? {} : { waiver };
}

function commandsByClaim(models: readonly CheckedModel[]): ReadonlyMap<Address, readonly CheckedCommand[]> {
  const commands = new Map<Address, CheckedCommand[]>();
  for (const command of models.flatMap((model) => model.commands)) {
    for (const { claim } of command.bearings) {
      const known = commands.get(claim);
      if (known === undefined) commands.set(claim, [command]);
      else known.push(command);
    }
  }
  return commands;
}

/** The place of each claim when all are read in the order of the specs. */
function claimRanks(claims: readonly Claim[]): ReadonlyMap<Address, number> {
  const sorted = [...claims].sort(
    (a, b) =>
      compareTexts(a.span.path, b.span.path) ||
      a.span.start - b.span.start ||
      compareTexts(a.kind, b.kind) ||
      compareTexts(a.address, b.address),
  );
  return new Map(sorted.map((claim, index) => [claim.address, index]));
}

function entryOf(verdicts: ReadonlyMap<Address, Verdict>, address: Address): readonly [Address, Verdict][] {
  const verdict = verdicts.get(address);
  return verdict === undefined ? [] : [[address, verdict]];
}

function inReadingOrder(links: readonly Link[]): readonly Link[] {
  return [...links].sort(
    (a, b) =>
      compareTexts(a.from.path, b.from.path) ||
      a.from.start - b.from.start ||
      a.from.end - b.from.end ||
      compareTexts(a.claim ?? '', b.claim ?? '') ||
      compareTexts(a.label, b.label),
  );
}
