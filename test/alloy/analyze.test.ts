import { describe, expect, it } from 'vitest';
import {
  analyze,
  commandGroups,
  commandKey,
  loadCadicalSolver,
  prepare,
  runCommand,
  type SatSolverFactory,
} from '#alloy';

const FAMILY = `sig Person { parent: set Person }
fact { no p: Person | p in p.^parent }
pred grand[p, q: Person] { q in p.parent.parent }
assert Apart { no p: Person | grand[p, p] }
run grand for 3 expect 1
check Apart for 4
own: run { some p: Person | #p.parent = 4 } for 3 but 5 Int, 3 Person`;

describe('analyze', () => {
  it('reports every command with its label, scope, expectation and outcome [ALLOY-ANALYZE]', async () => {
    const { commands, problems } = await analyze(FAMILY, { path: 'family.als' });
    expect(problems).toEqual([]);
    expect(
      commands.map(({ index, label, kind, target, scope, expect: hoped, outcome }) => [
        index,
        label,
        kind,
        target,
        scope,
        hoped,
        outcome.kind,
      ]),
    ).toEqual([
      [0, 'grand', 'run', 'grand', 'for 3', 1, 'sat'],
      [1, 'Apart', 'check', 'Apart', 'for 4', undefined, 'unsat'],
      [2, 'own', 'run', undefined, 'for 3 but 5 Int, 3 Person', undefined, 'unsat'],
    ]);
    const [first] = commands;
    expect(FAMILY.slice(first?.span.start, first?.span.end)).toContain('run grand');
    expect(first?.statistics.primaryVariables).toBeGreaterThan(0);
  });

  it('says when nothing at all satisfies the facts in a scope [ALLOY-VACUOUS]', async () => {
    const text = `sig A { next: one A }
fact { all a: A | a not in a.^next }
fact { some A }
assert Any { no A }
check Any for 3
run empty { no A } for 2
check { some A } for 3`;
    const { commands } = await analyze(text, { path: 'a.als' });
    expect(commands.map(({ outcome }) => outcome)).toEqual([
      { kind: 'unsat', vacuous: true },
      { kind: 'unsat', vacuous: true },
      { kind: 'unsat', vacuous: true },
    ]);
    const sound = text.replace('one A', 'lone A');
    const kinds = (await analyze(sound, { path: 'a.als' })).commands.map(({ outcome }) => outcome);
    expect(kinds).toEqual([expect.objectContaining({ kind: 'sat' }), { kind: 'unsat' }, { kind: 'unsat' }]);
  });

  it('asks for traces as long as the command looks at before it calls an outcome vacuous [ALLOY-VACUOUS]', async () => {
    // Counting to three takes four states: in three there is no trace at all.
    const text = `one sig C { var n: Int }
fact { C.n = 0 and always (C.n = 3 implies C.n' = 3 else C.n' = plus[C.n, 1]) }
check { C.n = 0 } for 3 but 3 steps
check { C.n = 0 } for 3 but 4 steps`;
    const { commands } = await analyze(text, { path: 'c.als' });
    expect(commands.map(({ outcome }) => outcome)).toEqual([
      { kind: 'unsat', vacuous: true },
      { kind: 'unsat' },
    ]);
  });

  it('gives the same report for the same text [ALLOY-ANALYZE]', async () => {
    expect(await analyze(FAMILY, { path: 'f.als' })).toEqual(await analyze(FAMILY, { path: 'f.als' }));
  });

  it('takes all fences of a Markdown text for one model, with positions in that text [ALLOY-MARKDOWN]', async () => {
    const text = '# Boxes\n\n```alloy\nsig Box {}\n```\n\nand\n\n```alloy\nrun { some Box } for 2\n```\n';
    const { commands, outline } = await analyze(text, { path: 'boxes.md' });
    expect(commands.map(({ outcome }) => outcome.kind)).toEqual(['sat']);
    expect(outline.items.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'sig Box {}',
      'run { some Box } for 2',
    ]);
  });

  it('lists what a text declares [ALLOY-ANALYZE]', () => {
    const { items } = prepare(FAMILY, 'f.als').outline;
    expect(items.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'signature Person',
      'fact ',
      'predicate grand',
      'assertion Apart',
      'command grand',
      'command Apart',
      'command own',
    ]);
  });

  it('ends every command with the mistake where the text has one, and never throws [ALLOY-ANALYZE]', async () => {
    const { commands, problems } = await analyze('sig A { f: B }\nrun {} for 3\ncheck {} for 3', {
      path: 'm.als',
    });
    expect(problems[0]?.severity).toBe('error');
    expect(commands.map(({ outcome }) => outcome)).toEqual(
      [0, 1].map(() => ({
        kind: 'error',
        message: problems[0]?.message,
        span: problems[0]?.span,
        unsupported: false,
      })),
    );
  });

  it('has a default command only where the author gave none [ALLOY-ANALYZE]', async () => {
    const labels = async (text: string) =>
      (await analyze(text, { path: 'm.als' })).commands.map(({ label, scope, outcome }) => [
        label,
        scope,
        outcome.kind,
      ]);
    expect(await labels('sig A {}')).toEqual([['Default', '', 'sat']]);
    expect(await labels('sig A {} run { some } for 3')).toEqual([]);
  });

  it('answers the other commands where one cannot be analysed [ALLOY-UNSUPPORTED-OTHERS]', async () => {
    const text =
      'sig A { r: set A }\ncheck { all s: set A | some t: set A | s = t.r } for 3\nrun { some r } for 3';
    const { commands } = await analyze(text, { path: 'm.als' });
    expect(commands.map(({ outcome }) => outcome.kind)).toEqual(['error', 'sat']);
    expect(commands[0]?.outcome).toMatchObject({ unsupported: true });
  });

  it('ends a command that exceeds its time or size as unknown, and goes on [ALLOY-LIMIT]', async () => {
    let now = 0;
    const clock = () => now++ * 50;
    const text = 'sig A { r: A -> A } run { some r and no r.A & A.r } for 6 run { some A } for 6';
    const slow = await analyze(text, { path: 'm.als', clock, timeoutMs: 10 });
    expect(slow.commands.map(({ outcome }) => outcome.kind)).toEqual(['unknown', 'unknown']);
    expect(slow.commands[0]?.outcome).toMatchObject({ reason: 'time' });
    const large = await analyze('sig A { r: A -> A -> A } run { some r } for 80 run { some A } for 3', {
      path: 'm.als',
    });
    expect(large.commands.map(({ outcome }) => outcome.kind)).toEqual(['unknown', 'sat']);
    expect(large.commands[0]?.outcome).toMatchObject({ reason: 'size' });
  });

  it.each([
    ['a command', 'run { some a: A | p0[a] } for 2'],
    ['a fact', 'fact { p0[A] } run { some A } for 2'],
    ['a fact of a signature', 'one sig B {} { p0[A] } run { some A } for 2'],
    ['a trace', 'fact { always p0[A] } run { always some A and not p0[none] } for 2'],
  ])(
    'takes no exponential time for predicates of %s that call the next one twice [ALLOY-LIMIT]',
    async (_, asked) => {
      const calls = Array.from(
        { length: 60 },
        (_, i) => `pred p${i}[y: A] { p${i + 1}[y.r] and p${i + 1}[y] }`,
      );
      const text = `sig A { r: A }\n${calls.join('\n')}\npred p60[y: A] { some y }\n${asked}`;
      const { commands } = await analyze(text, { path: 'm.als' });
      expect(commands.map(({ outcome }) => outcome.kind)).toEqual(['sat']);
    },
  );

  it('says that a formula is too large where calls multiply without end in sight [ALLOY-LIMIT-SIZE]', async () => {
    const calls = Array.from(
      { length: 40 },
      (_, i) => `fun f${i}[y: set A]: set A { f${i + 1}[y + y.r] + f${i + 1}[y - y.r] }`,
    );
    const text = `sig A { r: A }\n${calls.join('\n')}\nfun f40[y: set A]: set A { y }\nrun { some f0[A] } for 2`;
    const { commands } = await analyze(text, { path: 'm.als' });
    expect(commands[0]?.outcome).toMatchObject({ kind: 'unknown', reason: 'size' });
  });

  it('shows no instance that the evaluator does not confirm [ALLOY-RECHECK]', async () => {
    const honest = await loadCadicalSolver();
    // A solver that answers every question with the opposite of a model it found.
    const liar: SatSolverFactory = {
      name: 'liar',
      create: () => {
        const solver = honest.create();
        return {
          name: 'liar',
          ensureVariables: (count) => solver.ensureVariables(count),
          addClauses: (clauses) => solver.addClauses(clauses),
          solve: (options) => solver.solve(options),
          value: (variable) => !solver.value(variable),
          dispose: () => solver.dispose(),
        };
      },
    };
    const prepared = prepare('sig A { r: one A } run { some A and r != r.r } for 4', 'm.als');
    const { outcome } = runCommand(prepared, 0, { solver: liar });
    expect(outcome).toMatchObject({ kind: 'unknown', reason: 'mismatch' });
    expect(outcome.kind === 'unknown' && outcome.message).toContain('WRONG');
    expect(runCommand(prepared, 0, { solver: honest }).outcome.kind).toBe('sat');
  });

  it('groups commands that share bounds and facts, whatever their order [ALLOY-ANALYZE]', () => {
    const text =
      'sig A { n: Int } run {} for 3 run {} for 4 check { no A } for 3 run { some A } for 4 run {} for 3 but 2 Int';
    expect(commandGroups(prepare(text, 'm.als'))).toEqual([[0, 2], [1, 3], [4]]);
    const prepared = prepare(text, 'm.als');
    const [first, third] = [0, 2].map((index) => prepared.commands[index]?.lower());
    expect(first?.ok && third?.ok && first.value.problem.facts === third.value.problem.facts).toBe(true);
  });
});

describe('the text that decides an outcome', () => {
  const key = (text: string, index = 0) => commandKey(prepare(text, 'm.als'), index);
  const base = 'sig A { r: set A } pred p { some r } fact { no iden & r } run p for 3';

  it('is the same where only comments, layout or other paragraphs differ [ALLOY-CACHE-KEY]', () => {
    expect(
      key('sig A {\n  r: set A -- edges\n}\npred p { some r }\nfact { no iden & r }\n\n// go\nrun p for 3'),
    ).toBe(key(base));
    expect(key(`pred other { no r } ${base} check { no r } for 5`)).toBe(key(base));
    expect(key(`check { no univ } for 5 but 2 Int ${base}`, 1)).toBe(key(base));
    expect(key(base.replace('run p for 3', 'run p for 3 expect 1'))).toBe(key(base));
  });

  it.each([
    ['what is asked', base.replace('some r }', 'some A }')],
    ['run and check', base.replace('run p', 'check { p }')],
    ['a fact', base.replace('no iden', 'some iden')],
    ['a multiplicity', base.replace('set A', 'lone A')],
    ['a scope', base.replace('for 3', 'for 4')],
    ['exactness', base.replace('for 3', 'for exactly 3 A')],
    ['the bitwidth', base.replace('for 3', 'for 3 but 5 Int')],
    ['what may vary', base.replace('r: set', 'var r: set')],
    ['another signature', `sig B {} ${base}`],
    ['a name that instances show', base.replaceAll(/\br\b/g, 'q')],
    ['a fact far away', `${base} fact { lone A }`],
  ])('changes with %s [ALLOY-CACHE-KEY]', (_, text) => {
    expect(key(text)).toBeDefined();
    expect(key(text)).not.toBe(key(base));
  });

  it('changes with the steps of a trace [ALLOY-CACHE-KEY]', () => {
    const trace = 'var sig A {} run { some A } for 3 but 4 steps';
    expect(key(trace.replace('4 steps', '5 steps'))).not.toBe(key(trace));
    expect(key(trace.replace('4 steps', '2..4 steps'))).not.toBe(key(trace));
  });

  it('is absent where a command cannot be asked [ALLOY-CACHE-KEY]', () => {
    expect(key('sig A {} run { some B }')).toBeUndefined();
    expect(key('one sig A {} run {} for 2 A')).toBeUndefined();
  });
});
