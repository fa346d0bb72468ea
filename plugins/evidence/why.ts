import { LIMITS } from '#config';
import {
  type CheckedCommand,
  type Claim,
  type Link,
  type LinkStatus,
  outcomeSentence,
  type Standing,
  standingOf,
} from '#model';

/** What speaks of a claim and of its scenarios. */
export interface ClaimGround {
  readonly links: readonly Link[];
  /** The links of each scenario of a requirement. */
  readonly perScenario: readonly (readonly Link[])[];
  /** Model commands that bear on it or on a scenario of it. */
  readonly commands: readonly CheckedCommand[];
}

/** Says why a claim has its verdict, what decides first. */
export function claimReasons({ links, perScenario, commands }: ClaimGround): readonly string[] {
  const claiming = links.filter((link) => link.status === 'covers' || link.status === 'moved');
  const reasons =
    claiming.length === 0
      ? [
          links.length === 0
            ? 'Nothing claims it: no evidence link and no tag in code.'
            : 'Nothing claims it: no evidence link or tag leads to code that was found.',
        ]
      : [
          `${nothingExecuted(commands)}: ${countOf(claiming.length, 'link claims it', 'links claim it')} (${tally(claiming)}); Casebook has not seen a test result.`,
        ];
  if (claiming.length > 0 && !claiming.some((link) => link.role === 'verifies'))
    reasons.push('None of these links names a test.');
  reasons.push(...linksThatDoNotCount(links));
  const bare = perScenario.filter((own) => !own.some((link) => claiming.includes(link))).length;
  if (claiming.length > 0 && bare > 0)
    reasons.push(`Nothing claims ${bare} of its ${countOf(perScenario.length, 'scenario', 'scenarios')}.`);
  return [
    ...decidingCommands(commands),
    ...reasons,
    ...commandsAsExpected(commands, LIMITS.commandsInReason),
  ];
}

/** What speaks of a capability. */
export interface CapabilityGround {
  readonly claims: readonly Claim[];
  /** How many of them a link or a tag claims. */
  readonly claimed: number;
  /** How many links name it and none of its claims. */
  readonly whole: number;
  /** Model commands that bear on it or on a claim of it. */
  readonly commands: readonly CheckedCommand[];
}

/** Says why a capability has its verdict, what decides first. */
export function capabilityReasons({ claims, claimed, whole, commands }: CapabilityGround): readonly string[] {
  const models = commandsAsExpected(commands, 0);
  if (claims.length === 0) {
    return [
      ...decidingCommands(commands),
      'It has no requirement, so there is nothing to verify.',
      ...models,
    ];
  }
  const requirements = claims.filter((claim) => claim.kind === 'requirement').length;
  const scenarios = claims.length - requirements;
  const all = `${countOf(requirements, 'requirement', 'requirements')} and ${countOf(scenarios, 'scenario', 'scenarios')}`;
  return [
    ...decidingCommands(commands),
    `${nothingExecuted(commands)}: Casebook has not seen a test result for any of its ${all}.`,
    `${claimed} of ${claims.length} ${claimed === 1 ? 'is' : 'are'} claimed by a link or a tag.`,
    ...(whole > 0
      ? [`${countOf(whole, 'tag names', 'tags name')} it as a whole, which claims none of its requirements.`]
      : []),
    ...models,
  ];
}

/** A model command that was run is executed evidence, though none of the code. */
function nothingExecuted(commands: readonly CheckedCommand[]): string {
  return commands.length === 0 ? 'No executed evidence' : 'No executed test';
}

/** Commands that refute, then those without an answer: each with its scope, as far as a reader can follow. */
function decidingCommands(commands: readonly CheckedCommand[]): readonly string[] {
  const sentences = (standing: Standing, start: string, rest: (count: number) => string) => {
    const all = commands.filter((command) => standingOf(command) === standing);
    const shown = all.slice(0, LIMITS.commandsInReason);
    return [
      ...shown.map((command) => `${start}: ${outcomeSentence(command)}`),
      ...(all.length > shown.length ? [rest(all.length - shown.length)] : []),
    ];
  };
  return [
    ...sentences(
      'unexpected',
      'Its model refutes it',
      (count) => `${countOf(count, 'more model command', 'more model commands')} did not end as expected.`,
    ),
    ...sentences(
      'undecided',
      'Its model leaves it open',
      (count) => `${countOf(count, 'more model command', 'more model commands')} ended without an answer.`,
    ),
  ];
}

/** How many commands end as expected, and the first of them with their scopes. */
function commandsAsExpected(commands: readonly CheckedCommand[], most: number): readonly string[] {
  const fine = commands.filter((command) => standingOf(command) === 'as-expected');
  if (fine.length === 0) return [];
  const shown = fine.slice(0, most);
  const left = fine.length - shown.length;
  return [
    `${fine.length} of ${countOf(commands.length, 'model command ends', 'model commands end')} as expected within ${fine.length === 1 ? 'its scope' : 'their scopes'}, which speaks for the model and says nothing of the code.`,
    ...shown.map(outcomeSentence),
    ...(shown.length > 0 && left > 0 ? [`So do ${left} more.`] : []),
  ];
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

function countOf(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
