import type { Circuit, Wire } from './circuit.ts';
import { FALSE, TRUE } from './circuit.ts';

/**
 * A whole number in two's complement.
 * *Shape*: from the bit of weight 1 on; the last one is the sign and stands for all that would follow. At least one bit, at
 * most the bitwidth.
 */
export type Bits = readonly Wire[];

/**
 * Arithmetic of one bitwidth on wires; results wrap around.
 * *Source*: what division by zero and too large shifts give is what the official circuits compute (kodkod
 * `engine/bool/TwosComplementInt`): `a / 0` is -1, 0 or 1 for a positive, zero or negative `a`, `a rem 0` is `a`, and only the
 * lowest bits of a shift's distance count, as many as number the bits of the bitwidth.
 */
export class IntegerSpace {
  readonly circuit: Circuit;
  readonly bitwidth: number;

  /** *Requires*: `bitwidth` is from 1 to 30. */
  constructor(circuit: Circuit, bitwidth: number) {
    this.circuit = circuit;
    this.bitwidth = bitwidth;
  }

  constant(value: number): Bits {
    return this.shorten(
      Array.from({ length: this.bitwidth }, (_, bit) => ((value >> bit) & 1 ? TRUE : FALSE)),
    );
  }

  /** The sum of the values whose wires are true. */
  weightedSum(terms: readonly { readonly value: number; readonly wire: Wire }[]): Bits {
    const columns: Wire[][] = Array.from({ length: this.bitwidth }, () => []);
    for (const { value, wire } of terms) {
      for (let bit = 0; bit < this.bitwidth; bit++) if ((value >> bit) & 1) columns[bit]?.push(wire);
    }
    return this.shorten(this.addColumns(columns));
  }

  /** How many of `wires` are true. */
  count(wires: readonly Wire[]): Bits {
    const columns: Wire[][] = Array.from({ length: this.bitwidth }, (_, weight) =>
      weight === 0 ? [...wires] : [],
    );
    return this.shorten(this.addColumns(columns));
  }

  add(a: Bits, b: Bits): Bits {
    return this.shorten(this.addWithCarry(a, b, FALSE, this.widthAbove(a, b)));
  }

  subtract(a: Bits, b: Bits): Bits {
    return this.shorten(this.addWithCarry(a, negated(b), TRUE, this.widthAbove(a, b)));
  }

  sum(values: readonly Bits[]): Bits {
    if (values.length === 0) return [FALSE];
    let level = values;
    while (level.length > 1) {
      const next: Bits[] = [];
      for (let i = 0; i < level.length; i += 2) {
        const b = level[i + 1];
        next.push(b === undefined ? (level[i] as Bits) : this.add(level[i] as Bits, b));
      }
      level = next;
    }
    return level[0] as Bits;
  }

  multiply(a: Bits, b: Bits): Bits {
    const width = Math.min(a.length + b.length, this.bitwidth);
    const columns: Wire[][] = Array.from({ length: width }, () => []);
    for (let i = 0; i < width; i++) {
      for (let j = 0; i + j < width; j++) columns[i + j]?.push(this.circuit.and(bit(a, i), bit(b, j)));
    }
    return this.shorten(this.addColumns(columns));
  }

  divide(a: Bits, b: Bits): Bits {
    const { circuit } = this;
    const { quotient } = this.divideMagnitudes(a, b);
    const zero = -circuit.any(b);
    const size = quotient.map((wire, index) =>
      circuit.choice(zero, index === 0 ? circuit.any(a) : FALSE, wire),
    );
    return this.shorten(this.negateIf(circuit.choice(zero, -sign(a), circuit.xor(sign(a), sign(b))), size));
  }

  remainder(a: Bits, b: Bits): Bits {
    return this.shorten(this.negateIf(sign(a), this.divideMagnitudes(a, b).remainder));
  }

  shiftLeft(a: Bits, distance: Bits): Bits {
    return this.shift(a, distance, FALSE, -1);
  }

  /** Keeps the sign. */
  shiftRight(a: Bits, distance: Bits): Bits {
    return this.shift(a, distance, sign(a), 1);
  }

  shiftRightUnsigned(a: Bits, distance: Bits): Bits {
    return this.shift(a, distance, FALSE, 1);
  }

  choice(condition: Wire, then: Bits, otherwise: Bits): Bits {
    const width = Math.max(then.length, otherwise.length);
    return this.shorten(
      Array.from({ length: width }, (_, index) =>
        this.circuit.choice(condition, bit(then, index), bit(otherwise, index)),
      ),
    );
  }

  /** The number that stands beside the true selector. *Requires*: as `Circuit.select`. */
  select(selectors: readonly Wire[], values: readonly Bits[]): Bits {
    const width = Math.max(...values.map((value) => value.length));
    return this.shorten(
      Array.from({ length: width }, (_, index) =>
        this.circuit.select(
          selectors,
          values.map((value) => bit(value, index)),
        ),
      ),
    );
  }

  equal(a: Bits, b: Bits): Wire {
    const width = Math.max(a.length, b.length);
    return this.circuit.all(
      Array.from({ length: width }, (_, index) => this.circuit.iff(bit(a, index), bit(b, index))),
    );
  }

  less(a: Bits, b: Bits): Wire {
    return -this.lessOrEqual(b, a);
  }

  lessOrEqual(a: Bits, b: Bits): Wire {
    const { circuit } = this;
    const width = Math.max(a.length, b.length);
    let result: Wire = TRUE;
    // From the lowest bit up: what the higher bits say counts more. The sign bit counts the other way round.
    for (let index = 0; index < width; index++) {
      const top = index === width - 1;
      const x = top ? bit(b, index) : bit(a, index);
      const y = top ? bit(a, index) : bit(b, index);
      result = circuit.majority(-x, y, result);
    }
    return result;
  }

  private widthAbove(a: Bits, b: Bits): number {
    return Math.min(Math.max(a.length, b.length) + 1, this.bitwidth);
  }

  private addWithCarry(a: Bits, b: Bits, carryIn: Wire, width: number): Wire[] {
    const { circuit } = this;
    const result: Wire[] = [];
    let carry = carryIn;
    for (let index = 0; index < width; index++) {
      const x = bit(a, index);
      const y = bit(b, index);
      result.push(circuit.xor(circuit.xor(x, y), carry));
      carry = circuit.majority(x, y, carry);
    }
    return result;
  }

  /** Adds the bits of each weight, carrying into the next; carries out of the last are lost. */
  private addColumns(columns: Wire[][]): Wire[] {
    const { circuit } = this;
    return columns.map((column, weight) => {
      const carries = columns[weight + 1];
      // A queue keeps the adders' depth logarithmic; `head` avoids shifting it.
      let head = 0;
      while (column.length - head > 1) {
        const [x, y] = [column[head] as Wire, column[head + 1] as Wire];
        const third = column[head + 2];
        head += third === undefined ? 2 : 3;
        const z = third ?? FALSE;
        column.push(circuit.xor(circuit.xor(x, y), z));
        carries?.push(circuit.majority(x, y, z));
      }
      return column[head] ?? FALSE;
    });
  }

  /** Schoolbook division of |a| by |b|, bit by bit; with b = 0 the remainder is |a|. */
  private divideMagnitudes(a: Bits, b: Bits): { quotient: Wire[]; remainder: Wire[] } {
    const { circuit, bitwidth } = this;
    const dividend = this.negateIf(sign(a), this.widened(a));
    const divisor = [...this.negateIf(sign(b), this.widened(b)), FALSE];
    const quotient: Wire[] = new Array<Wire>(bitwidth).fill(FALSE);
    let rest: Wire[] = new Array<Wire>(bitwidth).fill(FALSE);
    for (let index = bitwidth - 1; index >= 0; index--) {
      const shifted = [dividend[index] as Wire, ...rest];
      // One bit more than both, so that the sum's top bit says whether the divisor fits.
      const reduced = this.addWithCarry(
        [...shifted, FALSE],
        negated([...divisor, FALSE]),
        TRUE,
        bitwidth + 2,
      );
      const fits = -(reduced[bitwidth + 1] as Wire);
      quotient[index] = fits;
      rest = shifted
        .slice(0, bitwidth)
        .map((wire, position) => circuit.choice(fits, reduced[position] as Wire, wire));
    }
    return { quotient, remainder: rest };
  }

  private negateIf(condition: Wire, value: readonly Wire[]): Wire[] {
    const { circuit } = this;
    let carry = condition;
    return value.map((wire) => {
      const flipped = circuit.xor(wire, condition);
      const sum = circuit.xor(flipped, carry);
      carry = circuit.and(flipped, carry);
      return sum;
    });
  }

  private shift(a: Bits, distance: Bits, fill: Wire, direction: 1 | -1): Bits {
    const { bitwidth } = this;
    let value = this.widened(a);
    for (let stage = 0; 1 << stage < bitwidth; stage++) {
      const far = value.map((_, index) => {
        const from = index + direction * (1 << stage);
        return from >= 0 && from < bitwidth ? (value[from] as Wire) : fill;
      });
      value = value.map((wire, index) => this.circuit.choice(bit(distance, stage), far[index] as Wire, wire));
    }
    return this.shorten(value);
  }

  private widened(value: Bits): Wire[] {
    return Array.from({ length: this.bitwidth }, (_, index) => bit(value, index));
  }

  /** Without sign bits that only repeat the one before. */
  private shorten(value: readonly Wire[]): Bits {
    let length = value.length;
    while (length > 1 && value[length - 1] === value[length - 2]) length--;
    return value.slice(0, length);
  }
}

function bit(value: Bits, index: number): Wire {
  return value[Math.min(index, value.length - 1)] as Wire;
}

function sign(value: Bits): Wire {
  return value[value.length - 1] as Wire;
}

function negated(value: Bits): Bits {
  return value.map((wire) => -wire);
}
