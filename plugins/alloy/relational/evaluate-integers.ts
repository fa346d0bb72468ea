import type { Comparison, IntegerOperator } from './expression.ts';

/** Gives the number that stands for `value` among the integers of that many bits. */
export function wrap(value: bigint, bitwidth: number): number {
  return Number(BigInt.asIntN(bitwidth, value));
}

/**
 * Computes with integers that wrap around.
 * *Ensures*: division goes towards zero and the remainder has the dividend's sign; by zero, `x` divided is -1, 0 or 1 where `x`
 * is positive, zero or negative, and the remainder is `x`, as the official circuits have it; a shift looks at as few bits of
 * its right side as can tell the places of an integer apart.
 */
export function calculate(operator: IntegerOperator, left: number, right: number, bitwidth: number): number {
  const [a, b] = [BigInt(left), BigInt(right)];
  switch (operator) {
    case 'add':
      return wrap(a + b, bitwidth);
    case 'subtract':
      return wrap(a - b, bitwidth);
    case 'multiply':
      return wrap(a * b, bitwidth);
    case 'divide':
      if (right === 0) return wrap(BigInt(-Math.sign(left)), bitwidth);
      return wrap(a / b, bitwidth);
    case 'remainder':
      return right === 0 ? left : wrap(a % b, bitwidth);
    case 'shift-left':
      return wrap(a << places(b, bitwidth), bitwidth);
    case 'shift-right':
      return wrap(a >> places(b, bitwidth), bitwidth);
    case 'shift-right-unsigned':
      return wrap(BigInt.asUintN(bitwidth, a) >> places(b, bitwidth), bitwidth);
  }
}

export function compare(comparison: Comparison, left: number, right: number): boolean {
  switch (comparison) {
    case 'equal':
      return left === right;
    case 'less':
      return left < right;
    case 'less-or-equal':
      return left <= right;
  }
}

/** How far a shift goes: its right side's lowest bits, as many as it takes to write `bitwidth - 1`. */
function places(right: bigint, bitwidth: number): bigint {
  let bits = 0;
  while (2 ** bits < bitwidth) bits++;
  return BigInt.asUintN(bits, right);
}
