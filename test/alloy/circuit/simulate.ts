import { type Circuit, GATE, TRUE, type Wire } from '../../../plugins/alloy/circuit/circuit.ts';

/** Computes wires from the values of variables, gate by gate. */
export function simulate(circuit: Circuit, variable: (wire: Wire) => boolean): (wire: Wire) => boolean {
  const values: boolean[] = [false, true];
  const value = (wire: Wire) => (values[Math.abs(wire)] ?? false) === wire > 0;
  for (let gate = TRUE + 1; gate < circuit.size; gate++) {
    const operands = Array.from({ length: circuit.operandCount(gate) }, (_, index) =>
      value(circuit.operand(gate, index)),
    );
    values[gate] = compute(circuit.kind(gate), operands, () => variable(gate));
  }
  return value;
}

function compute(kind: number, operands: readonly boolean[], variable: () => boolean): boolean {
  const [a = false, b = false, c = false] = operands;
  switch (kind) {
    case GATE.variable:
      return variable();
    case GATE.and:
      return operands.every(Boolean);
    case GATE.xor:
      return a !== b;
    case GATE.choice:
      return a ? b : c;
    case GATE.majority:
      return Number(a) + Number(b) + Number(c) >= 2;
    default:
      return operands.some((value, index) => index % 2 === 1 && value && operands[index - 1] === true);
  }
}

/** All ways to give `count` variables values, as functions of their number. */
export function assignments(count: number): ((index: number) => boolean)[] {
  return Array.from({ length: 2 ** count }, (_, bits) => (index: number) => ((bits >> index) & 1) === 1);
}
