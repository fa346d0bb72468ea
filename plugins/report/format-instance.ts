import type { Instance, InstanceState } from '#model';
import { visibleText } from './visible-text.ts';

/**
 * An instance as lines of text: what every signature and field holds, state by state for a trace. After the first state
 * only what changed is shown.
 */
export function formatInstance(instance: Instance): string {
  const { states, loop } = instance;
  const lines: string[] = [];
  for (const [index, state] of states.entries()) {
    if (loop !== undefined) lines.push(stateTitle(index, loop, states.length));
    const before = states[index - 1];
    const known = new Map(before ? valuesOf(before) : []);
    const values = valuesOf(state).filter(([name, value]) => known.get(name) !== value);
    const indent = loop === undefined ? '' : '  ';
    if (values.length === 0) lines.push(`${indent}nothing changed`);
    for (const [name, value] of values) lines.push(`${indent}${name} = ${value}`);
  }
  return lines.map(visibleText).join('\n');
}

function stateTitle(index: number, loop: number, count: number): string {
  const back = index === count - 1 ? `, then state ${loop} again` : '';
  return `state ${index}${back}`;
}

function valuesOf(state: InstanceState): readonly (readonly [string, string])[] {
  return [
    ...state.signatures.map(({ name, atoms }) => [name, setOf(atoms)] as const),
    ...state.fields.map(({ signature, name, tuples }) => [`${signature}.${name}`, tuplesOf(tuples)] as const),
    ...state.witnesses.map(({ name, tuples }) => [name, tuplesOf(tuples)] as const),
  ];
}

function tuplesOf(tuples: readonly (readonly string[])[]): string {
  return setOf(tuples.map((tuple) => tuple.join('→')));
}

function setOf(members: readonly string[]): string {
  return members.length === 0 ? 'none' : `{ ${members.join(', ')} }`;
}
