import type { Circuit, Wire } from '../circuit/circuit.ts';
import { FALSE, TRUE } from '../circuit/circuit.ts';

/**
 * A place of a trace: the number of a state, and how often the loop has been gone through before.
 * *Shape*: `pass * PLACES + state`. States from the trace's length on are those after its last one, with pass 0.
 */
export type Place = number;

/** More states than any trace has, with those that primes can reach after its end. */
export const PLACES = 2048;

/**
 * The shape of all traces of one length: states 0 to `length - 1`, the last one followed by the one whose selector is true.
 * A static problem is a trace of one state.
 */
export class TraceShape {
  readonly length: number;
  /** Of these, exactly one is true in every solution. */
  readonly selectors: readonly Wire[];
  /** Whether a state is in the loop. */
  readonly inLoop: readonly Wire[];

  constructor(circuit: Circuit, length: number) {
    this.length = length;
    this.selectors = length === 1 ? [TRUE] : Array.from({ length }, () => circuit.variable());
    let before: Wire = FALSE;
    this.inLoop = this.selectors.map((selector, state) => {
      before = state === length - 1 ? TRUE : circuit.or(before, selector);
      return before;
    });
  }

  /** What makes exactly one selector true. */
  constraints(circuit: Circuit): Wire[] {
    if (this.length === 1) return [];
    const wires = [circuit.any(this.selectors)];
    for (const [index, a] of this.selectors.entries()) {
      for (const b of this.selectors.slice(index + 1)) wires.push(-circuit.and(a, b));
    }
    return wires;
  }

  /** The state that comes `further` states after the last one when the loop begins at `start`; 0 is `start` itself. */
  stateBeyond(start: number, further: number): number {
    return start + (further % (this.length - start));
  }
}
