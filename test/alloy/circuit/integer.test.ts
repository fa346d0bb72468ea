import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Circuit, FALSE, TRUE, type Wire } from '../../../plugins/alloy/circuit/circuit.ts';
import { type Bits, IntegerSpace } from '../../../plugins/alloy/circuit/integer.ts';
import { simulate } from './simulate.ts';

const OPERATIONS = {
  add: (a: bigint, b: bigint) => a + b,
  subtract: (a: bigint, b: bigint) => a - b,
  multiply: (a: bigint, b: bigint) => a * b,
  divide: (a: bigint, b: bigint) => (b === 0n ? (a > 0n ? -1n : a < 0n ? 1n : 0n) : a / b),
  remainder: (a: bigint, b: bigint) => (b === 0n ? a : a % b),
  shiftLeft: (a: bigint, b: bigint, width: number) => a << distance(b, width),
  shiftRight: (a: bigint, b: bigint, width: number) => a >> distance(b, width),
  shiftRightUnsigned: (a: bigint, b: bigint, width: number) => BigInt.asUintN(width, a) >> distance(b, width),
} as const;

/** As many low bits as can write `width - 1`. */
function distance(b: bigint, width: number): bigint {
  return BigInt.asUintN(Math.ceil(Math.log2(width)), b);
}

/** A number of free bits and the bits it has in a run. */
function freeNumber(circuit: Circuit, width: number): Wire[] {
  return Array.from({ length: width }, () => circuit.variable());
}

function read(bits: Bits, value: (wire: Wire) => boolean): bigint {
  const unsigned = bits.reduce((sum, wire, index) => sum + (value(wire) ? 1n << BigInt(index) : 0n), 0n);
  return BigInt.asIntN(bits.length, unsigned);
}

const widths = fc.integer({ min: 1, max: 6 });

describe('IntegerSpace', () => {
  it.each(Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[])(
    'computes %s as whole numbers that wrap around do [ALLOY-INTEGER] [ALLOY-CIRCUIT]',
    (operation) => {
      fc.assert(
        fc.property(widths, fc.nat(5), fc.nat(5), (width, shorterA, shorterB) => {
          const circuit = new Circuit();
          const space = new IntegerSpace(circuit, width);
          const a = freeNumber(circuit, Math.max(1, width - shorterA));
          const b = freeNumber(circuit, Math.max(1, width - shorterB));
          const result = space[operation](a, b);
          expect(result.length).toBeLessThanOrEqual(width);
          for (let x = 0; x < 2 ** a.length; x++) {
            for (let y = 0; y < 2 ** b.length; y++) {
              const value = simulate(circuit, (wire) => {
                const index = a.indexOf(wire);
                return index >= 0 ? ((x >> index) & 1) === 1 : ((y >> b.indexOf(wire)) & 1) === 1;
              });
              const wanted = OPERATIONS[operation](read(a, value), read(b, value), width);
              expect(read(result, value), `${read(a, value)} ${read(b, value)} in ${width} bits`).toBe(
                BigInt.asIntN(width, wanted),
              );
            }
          }
        }),
        { numRuns: 30 },
      );
    },
  );

  it('compares as whole numbers do [ALLOY-INTEGER] [ALLOY-CIRCUIT]', () => {
    for (const [lengthA, lengthB] of [
      [4, 4],
      [1, 3],
      [4, 2],
    ] as const) {
      const circuit = new Circuit();
      const space = new IntegerSpace(circuit, 4);
      const a = freeNumber(circuit, lengthA);
      const b = freeNumber(circuit, lengthB);
      const [equal, less, atMost] = [space.equal(a, b), space.less(a, b), space.lessOrEqual(a, b)];
      for (let bits = 0; bits < 2 ** (lengthA + lengthB); bits++) {
        const value = simulate(circuit, (wire) => ((bits >> [...a, ...b].indexOf(wire)) & 1) === 1);
        const [x, y] = [read(a, value), read(b, value)];
        expect([value(equal), value(less), value(atMost)]).toEqual([x === y, x < y, x <= y]);
      }
    }
  });

  it('counts and adds up wires, wrapping around [ALLOY-INTEGER] [ALLOY-CIRCUIT]', () => {
    fc.assert(
      fc.property(
        widths,
        fc.array(fc.record({ value: fc.integer({ min: -40, max: 40 }), on: fc.boolean() }), {
          maxLength: 12,
        }),
        (width, terms) => {
          const circuit = new Circuit();
          const space = new IntegerSpace(circuit, width);
          const wires = terms.map(() => circuit.variable());
          const count = space.count(wires);
          const sum = space.weightedSum(
            terms.map(({ value }, index) => ({ value, wire: wires[index] as Wire })),
          );
          const chosen = space.sum(
            terms.map(({ value }, index) =>
              space.choice(wires[index] as Wire, space.constant(value), space.constant(0)),
            ),
          );
          const value = simulate(circuit, (wire) => terms[wires.indexOf(wire)]?.on ?? false);
          const on = terms.filter((term) => term.on);
          const total = BigInt.asIntN(width, BigInt(on.reduce((sofar, term) => sofar + term.value, 0)));
          expect(read(count, value)).toBe(BigInt.asIntN(width, BigInt(on.length)));
          expect(read(sum, value)).toBe(total);
          expect(read(chosen, value)).toBe(total);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('makes no gates for constants [ALLOY-CIRCUIT]', () => {
    const circuit = new Circuit();
    const space = new IntegerSpace(circuit, 5);
    expect(space.constant(-1)).toEqual([TRUE]);
    expect(space.constant(9)).toEqual([TRUE, FALSE, FALSE, TRUE, FALSE]);
    expect(space.multiply(space.constant(3), space.constant(5))).toEqual(space.constant(15));
    expect(space.divide(space.constant(-7), space.constant(2))).toEqual(space.constant(-3));
    expect(circuit.size).toBe(2);
  });

  it('counts more wires than a call may have arguments [ALLOY-CIRCUIT]', () => {
    const space = new IntegerSpace(new Circuit(), 4);
    expect(space.count(new Array<Wire>(400_003).fill(TRUE))).toEqual(space.constant(3));
  });
});
