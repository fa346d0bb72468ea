import type { Policy } from '#config';
import {
  type Address,
  type CheckedCommand,
  type CheckedModel,
  type Claim,
  type Evidence,
  type EvidenceBase,
  groupBy,
  type Link,
  type Review,
  standingOf,
  type Verdict,
  type VerdictStatus,
} from '#model';
import { rollUp } from './roll-up.ts';
import { capabilityReasons, claimReasons } from './why.ts';

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
 * Judges every claim by its links and by the model commands that bear on it, a requirement also by its scenarios, a
 * capability by its requirements and by the commands that bear on no claim.
 *
 * A command that ends otherwise than its author expects refutes; one without an answer leaves the claim inconclusive. One
 * that ends as expected speaks for the model, which is not the code: it never verifies a claim that owes a test.
 * Ensures: the order of claims, links and models does not matter; links and tags are claimed evidence, so nothing becomes
 * `verified` by them; missing and duplicate links count for nothing.
 */
export function judge({ claims, links, models = [], capabilities = [] }: JudgeInput): Judgement {
  const linksOf = groupBy(links, (link) => link.claim);
  const commandsOf = commandsByClaim(models);
  const scenariosOf = groupBy(claims, (claim) => (claim.kind === 'scenario' ? claim.requirement : undefined));
  const verdicts = new Map<Address, Verdict>();
  for (const claim of claims) {
    const scenarios = claim.kind === 'requirement' ? (scenariosOf.get(claim.address) ?? []) : [];
    const own = linksOf.get(claim.address) ?? [];
    const perScenario = scenarios.map((scenario) => linksOf.get(scenario.address) ?? []);
    const all = inReadingOrder([...own, ...perScenario.flat()]);
    const checks = [claim, ...scenarios].map(({ address }) => commandsOf.get(address) ?? []);
    const commands = inSpecOrder(checks.flat());
    // A requirement owes nothing but its models beside its scenarios, where it has some.
    const owing = scenarios.length > 0 ? checks.slice(1) : checks;
    verdicts.set(claim.address, {
      status: rollUp([...commands.map(statusOf), ...owing.map(statusWithoutTest)]),
      why: claimReasons({ links: all, perScenario, commands }),
      claimedBy: all.filter(counts),
      checkedBy: commands,
      evidence: [],
      deciding: [],
      obligations: [],
    });
  }
  const wholes = groupBy(links.filter(counts), (link) =>
    link.claim === undefined ? link.capability : undefined,
  );
  const loose = groupBy(
    models.flatMap((model) => model.commands).filter((command) => command.bearings.length === 0),
    (command) => command.capability,
  );
  return {
    unusedWaivers: [],
    verdicts,
    capabilityVerdicts: judgeCapabilities(claims, verdicts, { wholes, loose }, capabilities),
  };
}

/** What one command says of the claim it bears on. */
function statusOf(command: CheckedCommand): VerdictStatus {
  switch (standingOf(command)) {
    case 'unexpected':
      return 'refuted';
    case 'undecided':
      return 'inconclusive';
    case 'as-expected':
      return 'verified';
  }
}

/** What a claim has of the executed test, example or proof that it owes: none is read yet. */
function statusWithoutTest(): VerdictStatus {
  return 'unverified';
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

/** What speaks of a capability as a whole: links that name it, commands that bear on none of its claims. */
interface Whole {
  readonly wholes: ReadonlyMap<string, readonly Link[]>;
  readonly loose: ReadonlyMap<string, readonly CheckedCommand[]>;
}

function judgeCapabilities(
  claims: readonly Claim[],
  verdicts: ReadonlyMap<Address, Verdict>,
  { wholes, loose }: Whole,
  capabilities: readonly string[],
): Map<string, Verdict> {
  const byCapability = groupBy(claims, (claim) => claim.capability);
  const ids = [...new Set([...capabilities, ...byCapability.keys()])].sort();
  return new Map(
    ids.map((id): [string, Verdict] => {
      const own = byCapability.get(id) ?? [];
      const whole = wholes.get(id) ?? [];
      const verdictsOf = own.flatMap((claim) => verdicts.get(claim.address) ?? []);
      const claimed = own.filter((claim) => (verdicts.get(claim.address)?.claimedBy.length ?? 0) > 0);
      const free = loose.get(id) ?? [];
      const commands = inSpecOrder([...verdictsOf.flatMap((one) => one.checkedBy), ...free]);
      return [
        id,
        {
          status:
            own.length === 0
              ? rollUp([...free.map(statusOf), 'unverified'])
              : rollUp([...verdictsOf.map((verdict) => verdict.status), ...free.map(statusOf)]),
          why: capabilityReasons({ claims: own, claimed: claimed.length, whole: whole.length, commands }),
          claimedBy: inReadingOrder([...new Set([...verdictsOf.flatMap((one) => one.claimedBy), ...whole])]),
          checkedBy: commands,
          evidence: [],
          deciding: [],
          obligations: [],
        },
      ];
    }),
  );
}

/** True for a link that claims something: the code it names was found. */
function counts(link: Link): boolean {
  return link.status === 'covers' || link.status === 'moved';
}

/** Each command once, in the order of the specs. */
function inSpecOrder(commands: readonly CheckedCommand[]): readonly CheckedCommand[] {
  return [...new Set(commands)].sort(
    (a, b) =>
      compare(a.command.span.path, b.command.span.path) ||
      a.command.span.start - b.command.span.start ||
      a.command.index - b.command.index,
  );
}

function inReadingOrder(links: readonly Link[]): readonly Link[] {
  return [...links].sort(
    (a, b) =>
      compare(a.from.path, b.from.path) ||
      a.from.start - b.from.start ||
      a.from.end - b.from.end ||
      compare(a.claim ?? '', b.claim ?? '') ||
      compare(a.label, b.label),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
