import { type CheckedCommand, VERDICT_STATUSES, type VerdictStatus } from '#model';
import type { JudgedPart } from './why.ts';
import { commandsAsExpected, openCommands, refutingCommands } from './why-models.ts';
import { countOf, joined, listOf } from './why-words.ts';

/** What speaks of a capability. */
export interface CapabilityGround {
  readonly status: VerdictStatus;
  /** Its claims in the order of the spec, with their verdicts. */
  readonly judged: readonly JudgedPart[];
  /** How many links name it and none of its claims. */
  readonly whole: number;
  /** Model commands that bear on it or on a claim of it. */
  readonly commands: readonly CheckedCommand[];
  readonly somethingExecuted: boolean;
}

/** Says why a capability has its verdict, what decides first. */
export function capabilityReasons(ground: CapabilityGround): readonly string[] {
  const { judged, whole, commands, somethingExecuted } = ground;
  const models = commandsAsExpected(commands, 0);
  const deciding = [...refutingCommands(commands), ...openCommands(commands)];
  if (judged.length === 0)
    return [...deciding, 'It has no requirement, so there is nothing to verify.', ...models];
  const requirements = judged.filter(({ claim }) => claim.kind === 'requirement');
  const scenarios = judged.filter(({ claim }) => claim.kind === 'scenario');
  const all = `${countOf(requirements.length, 'requirement', 'requirements')} and ${countOf(scenarios.length, 'scenario', 'scenarios')}`;
  const claimed = judged.filter(({ verdict }) => verdict.claimedBy.length > 0).length;
  const counts = [...countsOf(requirements, 'requirement'), ...countsOf(scenarios, 'scenario')];
  return [
    ...deciding,
    ...(somethingExecuted
      ? counts
      : [
          `${commands.length === 0 ? 'No executed evidence' : 'No executed test'}: Casebook has not seen a test result for any of its ${all}.`,
        ]),
    ...(somethingExecuted ? namesOfWorst(ground, requirements) : []),
    `${claimed} of ${judged.length} ${claimed === 1 ? 'is' : 'are'} claimed by a link or a tag.`,
    ...(whole > 0
      ? [`${countOf(whole, 'tag names', 'tags name')} it as a whole, which claims none of its requirements.`]
      : []),
    ...models,
  ];
}

/** `Of its 3 requirements 1 is refuted and 2 are verified.`, `All of its 3 scenarios are verified.` */
function countsOf(parts: readonly JudgedPart[], noun: string): readonly string[] {
  if (parts.length === 0) return [];
  const counts = VERDICT_STATUSES.flatMap((status) => {
    const n = parts.filter(({ verdict }) => verdict.status === status).length;
    return n === 0 ? [] : [`${n} ${n === 1 ? 'is' : 'are'} ${status}`];
  });
  const [status] = parts.map(({ verdict }) => verdict.status);
  return counts.length === 1
    ? [
        parts.length === 1
          ? `Its one ${noun} is ${status}.`
          : `All of its ${parts.length} ${noun}s are ${status}.`,
      ]
    : [`Of its ${parts.length} ${noun}s ${joined(counts)}.`];
}

function namesOfWorst({ status }: CapabilityGround, parts: readonly JudgedPart[]): readonly string[] {
  if (status === 'verified') return [];
  const worst = parts.filter(({ verdict }) => verdict.status === status);
  const names = worst.map(({ claim }) => claim.title);
  return names.length === 0
    ? []
    : [`${status.slice(0, 1).toUpperCase()}${status.slice(1)}: ${listOf(names)}.`];
}
