import type { Instance, InstanceState } from '#model';

/**
 * Gives an instance as text for terminals: a line per signature, a line per field where its tuples fit, else one per tuple;
 * of a trace, each state with what changed.
 */
export function formatInstance(instance: Instance): string {
  const { states, loop } = instance;
  const lines: string[] = [];
  let before = new Map<string, readonly string[]>();
  for (const [index, state] of states.entries()) {
    const now = entriesOf(state);
    const changed = [...now].filter(([name, values]) => before.get(name)?.join() !== values.join());
    if (loop !== undefined) lines.push(headline(index, states.length, loop));
    const indent = loop === undefined ? '' : '  ';
    for (const [name, values] of changed) lines.push(...formatEntry(name, values, indent));
    if (changed.length === 0) lines.push(`${indent}(unchanged)`);
    before = now;
  }
  return `${lines.join('\n')}\n`;
}

function headline(index: number, count: number, loop: number): string {
  const back = index === count - 1 ? `, then state ${loop} again` : '';
  return `State ${index}${back}`;
}

/** What is shown of a state, by name: atoms of signatures, tuples of fields and witnesses. */
function entriesOf(state: InstanceState): Map<string, readonly string[]> {
  const entries = new Map<string, readonly string[]>();
  for (const { name, atoms } of state.signatures) entries.set(name, atoms);
  for (const { signature, name, tuples } of state.fields)
    entries.set(`${signature}.${name}`, tuples.map(formatTuple));
  for (const { name, tuples } of state.witnesses) entries.set(name, tuples.map(formatTuple));
  return entries;
}

function formatTuple(atoms: readonly string[]): string {
  return atoms.join(' → ');
}

const WIDTH = 100;

function formatEntry(name: string, values: readonly string[], indent: string): string[] {
  const line = `${indent}${name} = ${values.length === 0 ? '∅' : values.join(', ')}`;
  if (line.length <= WIDTH) return [line];
  return [`${indent}${name} =`, ...values.map((value) => `${indent}  ${value}`)];
}
