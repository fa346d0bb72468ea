import type { Formula } from '../formula.ts';
import { visitVariables } from '../formulas.ts';

/** Verbs of which a system cannot do both to one object at one time. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['show', 'hide'],
  ['display', 'hide'],
  ['enable', 'disable'],
  ['accept', 'reject'],
  ['allow', 'deny'],
  ['allow', 'prevent'],
  ['allow', 'block'],
  ['permit', 'deny'],
  ['permit', 'forbid'],
  ['grant', 'deny'],
  ['approve', 'reject'],
  ['open', 'close'],
  ['start', 'stop'],
  ['lock', 'unlock'],
  ['activate', 'deactivate'],
  ['include', 'exclude'],
  ['connect', 'disconnect'],
  ['mute', 'unmute'],
  ['expand', 'collapse'],
  ['raise', 'lower'],
  ['increase', 'decrease'],
  ['keep', 'delete'],
  ['keep', 'discard'],
  ['retain', 'delete'],
  ['retain', 'discard'],
];

const OPPOSITES: ReadonlyMap<string, readonly string[]> = opposites();

function opposites(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [a, b] of PAIRS) {
    found.set(a, [...(found.get(a) ?? []), b]);
    found.set(b, [...(found.get(b) ?? []), a]);
  }
  return found;
}

const ACTION = /^do: (\S+) (.+)$/;

/** Keys of undeclared actions with the opposite verb and the identical object. */
export function oppositeKeys(key: string): readonly string[] {
  const match = ACTION.exec(key);
  if (match === null) return [];
  const [, verb = '', object = ''] = match;
  return (OPPOSITES.get(verb) ?? []).map((other) => `do: ${other} ${object}`);
}

/** Facts that no action and its opposite are done together, for the actions that the formulas speak of. */
export function oppositeFacts(
  formulas: readonly Formula[],
): readonly { readonly keys: readonly [string, string]; readonly formula: Formula }[] {
  const actions = new Map<string, Formula>();
  for (const formula of formulas) {
    visitVariables(formula, (variable) => {
      if (variable.role === 'response' && variable.sort.kind === 'flag')
        actions.set(variable.key, { kind: 'flag', variable });
    });
  }
  return [...actions].flatMap(([key, action]) =>
    oppositeKeys(key).flatMap((other) => {
      const second = actions.get(other);
      if (second === undefined || key > other) return [];
      const formula: Formula = { kind: 'not', of: { kind: 'and', of: [action, second] } };
      return [{ keys: [key, other] as const, formula }];
    }),
  );
}
