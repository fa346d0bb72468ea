import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openSolver } from '#host';
import type { SmtSolver } from '#model';
import type { Formula } from '../../../plugins/ears/formula.ts';
import { checkStatements } from '../../../plugins/ears/logic/check-statements.ts';
import type { Axioms } from '../../../plugins/ears/statement.ts';
import {
  all,
  compare,
  is,
  known,
  NO_AXIOMS,
  next,
  no,
  number,
  some,
  state,
  statementsOf,
  type Written,
} from './statements.ts';
import { isSo, type World } from './worlds.ts';

const solver = openSolver();
afterAll(() => solver.stop());

const MODES = ['UP', 'DOWN', 'OFF'];
const mode = state('mode', MODES);
const lamp = state('lamp', ['RED', 'GREEN', 'BLUE']);
const FLAGS = ['p', 'q', 'r'];

/** Every situation of three flags and one state. */
const WORLDS: readonly World[] = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((bits) =>
  MODES.map(
    (value) =>
      new Map<string, boolean | string>([
        ...FLAGS.map((flag, at) => [flag, (bits >> at) % 2 === 1] as const),
        ['mode', value],
      ]),
  ),
);

const literal = fc.oneof(
  fc.tuple(fc.constantFrom(...FLAGS), fc.boolean()).map(([flag, so]) => (so ? known(flag) : no(known(flag)))),
  fc
    .tuple(fc.constantFrom(...MODES), fc.boolean())
    .map(([value, so]) => (so ? is(mode, value) : no(is(mode, value)))),
);
const condition: fc.Arbitrary<Formula> = fc.oneof(
  literal,
  fc.array(literal, { minLength: 2, maxLength: 3 }).map((of) => all(...of)),
  fc.array(literal, { minLength: 2, maxLength: 3 }).map((of) => some(...of)),
);
const move = fc.tuple(condition, fc.constantFrom('RED', 'GREEN', 'BLUE'));

async function check(written: readonly Written[], axioms: Partial<Axioms> = {}, by: SmtSolver = solver) {
  const [checked] = await checkStatements(
    [{ capability: 'box', statements: statementsOf(written), axioms: { ...NO_AXIOMS, ...axioms } }],
    by,
  );
  if (checked === undefined) throw new Error('nothing was checked');
  return checked;
}

function moves(all_: readonly (readonly [Formula, string])[]): readonly Written[] {
  return all_.map(([when, value], at) => ({ id: `R${at}`, when, shall: is(next(lamp), value) }));
}

function keysOf(formula: Formula): readonly string[] {
  if (formula.kind === 'flag' || formula.kind === 'choice') return [formula.variable.key];
  if (formula.kind === 'not') return keysOf(formula.of);
  return formula.kind === 'and' || formula.kind === 'or' ? formula.of.flatMap(keysOf) : [];
}

const RUNS = { numRuns: 40 };

describe('what is found by proof', () => {
  it('finds exactly the pairs that enumeration finds [CONS-PAIR-SAME]', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(move, { minLength: 2, maxLength: 4 }),
        condition,
        async (written, assumed) => {
          const allowed = WORLDS.filter((world) => isSo(assumed, world));
          fc.pre(allowed.length > 0);
          const span = { path: 'spec.md', start: 0, end: 1 };
          const { issues } = await check(moves(written), {
            facts: [{ formula: assumed, words: { text: 'assumed', span } }],
          });
          const pairs = issues
            .filter((issue) => issue.check === 'contradiction' || issue.check === 'overlap')
            .map((issue) => `${issue.relation} ${issue.core.map(({ claim }) => claim).join(' ')}`);
          expect(pairs.sort()).toEqual([...expectedPairs(written, allowed)].sort());
          expect(issues.filter((issue) => issue.check === 'undecided')).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('finds a core of rules wherever enumeration finds a conflict [CONS-RULES-THREE]', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(condition, { minLength: 2, maxLength: 5 }), async (rules) => {
        fc.pre(
          rules.every(
            (rule) =>
              WORLDS.some((world) => isSo(rule, world)) && !WORLDS.every((world) => isSo(rule, world)),
          ),
        );
        const written = rules.map((shall, at): Written => ({ id: `R${at}`, shall, manner: 'invariant' }));
        const { issues } = await check(written);
        const cores = issues
          .filter((issue) => ['contradiction', 'conflicting-bounds'].includes(issue.check))
          .map(({ core }) => core.map(({ claim }) => rules[Number(claim.slice(1))] ?? known('p')));
        const possible = (some_: readonly Formula[]) =>
          WORLDS.some((world) => some_.every((rule) => isSo(rule, world)));
        expect(cores.length > 0).toBe(!possible(rules));
        for (const core of cores) {
          expect(possible(core)).toBe(false);
          for (const left of core) expect(possible(core.filter((one) => one !== left))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('proves exactly the partitions that enumeration finds [CONS-PARTITION-PROVED]', async () => {
    const level = number('level');
    const HALVES = Array.from({ length: 17 }, (_, at) => (at - 4) / 2);
    const edge = fc.integer({ min: 0, max: 3 });
    const range = fc.oneof(
      fc
        .tuple(fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const), edge)
        .map(([operator, at]) => compare(level, operator, at)),
      fc
        .tuple(edge, edge, fc.boolean())
        .map(([a, b, open]) =>
          all(
            compare(level, open ? '>' : '>=', Math.min(a, b)),
            compare(level, open ? '<=' : '<', Math.max(a, b) + 1),
          ),
        ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(range, { minLength: 2, maxLength: 4 }), async (ranges) => {
        fc.pre(
          new Set(ranges.map((one) => HALVES.map((half) => isSo(one, new Map([['level', half]]))).join()))
            .size === ranges.length,
        );
        const written = ranges.map(
          (when, at): Written => ({ id: `R${at}`, when, shall: known(`done ${at}`) }),
        );
        const { issues, partitions } = await check(written, { declared: [level] });
        const counts = HALVES.map(
          (half) => ranges.filter((one) => isSo(one, new Map([['level', half]]))).length,
        );
        expect(partitions.length).toBe(counts.every((count) => count === 1) ? 1 : 0);
        expect(issues.some((issue) => issue.check === 'incomplete-cases')).toBe(
          counts.some((count) => count === 0),
        );
      }),
      RUNS,
    );
  });

  it('does not depend on threads, repetition or the order of statements [CONS-PROOF-SAME]', async () => {
    const one = openSolver({ threads: 1 });
    const two = openSolver({ threads: 2 });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 6 }), async (written) => {
        const statements = moves(written);
        const first = await check(statements, {}, one);
        expect(await check(statements, {}, two)).toEqual(first);
        expect(await check(statements, {}, one)).toEqual(first);
        const told = (checked: typeof first) =>
          checked.issues
            .filter(({ check: name }) => name !== 'redundant' && name !== 'duplicate')
            .map(
              ({ check: name, core }) =>
                `${name} ${core
                  .map(({ claim }) => claim)
                  .sort()
                  .join(' ')}`,
            )
            .sort();
        expect(told(await check([...statements].reverse(), {}, one))).toEqual(told(first));
      }),
      { numRuns: 8 },
    );
    await Promise.all([one.stop(), two.stop()]);
  });

  it('calls nothing proved that the solver does not confirm [CONS-PROOF-CONFIRMED]', async () => {
    const doubtful: SmtSolver = {
      name: () => Promise.resolve('Z3'),
      run: (scripts) =>
        Promise.resolve(
          scripts.map((script) => ({
            kind: 'answered',
            output: 'unknown\n'.repeat(script.split('(check-sat)').length - 1),
          })),
        ),
    };
    const written = moves([
      [known('p'), 'RED'],
      [known('p'), 'BLUE'],
    ]);
    const { issues } = await check(written, {}, doubtful);
    expect(issues.map((issue) => [issue.check, issue.severity])).toEqual([['undecided', 'note']]);
  });
});

function* expectedPairs(
  written: readonly (readonly [Formula, string])[],
  allowed: readonly World[],
): Generator<string> {
  for (const [a, [first, one]] of written.entries()) {
    for (const [b, [second, other]] of written.entries()) {
      if (a >= b || one === other) continue;
      const bindsFirst = allowed.filter((world) => isSo(first, world));
      const bindsSecond = allowed.filter((world) => isSo(second, world));
      if (!bindsFirst.some((world) => bindsSecond.includes(world))) continue;
      const inSecond = bindsFirst.every((world) => bindsSecond.includes(world));
      const inFirst = bindsSecond.every((world) => bindsFirst.includes(world));
      const shared = keysOf(first).some((key) => keysOf(second).includes(key));
      if (!inFirst && !inSecond && !shared) continue;
      yield `${inFirst && inSecond ? 'equal' : inFirst || inSecond ? 'implied' : 'overlap'} R${a} R${b}`;
    }
  }
}
