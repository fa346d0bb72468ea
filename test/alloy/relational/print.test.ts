import { describe, expect, it } from 'vitest';
import { Builder } from '../../../plugins/alloy/relational/builder.ts';
import type { Expression, Relation } from '../../../plugins/alloy/relational/expression.ts';
import { printNode, printProblem, printSolution } from '../../../plugins/alloy/relational/print.ts';
import { printTuples } from '../../../plugins/alloy/relational/print-tuples.ts';
import type { Universe } from '../../../plugins/alloy/relational/problem.ts';

const universe: Universe = {
  atoms: ['A$0', 'A$1', 'A$2', 'B$0', '-2', '-1', '0', '1'],
  bitwidth: 2,
  firstInteger: 4,
};
const build = new Builder();
const A: Relation = { name: 'A', arity: 1, variable: false };
const f: Relation = { name: 'A.f', arity: 2, variable: true };
const [a, field] = [build.relation(A), build.relation(f)];
const x = build.variable('x');
const binding = (variable = x, domain: Expression = a) =>
  ({ variable, multiplicity: 'one', domain }) as const;

describe('printNode', () => {
  it.each([
    [build.join(a, build.union(field, build.closure(field))), 'A.(A.f + ^A.f)'],
    [build.join(build.join(a, field), field), 'A.A.f.A.f'],
    [build.difference(a, build.difference(a, a)), 'A - (A - A)'],
    [build.prime(build.join(a, field)), "(A.A.f)'"],
    [build.integerAtom(build.arithmetic('add', build.cardinality(a), build.number(-1))), 'Int[add[#A, -1]]'],
    [
      build.comprehension([binding()], build.count('some', build.join(build.use(x), field))),
      '{x: A | some x.A.f}',
    ],
    [build.not(build.and([build.count('no', a), build.subset(a, a)])), 'not (no A and A in A)'],
    [
      build.temporal('always', build.implies(build.count('one', a), build.truth(false))),
      'always (not one A or false)',
    ],
    [
      build.binaryTemporal('until', build.count('lone', a), build.iff(build.truth(true), build.truth(true))),
      'lone A until (true iff true)',
    ],
    [
      build.and([build.quantified('all', [binding()], build.truth(true)), build.truth(true)]),
      '(all x: A | true) and true',
    ],
    [
      build.quantified(
        'some',
        [{ variable: x, multiplicity: 'lone', domain: a }],
        build.equal(build.use(x), a),
      ),
      'some x: lone A | x = A',
    ],
    [
      build.compare('less-or-equal', build.sum([binding()], build.sumOfAtoms(build.use(x))), build.number(2)),
      '(sum x: A | int[x]) =< 2',
    ],
  ])('reads like Alloy: %#', (node, expected) => {
    expect(printNode(node, universe)).toBe(expected);
  });

  it('tells variables of one name apart', () => {
    const other = build.variable('x');
    const node = build.quantified(
      'all',
      [binding(), binding(other, build.use(x))],
      build.equal(build.use(x), build.use(other)),
    );
    expect(printNode(node, universe)).toBe('all x: A, x#2: x | x = x#2');
  });

  it('cuts what shared nodes make exponentially long', () => {
    let wide: Expression = a;
    for (let level = 0; level < 60; level++) wide = build.union(wide, wide);
    const text = printNode(wide, universe);
    expect(text.length).toBeLessThan(200_000);
    expect(text.endsWith('…')).toBe(true);
  });
});

describe('printTuples', () => {
  it.each([
    [1, [], 'none'],
    [2, [], 'none -> none'],
    [1, [0, 1, 2, 3], '{A$0..A$2, B$0}'],
    [1, [4, 5, 6, 7], '{-2, -1, 0, 1}'],
    [2, [0 * 8 + 3, 1 * 8 + 3, 2 * 8 + 3], '{A$0..A$2} -> {B$0}'],
    [2, [0 * 8 + 3, 1 * 8 + 4], '{A$0 -> B$0, A$1 -> -2}'],
  ])('prints %i columns of %j', (arity, tuples, expected) => {
    expect(printTuples({ arity, tuples: new Set(tuples) }, universe)).toBe(expected);
  });
});

describe('printProblem and printSolution', () => {
  const bounds = [
    { relation: A, lower: { arity: 1, tuples: new Set([0]) }, upper: { arity: 1, tuples: new Set([0, 1]) } },
    {
      relation: f,
      lower: { arity: 2, tuples: new Set<number>() },
      upper: { arity: 2, tuples: new Set([3, 11]) },
    },
  ];

  it('print everything that is asked', () => {
    const problem = {
      universe,
      bounds,
      totalOrders: [],
      facts: [build.count('some', a)],
      goal: build.truth(true),
      steps: { minimum: 1, maximum: 3 },
    };
    expect(printProblem(problem).split('\n')).toEqual([
      'universe A$0 A$1 A$2 B$0 -2 -1 0 1',
      'integers of 2 bits',
      'steps 1 to 3',
      'A from {A$0} to {A$0, A$1}',
      'var A.f in {A$0, A$1} -> {B$0}',
      'fact some A',
      'goal true',
      '',
    ]);
  });

  it('print a trace with what is static once', () => {
    const value = (...tuples: number[]) => ({ arity: 1, tuples: new Set(tuples) });
    const states = [[3], [3, 11]].map(
      (tuples) =>
        new Map([
          [A, value(0)],
          [f, { arity: 2, tuples: new Set(tuples) }],
        ]),
    );
    expect(printSolution({ states, loop: 1, witnesses: [] }, universe).split('\n')).toEqual([
      'state 0',
      'A = {A$0}',
      'A.f = {A$0} -> {B$0}',
      'state 1',
      'A.f = {A$0, A$1} -> {B$0}',
      'then state 1 again',
      '',
    ]);
  });
});
