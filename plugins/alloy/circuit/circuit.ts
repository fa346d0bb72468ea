import { Budget, LimitReached } from './budget.ts';

/** A gate or variable of a circuit as its number, its negation as the negative number. */
export type Wire = number;

/** The wires that are always true and always false. */
export const TRUE: Wire = 1;
export const FALSE: Wire = -1;

/** What a number of a circuit stands for; `GATE.constant` is number 1 only. */
export const GATE = {
  constant: 0,
  variable: 1,
  /** All operands, two or more, ascending by number. */
  and: 2,
  /** Exactly one of two. */
  xor: 3,
  /** First operand ? second : third. */
  choice: 4,
  /** At least two of three. */
  majority: 5,
  /**
   * Pairs selector, value: the value of the selector that is true. *Requires*: whoever asserts anything also asserts that
   * exactly one of the selectors is true.
   */
  select: 6,
} as const;

/** A size of a circuit, to come back to. */
export interface CircuitMark {
  readonly gates: number;
  readonly steps: number;
}

/** Absorption looks into operands no longer than this. */
const SHORT_GATE = 8;

/**
 * A Boolean circuit in which equal gates are one gate: a gate is looked up before it is made, and constants, repetitions and
 * contradictions between neighbours disappear.
 * *Ensures*: the same calls after the same calls give the same wires, whatever was made and released in between.
 * *Limits*: `limits.gates` of the budget.
 */
export class Circuit {
  readonly budget: Budget;
  private count = 2;
  private kinds = new Uint8Array(1 << 12);
  /** Operands of gate g are `pool[starts[g]]` up to `pool[starts[g + 1]]`. */
  private starts = new Int32Array((1 << 12) + 1);
  private pool = new Int32Array(1 << 14);
  private table = new Int32Array(1 << 13);
  private scratch = new Int32Array(1 << 10);

  constructor(budget: Budget = new Budget()) {
    this.budget = budget;
    this.kinds[1] = GATE.constant;
  }

  /** One more than the largest number in use. */
  get size(): number {
    return this.count;
  }

  /** How many gates there is room for without taking more memory. */
  get capacity(): number {
    return this.kinds.length;
  }

  /** A value of `GATE`. */
  kind(gate: number): number {
    return this.kinds[gate] as number;
  }

  operandCount(gate: number): number {
    return (this.starts[gate + 1] as number) - (this.starts[gate] as number);
  }

  operand(gate: number, index: number): Wire {
    return this.pool[(this.starts[gate] as number) + index] as number;
  }

  mark(): CircuitMark {
    return { gates: this.count, steps: this.budget.spent() };
  }

  /** Forgets everything made since `mark`, exactly as if it had never been made. */
  release(mark: CircuitMark): void {
    // Entries leave the table in the opposite order of coming, so that no chain of entries is cut.
    for (let gate = this.count - 1; gate >= mark.gates; gate--) {
      if (this.kinds[gate] !== GATE.variable) this.table[this.slotOf(gate)] = 0;
    }
    this.count = mark.gates;
    this.budget.rewind(mark.steps);
  }

  variable(): Wire {
    return this.append(GATE.variable, 0);
  }

  and(a: Wire, b: Wire): Wire {
    if (a === FALSE || b === FALSE || a === -b) return FALSE;
    if (a === TRUE || a === b) return b;
    if (b === TRUE) return a;
    const simpler = this.absorb(a, b) || this.absorb(b, a);
    if (simpler !== 0) return simpler;
    const first = Math.abs(a) < Math.abs(b);
    this.scratch[0] = first ? a : b;
    this.scratch[1] = first ? b : a;
    return this.intern(GATE.and, 2);
  }

  or(a: Wire, b: Wire): Wire {
    return -this.and(-a, -b);
  }

  implies(a: Wire, b: Wire): Wire {
    return -this.and(a, -b);
  }

  xor(a: Wire, b: Wire): Wire {
    if (a === b) return FALSE;
    if (a === -b) return TRUE;
    const sign = a < 0 !== b < 0 ? -1 : 1;
    const left = Math.min(Math.abs(a), Math.abs(b));
    const right = Math.max(Math.abs(a), Math.abs(b));
    // The constant has the smallest number.
    if (left === TRUE) return -right * sign;
    this.scratch[0] = left;
    this.scratch[1] = right;
    return this.intern(GATE.xor, 2) * sign;
  }

  iff(a: Wire, b: Wire): Wire {
    return -this.xor(a, b);
  }

  choice(condition: Wire, then: Wire, otherwise: Wire): Wire {
    if (condition < 0) return this.choice(-condition, otherwise, then);
    if (condition === TRUE || then === otherwise) return then;
    if (then === TRUE || then === condition) return this.or(condition, otherwise);
    if (then === FALSE || then === -condition) return this.and(-condition, otherwise);
    if (otherwise === TRUE || otherwise === -condition) return this.or(-condition, then);
    if (otherwise === FALSE || otherwise === condition) return this.and(condition, then);
    if (then === -otherwise) return this.iff(condition, then);
    const sign = then < 0 ? -1 : 1;
    this.scratch[0] = condition;
    this.scratch[1] = then * sign;
    this.scratch[2] = otherwise * sign;
    return this.intern(GATE.choice, 3) * sign;
  }

  majority(a: Wire, b: Wire, c: Wire): Wire {
    if (a === b || a === -c) return b;
    if (a === c || a === -b) return c;
    if (b === c) return b;
    if (b === -c) return a;
    if (Math.abs(a) === TRUE) return a === TRUE ? this.or(b, c) : this.and(b, c);
    if (Math.abs(b) === TRUE) return b === TRUE ? this.or(a, c) : this.and(a, c);
    if (Math.abs(c) === TRUE) return c === TRUE ? this.or(a, b) : this.and(a, b);
    const sign = Number(a < 0) + Number(b < 0) + Number(c < 0) > 1 ? -1 : 1;
    this.scratch[0] = a * sign;
    this.scratch[1] = b * sign;
    this.scratch[2] = c * sign;
    this.sortScratch(3);
    return this.intern(GATE.majority, 3) * sign;
  }

  /** True where all of `wires` are. */
  all(wires: readonly Wire[]): Wire {
    if (wires.length <= 2) {
      return wires.length === 0
        ? TRUE
        : this.and(wires[0] as number, wires.length === 2 ? (wires[1] as number) : TRUE);
    }
    return this.conjunction(wires, 1);
  }

  /** True where at least one of `wires` is. */
  any(wires: readonly Wire[]): Wire {
    if (wires.length <= 2) {
      return wires.length === 0
        ? FALSE
        : this.or(wires[0] as number, wires.length === 2 ? (wires[1] as number) : FALSE);
    }
    return -this.conjunction(wires, -1);
  }

  /** The value that stands beside the true selector. *Requires*: see `GATE.select`; as many values as selectors. */
  select(selectors: readonly Wire[], values: readonly Wire[]): Wire {
    const first = values[0] ?? FALSE;
    if (values.every((value) => value === first)) return first;
    if (values.every((value) => Math.abs(value) === TRUE))
      return this.any(selectors.filter((_, index) => values[index] === TRUE));
    this.reserveScratch(values.length * 2);
    for (let index = 0; index < values.length; index++) {
      this.scratch[index * 2] = selectors[index] as number;
      this.scratch[index * 2 + 1] = values[index] as number;
    }
    return this.intern(GATE.select, values.length * 2);
  }

  private conjunction(wires: readonly Wire[], sign: number): Wire {
    this.reserveScratch(wires.length);
    const { scratch } = this;
    let length = 0;
    for (const wire of wires) {
      const signed = wire * sign;
      if (signed === FALSE) return FALSE;
      if (signed !== TRUE) scratch[length++] = signed;
    }
    this.sortScratch(length);
    let kept = 0;
    for (let index = 0; index < length; index++) {
      const wire = scratch[index] as number;
      const last = kept === 0 ? 0 : (scratch[kept - 1] as number);
      if (wire === -last) return FALSE;
      if (wire !== last) scratch[kept++] = wire;
    }
    if (kept === 0) return TRUE;
    if (kept === 1) return scratch[0] as number;
    if (kept === 2) return this.and(scratch[0] as number, scratch[1] as number);
    return this.intern(GATE.and, kept);
  }

  /** `a and b` where b is a conjunction that has a, or a negated one that has a or its negation; 0 where nothing follows. */
  private absorb(a: Wire, b: Wire): Wire {
    const gate = Math.abs(b);
    if (this.kinds[gate] !== GATE.and) return 0;
    const start = this.starts[gate] as number;
    const end = this.starts[gate + 1] as number;
    if (end - start > SHORT_GATE) return 0;
    for (let at = start; at < end; at++) {
      const operand = this.pool[at] as number;
      if (operand === a) {
        if (b > 0) return b;
        if (end - start === 2) return this.and(a, -(this.pool[at === start ? at + 1 : start] as number));
      }
      if (operand === -a) return b > 0 ? FALSE : a;
    }
    return 0;
  }

  /** The gate whose operands are the first `length` numbers of `scratch`. */
  private intern(kind: number, length: number): Wire {
    const { scratch } = this;
    const mask = this.table.length - 1;
    let hash = kind;
    for (let index = 0; index < length; index++) hash = mix(hash, scratch[index] as number);
    let slot = hash & mask;
    for (let gate = this.table[slot] as number; gate !== 0; gate = this.table[slot] as number) {
      if (this.equals(gate, kind, length)) return gate;
      slot = (slot + 1) & mask;
    }
    const gate = this.append(kind, length);
    if (this.count * 2 > this.table.length) this.rebuildTable();
    else this.table[slot] = gate;
    return gate;
  }

  private equals(gate: number, kind: number, length: number): boolean {
    const start = this.starts[gate] as number;
    if (this.kinds[gate] !== kind || (this.starts[gate + 1] as number) - start !== length) return false;
    for (let index = 0; index < length; index++) {
      if (this.pool[start + index] !== this.scratch[index]) return false;
    }
    return true;
  }

  private append(kind: number, length: number): number {
    const gate = this.count;
    if (gate >= this.budget.limits.gates)
      throw new LimitReached(
        'size',
        `The circuit of the command has more than ${this.budget.limits.gates} gates`,
      );
    this.budget.spend(1);
    if (gate + 1 >= this.kinds.length) {
      this.kinds = grown(this.kinds, new Uint8Array(this.kinds.length * 2));
      this.starts = grown(this.starts, new Int32Array(this.kinds.length + 1));
    }
    const start = this.starts[gate] as number;
    if (start + length > this.budget.limits.clauseLiterals)
      throw new LimitReached(
        'size',
        `The circuit of the command has more than ${this.budget.limits.clauseLiterals} connections`,
      );
    if (start + length > this.pool.length)
      this.pool = grown(this.pool, new Int32Array(Math.max(this.pool.length * 2, start + length)));
    for (let index = 0; index < length; index++) this.pool[start + index] = this.scratch[index] as number;
    this.kinds[gate] = kind;
    this.starts[gate + 1] = start + length;
    this.count++;
    return gate;
  }

  private hashOf(gate: number): number {
    let hash = this.kinds[gate] as number;
    const end = this.starts[gate + 1] as number;
    for (let at = this.starts[gate] as number; at < end; at++) hash = mix(hash, this.pool[at] as number);
    return hash;
  }

  private slotOf(gate: number): number {
    const mask = this.table.length - 1;
    let slot = this.hashOf(gate) & mask;
    while (this.table[slot] !== gate) slot = (slot + 1) & mask;
    return slot;
  }

  private rebuildTable(): void {
    this.table = new Int32Array(this.table.length * 2);
    const mask = this.table.length - 1;
    for (let gate = 2; gate < this.count; gate++) {
      if (this.kinds[gate] === GATE.variable) continue;
      let slot = this.hashOf(gate) & mask;
      while (this.table[slot] !== 0) slot = (slot + 1) & mask;
      this.table[slot] = gate;
    }
  }

  private reserveScratch(length: number): void {
    if (length > this.scratch.length) this.scratch = new Int32Array(length * 2);
  }

  /** Sorts by number, a wire before its negation. */
  private sortScratch(length: number): void {
    const { scratch } = this;
    if (length > 24) {
      for (let index = 0; index < length; index++) scratch[index] = encodeSign(scratch[index] as number);
      scratch.subarray(0, length).sort();
      for (let index = 0; index < length; index++) scratch[index] = decodeSign(scratch[index] as number);
      return;
    }
    for (let index = 1; index < length; index++) {
      const wire = scratch[index] as number;
      const key = encodeSign(wire);
      let at = index - 1;
      for (; at >= 0 && encodeSign(scratch[at] as number) > key; at--)
        scratch[at + 1] = scratch[at] as number;
      scratch[at + 1] = wire;
    }
  }
}

function encodeSign(wire: Wire): number {
  return wire < 0 ? -wire * 2 + 1 : wire * 2;
}

function decodeSign(code: number): Wire {
  return code & 1 ? -(code >>> 1) : code >>> 1;
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

function grown<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
