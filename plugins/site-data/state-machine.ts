import { LIMITS } from '#config';
import type { StateMachine } from '#model';
import type { GraphEdge, GraphNode } from '#render';
import { toSlug } from './addresses.ts';
import { claimLink } from './consistency.ts';
import { listOf } from './coverage-of-sentences.ts';
import type { MachineView } from './ears-types.ts';
import { authorHtml } from './sentence-reading.ts';
import { capabilityHref, type SiteIndex } from './site-index.ts';
import type { MapView } from './types.ts';
import { placeOf } from './views.ts';

const ANY = 'any state';

/** A state with the moves that sentences ask for: a picture, and the same as a table. */
export async function toMachineView(index: SiteIndex, machine: StateMachine): Promise<MachineView> {
  const { name, capability, states, moves } = machine;
  const title = index.assessment.capabilities.find(({ id }) => id === capability)?.title;
  return {
    id: `machine-${toSlug([capability ?? 'all', name].join(' ').replaceAll('/', ' '), 'kept')}`,
    name,
    ...(capability === undefined
      ? {}
      : { capability: { href: capabilityHref(index, capability), text: title ?? capability } }),
    ...(states.length + moves.length > LIMITS.mapNodes ? {} : { map: await drawMachine(index, machine) }),
    states,
    moves: moves.map((move) => {
      const tag = index.claims.get(move.claim)?.tag;
      return {
        ...(move.from === undefined ? {} : { from: move.from }),
        to: move.to,
        on: move.on.map((text) => authorHtml(index, move, text)),
        claim: claimLink(index, move.claim),
        ...(tag === undefined ? {} : { tag }),
        at: placeOf(index, move.span),
      };
    }),
    remarks: remarksOn(machine),
  };
}

/** Each move is a box between two states, so that its words have room. */
async function drawMachine(index: SiteIndex, { name, states, moves }: StateMachine): Promise<MapView> {
  const values = [...new Set([...states, ...moves.flatMap(({ from, to }) => [...(from ? [from] : []), to])])];
  const state = (value: string): GraphNode => ({ id: `state ${value}`, label: value, classes: ['state'] });
  const nodes: GraphNode[] = values.map(state);
  if (moves.some(({ from }) => from === undefined))
    nodes.push({ id: ANY, label: ANY, classes: ['state', 'any'] });
  const edges: GraphEdge[] = [];
  const items: { text: string; href?: string; depth: number }[] = [];
  for (const [at, { from, to, on, claim }] of moves.entries()) {
    const id = `move ${at}`;
    const href = index.hrefs.get(claim);
    const tag = index.claims.get(claim)?.tag;
    const label = on.length === 0 ? (tag ?? 'always') : on.join(' and ').replaceAll('`', '');
    nodes.push({ id, label, classes: ['move'], ...(href === undefined ? {} : { href }) });
    edges.push({ from: from === undefined ? ANY : `state ${from}`, to: id, classes: ['move'] });
    edges.push({ from: id, to: `state ${to}`, classes: ['move'], directed: true });
    const text = `from ${from ?? ANY} to ${to}${on.length === 0 ? '' : `, when ${on.join(' and ')}`}`;
    items.push({ text, depth: 0, ...(href === undefined ? {} : { href }) });
  }
  const label = `${name}: its states and the moves between them`;
  return { svg: await index.renderer.graph({ label, direction: 'down', nodes, edges }), label, items };
}

/** What a reader would ask about: a value that nothing leads to, or that nothing leaves. */
function remarksOn({ states, moves }: StateMachine): readonly string[] {
  const reached = new Set(moves.map(({ to }) => to));
  const left = new Set(moves.flatMap(({ from }) => (from === undefined ? states : [from])));
  const unreached = states.filter((value) => !reached.has(value));
  const final = states.filter((value) => !left.has(value));
  return [
    ...(unreached.length > 0
      ? [
          `No sentence leads to ${listOf(unreached)}: is it where everything starts, or is a sentence missing?`,
        ]
      : []),
    ...(final.length > 0
      ? [`No sentence leaves ${listOf(final)}: does everything end there, or is a sentence missing?`]
      : []),
  ];
}
