import type { Circuit, Wire } from '../circuit/circuit.ts';
import { FALSE, TRUE } from '../circuit/circuit.ts';
import type { Formula } from '../relational/expression.ts';
import { PLACES, type Place, type TraceShape } from './trace.ts';

/** What the operators of time need to know of their operands. */
export interface Operands {
  readonly circuit: Circuit;
  readonly trace: TraceShape;
  pastDepth(node: Formula): number;
  formula(node: Formula, place: Place): Wire;
  /** Its value in the state after `place`. */
  formulaNext(node: Formula, place: Place): Wire;
}

type Temporal = Extract<Formula, { kind: 'temporal' }>;
type BinaryTemporal = Extract<Formula, { kind: 'binary-temporal' }>;

/**
 * The value of a temporal formula at a place, as equations over the finitely many places of a lasso.
 *
 * With past operators the same state of the loop differs from pass to pass, but a formula in which they nest d deep is the same
 * from pass d on (Latvala, Biere, Heljanko, Junttila: Simple is better, 2005): so places reach up to pass d, and the last state
 * of pass d is followed by the loop's first state in pass d again. There future operators need a second look at the loop's
 * states that lie before the place; all other places have their successor in the equations.
 * *Requires*: `place` has a pass of at most the formula's past depth and lies in the trace.
 */
export function translateTemporal(operands: Operands, node: Temporal, place: Place): Wire {
  const { operand } = node;
  const value = (state: number, pass: number) => operands.formula(operand, pass * PLACES + state);
  switch (node.operator) {
    case 'always':
      return translateAlways(operands, node, place, value);
    case 'eventually':
      return -translateAlways(operands, node, place, (state, pass) => -value(state, pass));
    case 'after':
      return operands.formulaNext(operand, place);
    case 'before':
      return previous(operands, place % PLACES, Math.floor(place / PLACES), FALSE, value);
    case 'once':
      return translateSince(operands, place, () => TRUE, value);
    case 'historically':
      return -translateSince(
        operands,
        place,
        () => TRUE,
        (state, pass) => -value(state, pass),
      );
  }
}

/** As `translateTemporal`, for operators of two operands. */
export function translateBinaryTemporal(operands: Operands, node: BinaryTemporal, place: Place): Wire {
  const dual = node.operator === 'releases' || node.operator === 'triggered';
  const sign = dual ? -1 : 1;
  const left = (state: number, pass: number) => sign * operands.formula(node.left, pass * PLACES + state);
  const right = (state: number, pass: number) => sign * operands.formula(node.right, pass * PLACES + state);
  const future = node.operator === 'until' || node.operator === 'releases';
  return (
    sign *
    (future
      ? translateUntil(operands, node, place, left, right)
      : translateSince(operands, place, left, right))
  );
}

type Values = (state: number, pass: number) => Wire;

function translateAlways(operands: Operands, node: Formula, place: Place, value: Values): Wire {
  const { circuit, trace } = operands;
  const state = place % PLACES;
  const pass = Math.floor(place / PLACES);
  const lastPass = operands.pastDepth(node);
  const looped = (at: number, inPass: number) => circuit.implies(trace.inLoop[at] as Wire, value(at, inPass));
  const each: Wire[] = [];
  for (let at = state; at < trace.length; at++) {
    each.push(value(at, pass));
    if (each.at(-1) === FALSE) return FALSE;
  }
  if (pass === lastPass) for (let at = 0; at < state; at++) each.push(looped(at, pass));
  for (let later = pass + 1; later <= lastPass; later++) {
    for (let at = 0; at < trace.length; at++) each.push(looped(at, later));
  }
  if (state === 0) return circuit.all(each);
  // Neighbouring states share the ends of their lists.
  return each.reduceRight((rest, wire) => circuit.and(wire, rest), TRUE);
}

/** `left until right`: right somewhere from here on, left at all places before it. */
function translateUntil(
  operands: Operands,
  node: BinaryTemporal,
  place: Place,
  left: Values,
  right: Values,
): Wire {
  const { circuit, trace } = operands;
  const state = place % PLACES;
  const pass = Math.floor(place / PLACES);
  const lastPass = operands.pastDepth(node);
  const walk = (from: number, to: number, inPass: number, end: Wire): Wire[] => {
    const values: Wire[] = [];
    let next = end;
    for (let at = to - 1; at >= from; at--) {
      next = circuit.or(right(at, inPass), circuit.and(left(at, inPass), next));
      values[at] = next;
    }
    return values;
  };
  const fromLoop = (values: readonly Wire[]) =>
    circuit.select(
      trace.selectors,
      trace.selectors.map((_, at) => values[at] ?? FALSE),
    );
  // In the last pass, only the loop's states before `state` were not looked at yet when the trace goes back.
  let end = fromLoop(walk(0, pass === lastPass ? state : trace.length, lastPass, FALSE));
  for (let later = lastPass - 1; later > pass; later--) end = fromLoop(walk(0, trace.length, later, end));
  return walk(state, trace.length, pass, end)[state] as Wire;
}

/** `left since right`: right somewhere up to here, left at all places after it. */
function translateSince({ circuit, trace }: Operands, place: Place, left: Values, right: Values): Wire {
  const state = place % PLACES;
  const pass = Math.floor(place / PLACES);
  let before: Wire[] = [];
  for (let inPass = 0; inPass <= pass; inPass++) {
    const values: Wire[] = [];
    const end = inPass === pass ? state + 1 : trace.length;
    for (let at = 0; at < end; at++) {
      const last = entry(circuit, trace, at, before[trace.length - 1] ?? FALSE, values[at - 1], inPass);
      values.push(circuit.or(right(at, inPass), circuit.and(left(at, inPass), last)));
    }
    before = values;
  }
  return before[state] as Wire;
}

/** The value before a place, where `loopEnd` is that at the end of the pass before and `beside` that of the state before. */
function entry(
  circuit: Circuit,
  trace: TraceShape,
  state: number,
  loopEnd: Wire,
  beside: Wire | undefined,
  pass: number,
): Wire {
  if (beside === undefined) return loopEnd;
  return pass === 0 ? beside : circuit.choice(trace.selectors[state] as Wire, loopEnd, beside);
}

function previous(
  { circuit, trace }: Operands,
  state: number,
  pass: number,
  first: Wire,
  value: Values,
): Wire {
  const loopEnd = pass === 0 ? first : value(trace.length - 1, pass - 1);
  return entry(circuit, trace, state, loopEnd, state === 0 ? undefined : value(state - 1, pass), pass);
}
