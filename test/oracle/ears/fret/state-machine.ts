import type { Expression, Printing } from '../expression.ts';
import { printExpression } from '../expression.ts';
import type { OutsideRequirement, OutsideSpec } from '../outside-set.ts';
import type { FretRequirement } from './read-fret.ts';

/** One of the two machines of the set: the autopilot, or the sensor. */
interface Machine {
  readonly subject: string;
  /** The state before, the state after, as formulas name them. */
  readonly before: string;
  readonly after: string;
  readonly values: readonly string[];
  /** What the prefix of a value's name is in formulas: `ap_nominal_state`. */
  readonly prefix: string;
}

const MACHINES: readonly Machine[] = [
  {
    subject: 'autopilot',
    before: 'state',
    after: 'STATE',
    values: ['TRANSITION', 'NOMINAL', 'STANDBY', 'MANEUVER'],
    prefix: 'ap_',
  },
  {
    subject: 'sensor',
    before: 'senstate',
    after: 'SENSTATE',
    values: ['NOMINAL', 'TRANSITION', 'FAULT'],
    prefix: 'sen_',
  },
];

/** The flags of the formulas, and how the English text says them. */
const FLAGS: readonly string[] = [
  'flag standby "the pilot is in control (standby)" "the pilot is in control" not "the pilot is not in control (not standby)" "the pilot is not in control"',
  'flag apfail "a failure occurs (apfail)"',
  'flag good "sensor data is good"',
  'flag supported "the system is supported"',
  'flag request "the autopilot is requesting support (request)" not "the autopilot is not requesting support (not request)"',
  'flag limits "limits are exceeded" not "limits are not exceeded (not limits)"',
  'flag activeMode "the autopilot reports the correct active mode (mode)"',
];

/**
 * Says NASA's finite-state-machine set as EARS, one spec for each machine: the English rationale of a requirement where it
 * states the move, its formula where it does not.
 * Ensures: the words of a rationale are the author's, but for a missing space and PULLUP, which the texts alone have for
 * the state MANEUVER.
 * @param ids which requirements, in their order
 */
export function machineSpecs(
  requirements: readonly FretRequirement[],
  ids: readonly string[],
): readonly OutsideSpec[] {
  return MACHINES.map((machine) => {
    const said = ids.flatMap((id): OutsideRequirement[] => {
      const requirement = requirements.find((each) => each.id === id);
      const move = requirement === undefined ? undefined : moveOf(requirement, machine);
      return requirement === undefined || move === undefined
        ? []
        : [{ id, sentence: sentenceOf(requirement, move, machine) }];
    });
    const text = said.map(({ sentence }) => sentence).join(' ');
    return {
      name: machine.subject,
      vocabulary: [
        `system ${machine.subject}`,
        `state ${machine.before} : ${machine.values.join(' | ')}`,
        `  "the ${machine.subject} state is {v}"`,
        '  set-by "change states from {u} to {v}" "change state to {v}"',
        ...FLAGS.filter((line) => isUsed(line, text)),
      ],
      requirements: said,
    };
  });
}

/** A move: when it is to be made, and to which state. */
interface Move {
  readonly guard: Expression;
  readonly to: string;
}

/** `(g) => STATE = v`; undefined where a requirement is about something else. */
function moveOf({ formula }: FretRequirement, machine: Machine): Move | undefined {
  if (formula.kind !== 'binary' || formula.operator !== '=>') return undefined;
  const { left, right } = formula;
  if (right.kind !== 'binary' || right.operator !== '=' || right.left.kind !== 'name') return undefined;
  if (right.left.name !== machine.after || right.right.kind !== 'name') return undefined;
  return { guard: left, to: stateOf(right.right.name, machine) };
}

function sentenceOf({ rationale }: FretRequirement, { guard, to }: Move, machine: Machine): string {
  const text = rationale.replace(/([A-Z])when\b/, '$1 when').replace(/\bfrom PULLUP\b/, 'from MANEUVER');
  const states = /\bchange states from \w+ to (\w+) when\b/.exec(text);
  // A rationale that names another state than its formula was copied from elsewhere.
  if (states?.[1] === to) return `${text.replace(/\.$/, '')}.`;
  const printing: Printing = {
    isFlag: (name) => name !== machine.before && !name.endsWith('_state'),
    rename: (name) => (name.endsWith('_state') ? stateOf(name, machine) : name),
  };
  return `WHILE \`${printExpression(guard, printing)}\`, the ${machine.subject} shall change state to ${to}.`;
}

/** `ap_nominal_state` is NOMINAL. */
function stateOf(name: string, { prefix }: Machine): string {
  return name
    .replace(prefix, '')
    .replace(/_state$/, '')
    .toUpperCase();
}

/** Whether a sentence uses the flag, by its name in code or by a phrase. */
function isUsed(line: string, text: string): boolean {
  const [, name = ''] = line.split(' ');
  const phrases = [...line.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
  return (
    new RegExp(`\`[^\`]*\\b${name}\\b[^\`]*\``).test(text) || phrases.some((phrase) => text.includes(phrase))
  );
}
