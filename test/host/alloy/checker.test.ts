import { describe, expect, it } from 'vitest';
import { type DiskCache, openModelChecker } from '#host';
import { BOX, COLOURS, outcomesOf, TALL, text } from './texts.ts';

const WANTED = [
  '0 run some_held inhabited',
  '1 check Full violated',
  '2 run nothing inhabited',
  '3 check Full violated',
];

/** A cache in memory that says what was asked of it. */
function memoryCache() {
  const entries = new Map<string, string>();
  let sets = 0;
  const cache: DiskCache = {
    get: (key) => entries.get(key),
    set: (key, value) => {
      sets++;
      entries.set(key, value);
    },
    prune: () => undefined,
  };
  return { cache, entries, sets: () => sets };
}

describe('openModelChecker', () => {
  it('reports every command of every text in the author’s order, on one thread as on four [ALLOY-WORKER]', async () => {
    const texts = [text(BOX), text(TALL, 'tall.als'), text('sig A {}\n', 'empty.md')];
    const reports = [];
    for (const threads of [1, 4]) {
      const checker = openModelChecker({ threads });
      reports.push(await checker.check(texts));
      await checker.stop();
    }
    const [one, four] = reports.map((list) =>
      list.map((report) => ({ ...report, runs: report.runs.map(({ statistics: _, ...run }) => run) })),
    );
    expect(four).toEqual(one);
    expect(outcomesOf(reports[0]?.[0])).toEqual(WANTED);
    expect(outcomesOf(reports[0]?.[1])).toEqual(['0 run tall inhabited']);
    expect(outcomesOf(reports[0]?.[2])).toEqual([]);
  });

  it('says and remembers that an outcome is vacuous [ALLOY-VACUOUS]', async () => {
    const { cache, sets } = memoryCache();
    const texts = [text('sig A {}\nfact { some A and no A }\ncheck { no A }\nrun { some A } expect 0\n')];
    for (const _ of ['found', 'remembered']) {
      const checker = openModelChecker({ threads: 1, cache });
      const [report] = await checker.check(texts);
      await checker.stop();
      expect(report?.runs.map(({ outcome }) => outcome)).toEqual([
        { kind: 'holds', vacuous: true },
        { kind: 'uninhabited', vacuous: true },
      ]);
    }
    // The model and its two answers: nothing was run a second time.
    expect(sets()).toBe(3);
  });

  it('says how far it is, up to all of them [ALLOY-WORKER]', async () => {
    const checker = openModelChecker({ threads: 2 });
    const seen: string[] = [];
    await checker.check([text(BOX), text(TALL, 'tall.als')], ({ done, total }) =>
      seen.push(`${done}/${total}`),
    );
    await checker.stop();
    expect(seen).toEqual(['0/5', '1/5', '2/5', '3/5', '4/5', '5/5']);
  });

  it('stops a command that does not end in its time, and answers the others [ALLOY-WORKER-STOP]', async () => {
    const checker = openModelChecker({ threads: 1, timeoutMs: 2000, graceMs: 100 });
    const started = performance.now();
    const [report] = await checker.check([text(COLOURS)]);
    await checker.stop();
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(outcomesOf(report)).toEqual(['0 run eighteen unknown', '1 run four inhabited']);
    expect(report?.runs[0]?.outcome).toMatchObject({ reason: 'time' });
  }, 30_000);

  it('stops a thread that does not listen to its time, and goes on with another [ALLOY-WORKER-STOP]', async () => {
    // The engine is told of a long time, the thread gets a short one: only its end can help.
    const checker = openModelChecker({ threads: 1, timeoutMs: 600_000, graceMs: -598_000 });
    const [report] = await checker.check([text(COLOURS)]);
    expect(outcomesOf(report)).toEqual(['0 run eighteen unknown', '1 run four inhabited']);
    expect(report?.runs[0]?.outcome).toMatchObject({
      reason: 'time',
      message: 'It took longer than 600 seconds, so it was stopped.',
    });
    expect(outcomesOf((await checker.check([text(BOX)]))[0])).toEqual(WANTED);
    await checker.stop();
  }, 30_000);

  it('solves nothing again that is remembered, and gives the same report [ALLOY-CACHE]', async () => {
    const { cache, sets } = memoryCache();
    const first = openModelChecker({ cache, threads: 1 });
    const cold = await first.check([text(BOX)]);
    await first.stop();
    const kept = sets();
    expect(kept).toBe(5);
    const second = openModelChecker({ cache, threads: 1 });
    expect(await second.check([text(BOX)])).toEqual(cold);
    await second.stop();
    expect(sets()).toBe(kept);
  });

  it('follows the places of a model that moves in its document without reading it again [ALLOY-CACHE]', async () => {
    const { cache, sets } = memoryCache();
    const checker = openModelChecker({ cache, threads: 1 });
    await checker.check([text(BOX)]);
    const kept = sets();
    const moved = BOX.replaceAll('\n', '\n   \n\n');
    const [report] = await checker.check([text(`\n\n\n${moved}`)]);
    await checker.stop();
    expect(sets()).toBe(kept);
    const { span } = report?.runs[1]?.command ?? { span: { start: 0, end: 0 } };
    expect(`\n\n\n${moved}`.slice(span.start, span.end)).toBe('check Full for 2');
    const assertion = report?.items.find((item) => item.kind === 'assertion')?.span ?? span;
    expect(`\n\n\n${moved}`.slice(assertion.start, assertion.end)).toBe(
      'assert Full { all b: Box | some b.held }',
    );
  });

  it('solves again what a changed fact or scope decides, and only that [ALLOY-CACHE-KEY]', async () => {
    const { cache, sets } = memoryCache();
    const checker = openModelChecker({ cache, threads: 1 });
    await checker.check([text(BOX)]);
    const kept = sets();
    const [changed] = await checker.check([text(BOX.replace('check Full for 2', 'check Full for 1'))]);
    // The text that was read, and one command.
    expect(sets()).toBe(kept + 2);
    expect(outcomesOf(changed)).toEqual(WANTED);
    const [stricter] = await checker.check([text(`${BOX}fact { all b: Box | some b.held }\n`)]);
    await checker.stop();
    expect(outcomesOf(stricter)[1]).toBe('1 check Full holds');
  });

  it('runs commands with another solver, and takes nothing that one remembers for the other [ALLOY-SOLVER-CHOICE]', async () => {
    const { cache, sets } = memoryCache();
    const usual = openModelChecker({ cache, threads: 1 });
    const [first] = await usual.check([text(BOX)]);
    await usual.stop();
    const kept = sets();
    const other = openModelChecker({ cache, threads: 1, solver: 'small' });
    const [second] = await other.check([text(BOX)]);
    await other.stop();
    expect(sets()).toBe(2 * kept);
    expect(outcomesOf(second)).toEqual(outcomesOf(first));
    expect(second?.engine).toBe(`${first?.engine}, small solver`);
  });

  it.each([
    ['cut short', (value: string) => value.slice(0, value.length / 2)],
    ['of another form', (value: string) => value.replace('"schema":1', '"schema":0')],
    [
      'of an outcome that does not exist',
      (value: string) => value.replaceAll('"kind":"violated"', '"kind":"proved"'),
    ],
    ['no text of ours', () => 'null'],
    ['with a field too many', (value: string) => value.replace('{', '{"more":1,')],
  ])('solves again where an entry is %s [ALLOY-CACHE-DAMAGED]', async (_, damage) => {
    const { cache, entries } = memoryCache();
    const first = openModelChecker({ cache, threads: 1 });
    const [cold] = await first.check([text(BOX)]);
    await first.stop();
    for (const [key, value] of entries) entries.set(key, damage(value));
    const second = openModelChecker({ cache, threads: 1 });
    const [again] = await second.check([text(BOX)]);
    await second.stop();
    expect(outcomesOf(again)).toEqual(outcomesOf(cold));
    expect(again?.items).toEqual(cold?.items);
  });

  it('keeps no outcome that depends on how busy the machine is [ALLOY-CACHE-KEY]', async () => {
    const { cache, entries } = memoryCache();
    const checker = openModelChecker({ cache, threads: 1, timeoutMs: 2000, graceMs: 50 });
    await checker.check([text(COLOURS)]);
    await checker.stop();
    expect([...entries.values()].filter((value) => value.includes('"unknown"'))).toEqual([]);
    expect([...entries.values()].filter((value) => value.includes('"inhabited"'))).toHaveLength(1);
  }, 30_000);

  it('runs only the commands that are wanted [CLI-MODEL-COMMAND]', async () => {
    const checker = openModelChecker({ threads: 1, only: ({ index }) => index === 2 });
    expect(outcomesOf((await checker.check([text(BOX)]))[0])).toEqual(['2 run nothing inhabited']);
    await checker.stop();
  });

  it('reports a model that cannot be read at its place, and the others all the same [ALLOY-WORKER]', async () => {
    const checker = openModelChecker({ threads: 2 });
    const [broken, whole] = await checker.check([text('sig A { f: B }\nrun { some A } for 2\n'), text(BOX)]);
    await checker.stop();
    expect(broken?.problems).toMatchObject([{ severity: 'error', span: { start: 11, end: 12 } }]);
    expect(broken?.runs.map(({ outcome }) => outcome.kind)).toEqual(['error']);
    expect(outcomesOf(whole)).toEqual(WANTED);
  });

  it('opens modules of the project by their names, with problems at their own places [ALLOY-RESOLVE-MODULE]', async () => {
    const checker = openModelChecker({ threads: 1 });
    const main = {
      path: 'm/box.als',
      text: 'module m/box\nopen m/value\nsig Box { held: lone Value }\nrun { some held } for 2\n',
      modules: new Map([['m/value', { path: 'm/value.als', text: 'module m/value\nsig Value {}\n' }]]),
    };
    expect(outcomesOf((await checker.check([main]))[0])).toEqual(['0 run run$1 inhabited']);
    const broken = {
      ...main,
      modules: new Map([['m/value', { path: 'm/value.als', text: 'sig Value { f: Nothing }\n' }]]),
    };
    const [report] = await checker.check([broken]);
    await checker.stop();
    expect(report?.problems[0]?.span).toEqual({ path: 'm/value.als', start: 15, end: 22 });
  });
});
