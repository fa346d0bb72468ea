import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindReports, type ClaimGround, printRecord, readRecord, textsHash } from '#evidence';
import type {
  Address,
  Binding,
  EvidenceRecord,
  Project,
  ProjectTexts,
  RecordedRun,
  Review,
  TestReport,
  TextHash,
} from '#model';
import { freshnessOf } from '../../../plugins/evidence/texts/freshness.ts';

const hash = (text: string) => text.padEnd(32, '0') as TextHash;
const texts = (claims: readonly string[], code: readonly string[]): ProjectTexts => ({
  claims: new Set(claims.map(hash)),
  code: new Set(code.map(hash)),
  implementedBy: new Map(claims.map((claim) => [hash(claim), new Set(code.slice(0, 1).map(hash))])),
});
const COMMIT = '1a2b3c4d'.repeat(5);
const at = (known?: ProjectTexts): Binding => ({
  kind: 'commit',
  commit: COMMIT,
  ...(known ? { texts: known } : {}),
});

const REQUIREMENT: ClaimGround = {
  text: hash('a0'),
  implementation: [{ name: '`Box` in `src/box.ts`', hash: hash('b0') }],
  tests: [],
};
const SCENARIO: ClaimGround = {
  text: hash('a1'),
  requirement: REQUIREMENT,
  implementation: [{ name: '`put()` in `src/box.ts`', hash: hash('b1') }],
  tests: [hash('c1')],
};
const TEST = hash('c1');
const ALL = texts(['a0', 'a1'], ['b0', 'b1', 'c1']);

const affirmed = (ground: ClaimGround): Review => ({
  kind: 'affirmed',
  of: 'BOX-KEEP',
  claims: ['BOX-KEEP' as Address],
  reason: 'It means the same.',
  reviewer: 'A. Reader',
  date: '2026-11-22',
  texts: textsHash(ground),
  span: { path: 'openspec/reviews.yaml', start: 0, end: 1 },
});

const seen = (binding: Binding, reviews: readonly Review[] = [], test: TextHash | undefined = TEST) =>
  freshnessOf({
    ground: SCENARIO,
    ...(test === undefined ? {} : { test }),
    binding,
    reviews,
    report: 'r.xml',
  });

describe('evidence', () => {
  it('is fresh exactly where all that it rests on was there when it was taken [FRESH-RULE]', () => {
    const some = <T>(list: readonly T[]) => fc.subarray([...list]);
    fc.assert(
      fc.property(some(['a0', 'a1', 'x']), some(['b0', 'b1', 'c1', 'x']), (claims, code) => {
        const { freshness, olderThanRequirement } = seen(at(texts(claims, code)));
        const rests = ['b0', 'b1', 'c1'].every((one) => code.includes(one)) && claims.includes('a1');
        expect(freshness.kind).toBe(rests ? 'fresh' : 'stale');
        expect(olderThanRequirement).toBe(rests && !claims.includes('a0') ? true : undefined);
      }),
    );
  });

  it('says in sentences what changed since, each thing once [FRESH-RULE]', () => {
    expect(seen(at(texts(['a0'], []))).freshness).toEqual({
      kind: 'stale',
      reasons: [
        'Its wording changed after the test ran.',
        '`put()` in `src/box.ts` changed after the test ran.',
        '`Box` in `src/box.ts` changed after the test ran.',
        'The test itself changed after it ran.',
      ],
    });
  });

  it('is stale where code that implemented it is gone, or other code took its place [FRESH-GROUND-GONE] [FRESH-GROUND-TRADED]', () => {
    const known = new Set(['b0', 'b1', 'b2', 'c1'].map(hash));
    const ground = { ...SCENARIO, known, requirement: { ...REQUIREMENT, known } };
    const reasonOf = (own: readonly string[], around: readonly string[]) => {
      const implementedBy = new Map([
        [hash('a1'), new Set(own.map(hash))],
        [hash('a0'), new Set(around.map(hash))],
      ]);
      const { freshness } = freshnessOf({
        ground,
        test: TEST,
        binding: at({ ...ALL, implementedBy }),
        reviews: [],
      });
      return freshness.kind === 'stale' ? freshness.reasons.join(' ') : 'fresh';
    };
    expect(reasonOf(['b1'], ['b0'])).toBe('fresh');
    expect(reasonOf([], [])).toBe('fresh');
    // A link more, or one less, is no other code.
    expect(reasonOf(['b1', 'b2'], ['b0'])).toBe('fresh');
    for (const [own, around] of [
      [['b2'], ['b0']],
      [['b1'], ['b2']],
    ] as const)
      expect(reasonOf(own, around)).toMatch(/^Other code implements it/);
    for (const [own, around] of [
      [['b1', 'b9'], ['b0']],
      [['b1'], ['b0', 'b9']],
    ] as const)
      expect(reasonOf(own, around)).toMatch(/^Code that implemented it .* is gone/);
  });

  it('is fresh where a link leads to code now whose whole file was the same then [FRESH-GROUND]', () => {
    const implementation = [{ name: '`late()`', hash: hash('b3'), file: hash('f1') }];
    const kind = (...code: readonly string[]) =>
      freshnessOf({
        ground: { text: hash('a1'), implementation, tests: [TEST] },
        test: TEST,
        binding: at({ ...texts(['a1'], code), implementedBy: new Map() }),
        reviews: [],
      }).freshness.kind;
    expect(kind('f1', 'c1')).toBe('fresh');
    expect(kind('b3', 'c1')).toBe('fresh');
    expect(kind('c1')).toBe('stale');
  });

  it('is stale where it is not known what it was taken for, whoever affirms it [FRESH-UNBOUND]', () => {
    const reviews = [affirmed(SCENARIO), affirmed(REQUIREMENT)];
    const reasons: readonly (readonly [Binding, string])[] = [
      [
        { kind: 'unbound' },
        'The report `r.xml` does not say which commit it is of; `casebook record` binds reports to what they were taken for.',
      ],
      [at(), 'The report `r.xml` is of commit 1a2b3c4, which is not in this clone.'],
      [
        { kind: 'commit', commit: 'v1.2' },
        'The report `r.xml` names the commit `v1.2`, which is no full hash, so it is not known what it was taken for.',
      ],
    ];
    for (const [binding, reason] of reasons)
      expect(seen(binding, reviews)).toEqual({ freshness: { kind: 'stale', reasons: [reason] } });
    expect(freshnessOf({ ground: undefined, binding: at(ALL), reviews }).freshness.kind).toBe('stale');
  });

  it('of older texts counts where a person affirmed these very texts, and no others [FRESH-AFFIRM]', () => {
    const older = at(texts(['a0'], ['b0']));
    const review = affirmed(SCENARIO);
    expect(seen(older, [review])).toEqual({ freshness: { kind: 'fresh', affirmedBy: review } });
    const others: readonly Review[] = [
      affirmed(REQUIREMENT),
      affirmed({ ...SCENARIO, text: hash('a2') }),
      affirmed({ ...SCENARIO, implementation: [] }),
      affirmed({ ...SCENARIO, tests: [] }),
      { ...review, kind: 'reviewed' },
      { ...review, kind: 'waived' },
    ];
    for (const other of others) expect(seen(older, [other]).freshness.kind).toBe('stale');
    // Nobody looked at a test that no link or tag leads to.
    expect(seen(older, [review], hash('c2')).freshness.kind).toBe('stale');
  });

  it('that is fresh is not said to be affirmed [FRESH-AFFIRM]', () => {
    expect(seen(at(ALL), [affirmed(SCENARIO), affirmed(REQUIREMENT)])).toEqual({
      freshness: { kind: 'fresh' },
    });
  });

  it('that is older than the sentence of its requirement says so until that is affirmed [FRESH-AFFIRM-REQUIREMENT] [FRESH-OLDER]', () => {
    const older = at(texts(['a1'], ['b0', 'b1', 'c1']));
    const review = affirmed(REQUIREMENT);
    expect(seen(older)).toEqual({ freshness: { kind: 'fresh' }, olderThanRequirement: true });
    expect(seen(older, [affirmed(SCENARIO)])).toMatchObject({ olderThanRequirement: true });
    expect(seen(older, [review])).toEqual({ freshness: { kind: 'fresh', affirmedBy: review } });
  });

  it('is affirmed with the code around it: a changed function of the requirement ends it [FRESH-AFFIRM]', () => {
    const changed = {
      ...SCENARIO,
      requirement: { ...REQUIREMENT, implementation: [{ name: 'Box', hash: hash('b9') }] },
    };
    expect(textsHash(changed)).not.toBe(textsHash(SCENARIO));
    const swapped = { ...SCENARIO, implementation: [{ name: 'x', hash: hash('c1') }], tests: [hash('b1')] };
    expect(textsHash(swapped)).not.toBe(textsHash(SCENARIO));
  });
});

const report = (path: string, sha: string, commit?: string): TestReport => ({
  path,
  sha256: sha.padEnd(64, '0'),
  format: 'junit',
  ...(commit === undefined ? {} : { commit }),
  results: [],
  problems: [],
});
const run = (takenAt: string, ...shas: readonly string[]): RecordedRun => ({
  dirty: false,
  takenAt,
  reports: shas.map((sha) => ({ path: `${sha}.xml`, sha256: sha.padEnd(64, '0') })),
  texts: texts([], [takenAt.slice(0, 4)]),
});
const PROJECT: Project = { name: 'box', commit: COMMIT, dirty: false };

describe('a report', () => {
  const bind = async (
    reports: readonly TestReport[],
    more: { record?: EvidenceRecord; commit?: string; project?: Project; asked?: string[] } = {},
  ) => {
    const { record = { runs: [] }, project = PROJECT, asked = [], commit } = more;
    const bindings = await bindReports({
      reports,
      record,
      project,
      texts: ALL,
      ...(commit === undefined ? {} : { commit }),
      textsAt: async (wanted) => {
        asked.push(wanted);
        return wanted.startsWith('2') ? texts([], ['20']) : undefined;
      },
    });
    return reports.map((one) => bindings.get(one));
  };

  it('is bound by the record before its commit, and by its commit before that of the options [FRESH-BOUND-ORDER]', async () => {
    const other = '2'.repeat(40);
    const recorded = run('2026-01-01T00:00:00.000Z', 'a');
    expect(
      await bind(
        [
          report('a.xml', 'a', COMMIT),
          report('b.xml', 'b', other),
          report('c.xml', 'c'),
          report('d.xml', 'd'),
        ],
        {
          record: { runs: [recorded] },
          commit: COMMIT,
        },
      ),
    ).toEqual([
      { kind: 'recorded', run: recorded },
      { kind: 'commit', commit: other, texts: texts([], ['20']) },
      { kind: 'commit', commit: COMMIT, texts: ALL },
      { kind: 'commit', commit: COMMIT, texts: ALL },
    ]);
    expect(await bind([report('c.xml', 'c')])).toEqual([{ kind: 'unbound' }]);
  });

  it('is bound by the run that left it last, in whatever order the record has them [FRESH-BOUND-ORDER]', async () => {
    const runs = ['2024', '2026', '2025'].map((year) => run(`${year}-01-01T00:00:00.000Z`, 'a', year));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(runs, { minLength: 3 }), async (order) => {
        expect(await bind([report('a.xml', 'a')], { record: { runs: order } })).toEqual([
          { kind: 'recorded', run: runs[1] },
        ]);
      }),
    );
  });

  it('with the bytes of another is bound by the run that left it, and by that of the other where it was moved [FRESH-BOUND-ORDER]', async () => {
    const [older, newer] = ['2025', '2026'].map((year) => run(`${year}-01-01T00:00:00.000Z`, 'a'));
    if (!older || !newer) throw new Error('There are two runs');
    const record = { runs: [older, { ...newer, reports: [{ path: 'b.xml', sha256: 'a'.padEnd(64, '0') }] }] };
    const bound = await bind(
      ['a.xml', 'b.xml', 'moved.xml'].map((path) => report(path, 'a')),
      { record },
    );
    expect(bound.map((binding) => binding?.kind === 'recorded' && binding.run.takenAt.slice(0, 4))).toEqual([
      '2025',
      '2026',
      '2026',
    ]);
  });

  it('of this commit is of this tree only where nothing in it is changed [FRESH-BOUND-CLEAN]', async () => {
    const asked: string[] = [];
    const dirty = await bind([report('a.xml', 'a', COMMIT), report('b.xml', 'b', COMMIT)], {
      project: { ...PROJECT, dirty: true },
      asked,
    });
    expect(dirty).toEqual([
      { kind: 'commit', commit: COMMIT },
      { kind: 'commit', commit: COMMIT },
    ]);
    expect(asked).toEqual([COMMIT]);
  });

  it('asks git for nothing but full hashes [FRESH-COMMIT-UNKNOWN]', async () => {
    const asked: string[] = [];
    const names = ['2222222', 'HEAD', '--all', '2'.repeat(41), '2'.repeat(39), `${'2'.repeat(39)}\n`];
    const bound = await bind(
      names.map((name, i) => report(`${i}.xml`, `${i}`, name)),
      { asked },
    );
    expect(bound).toEqual(names.map((commit) => ({ kind: 'commit', commit })));
    expect(asked).toEqual([]);
  });
});

describe('the record', () => {
  const RECORD: EvidenceRecord = {
    runs: [
      { ...run('2026-01-01T00:00:00.000Z', 'a', 'b'), commit: COMMIT, command: ['npm', 'test'] },
      { ...run('2025-01-01T00:00:00.000Z', 'c'), texts: ALL },
    ],
  };

  it('is read as it was written, the same bytes for the same runs [FRESH-RECORD-FILE]', () => {
    const written = printRecord(RECORD);
    const { record, problems } = readRecord(written);
    expect(problems).toEqual([]);
    expect(printRecord(record)).toBe(written);
    expect(record).toEqual(RECORD);
    const turned = RECORD.runs.map((one) => ({ ...one, reports: [...one.reports].reverse() }));
    expect(printRecord({ runs: turned })).toBe(written);
  });

  it.each([
    ['nothing', '', 'The record is no JSON'],
    ['half a file', printRecord(RECORD).slice(0, 300), 'The record is no JSON'],
    ['of a newer form', '{"schemaVersion": 3, "runs": []}', 'schemaVersion 2'],
    ['of no number', '{"schemaVersion": "1", "runs": []}', 'schemaVersion 2'],
    ['another kind of value', '[]', 'The record is not understood'],
    ['no list of runs', '{"schemaVersion": 2}', '`runs`'],
  ])('binds nothing and says why where it is %s [FRESH-RECORD-DAMAGED]', (_, text, message) => {
    const { record, problems } = readRecord(text);
    expect(record.runs).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining(message) })]);
  });

  it('binds nothing where an older Casebook hashed other parts of tests, and says what to do [FRESH-RECORD-OUTDATED]', () => {
    const { record, problems, outdated } = readRecord(
      printRecord(RECORD).replace('"schemaVersion": 2', '"schemaVersion": 1'),
    );
    expect([record.runs, outdated]).toEqual([[], true]);
    expect(problems.map(({ message }) => message).join()).toContain('with `casebook record` again');
    expect(readRecord(printRecord(RECORD)).outdated).toBeUndefined();
  });

  it.each([
    ['an abbreviated commit', { commit: '1a2b3c4' }],
    ['no time', { takenAt: undefined }],
    ['no reports', { reports: [] }],
    ['a hash of another length', { texts: { claims: [{ text: '12', code: [] }], code: [] } }],
    ['a key of another hand', { verified: true }],
    ['no word on the tree', { dirty: undefined }],
  ])('leaves out a run with %s, says so, and keeps the others [FRESH-RECORD-DAMAGED]', (_, change) => {
    const value = JSON.parse(printRecord(RECORD)) as { runs: object[] };
    const text = JSON.stringify({ ...value, runs: [{ ...value.runs[0], ...change }, value.runs[1]] });
    const { record, problems } = readRecord(text);
    expect(record.runs.map(({ takenAt }) => takenAt)).toEqual(['2025-01-01T00:00:00.000Z']);
    expect(problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining('Run 1 of the record') }),
    ]);
  });

  it('is read to its end whatever stands in it [FRESH-RECORD-DAMAGED]', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const { record, problems } = readRecord(text);
        expect(record.runs.length > 0 || problems.length > 0 || text.includes('"runs"')).toBe(true);
      }),
    );
  });
});
