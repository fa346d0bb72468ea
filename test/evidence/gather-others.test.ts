import { describe, expect, it } from 'vitest';
import { textsHash } from '#evidence';
import type {
  Address,
  CheckedCommand,
  CheckedModel,
  CoverageReport,
  EarsAnalysis,
  EarsIssue,
  ExampleLine,
  ExampleRun,
  Outcome,
  Review,
} from '#model';
import { sourceFile } from '#model';
import { NO_SENTENCES } from '../support/no-sentences.ts';
import { gathered, gatherInput, inShort } from './gather-project.ts';

const A = 'LOCK-A' as Address;
const nowhere = { path: 'openspec/specs/locker/spec.md', start: 0, end: 0 };
const FENCE = { language: 'ts', value: '', span: nowhere, valueSpan: nowhere, closed: true };

const example = (lines: readonly ExampleLine[], changes: Partial<ExampleRun> = {}): ExampleRun => ({
  example: { claim: A, capability: 'locker', index: 0, fence: FENCE, language: 'typescript' },
  status: 'passed',
  lines,
  tool: 'node 24.0.0',
  ...changes,
});

const model = (
  runs: readonly { readonly kind: 'run' | 'check'; readonly expect?: number; readonly outcome: Outcome }[],
): CheckedModel => ({
  capability: 'locker',
  path: nowhere.path,
  engine: 'casebook 1.0.0',
  items: [],
  problems: [],
  commands: runs.map(
    ({ kind, expect: wanted, outcome }, index): CheckedCommand => ({
      command: {
        index,
        kind,
        label: `c${index}`,
        scope: '',
        span: nowhere,
        ...(wanted === undefined ? {} : { expect: wanted }),
      },
      outcome,
      statistics: {
        primaryVariables: 0,
        variables: 0,
        clauses: 0,
        traceLength: 1,
        translateMs: 0,
        solveMs: 0,
      },
      capability: 'locker',
      bearings: [{ claim: A, by: 'section' }],
    }),
  ),
});

describe('examples', () => {
  it('are direct and fresh evidence for the claim they stand under, weak without any expectation [EVID-EXAMPLE]', async () => {
    const line = { span: nowhere, status: 'passed' } as const;
    const expectation = { kind: 'value', text: '3', span: nowhere } as const;
    const { evidence } = await gathered({
      claims: [{ tag: 'LOCK-A' }],
      texts: {},
      change: (input) => ({
        ...input,
        examples: [
          example([line]),
          example([line, { ...line, expectation }]),
          example([], { status: 'not-run', reason: 'not allowed' }),
        ],
      }),
    });
    expect(evidence.map((piece) => [piece.kind, piece.layer, piece.tool, piece.result, piece.weak])).toEqual(
      expect.arrayContaining([
        ['example', 'example', 'node', 'passed', undefined],
        [
          'example',
          'example',
          'node',
          'passed',
          'It expects nothing of any line, so it only shows that the code runs.',
        ],
        ['example', 'example', 'node', 'not-run', undefined],
      ]),
    );
    expect(
      new Set(evidence.map((piece) => `${piece.freshness.kind} ${piece.foundBy} ${piece.directness}`)),
    ).toEqual(new Set(['fresh section direct']));
  });
});

describe('model commands', () => {
  it('are evidence of the layer model: as expected, not so, or undecided [EVID-COMMAND]', async () => {
    const counterexample = { bitwidth: 4, states: [] };
    const { evidence } = await gathered({
      claims: [{ tag: 'LOCK-A' }],
      texts: {},
      change: (input) => ({
        ...input,
        models: [
          model([
            { kind: 'check', outcome: { kind: 'holds' } },
            { kind: 'check', outcome: { kind: 'violated', counterexample } },
            { kind: 'check', outcome: { kind: 'unknown', reason: 'time', message: 'late' } },
          ]),
        ],
      }),
    });
    expect(
      evidence.map((piece) => [piece.command?.command.label, piece.layer, piece.result, piece.tool]),
    ).toEqual([
      ['c0', 'model', 'passed', 'casebook'],
      ['c1', 'model', 'failed', 'casebook'],
      ['c2', 'model', 'errored', 'casebook'],
    ]);
  });

  it('are weak where nothing satisfies the facts, and where a run expects no instance [EVID-COMMAND-WEAK]', async () => {
    const { evidence } = await gathered({
      claims: [{ tag: 'LOCK-A' }],
      texts: {},
      change: (input) => ({
        ...input,
        models: [
          model([
            { kind: 'check', outcome: { kind: 'holds', vacuous: true } },
            { kind: 'run', expect: 0, outcome: { kind: 'uninhabited' } },
            { kind: 'run', outcome: { kind: 'inhabited', instance: { bitwidth: 4, states: [] } } },
          ]),
        ],
      }),
    });
    expect(evidence.map(({ weak }) => weak?.slice(0, 30))).toEqual([
      'Nothing at all satisfies the m',
      'It expects that there is no in',
      undefined,
    ]);
  });
});

describe('reviews', () => {
  const review = (kind: Review['kind'], texts?: string): Review => ({
    kind,
    of: 'LOCK-A',
    claims: [A],
    reason: 'read it',
    reviewer: 'R. Reader',
    date: '2026-11-22',
    span: nowhere,
    ...(texts === undefined ? {} : { texts }),
  });

  it('that examined a claim are evidence while its texts are the same [EVID-REVIEW]', async () => {
    const project = { claims: [{ tag: 'LOCK-A' }], texts: {} };
    const ground = (await gatherInput(project)).grounds.get(A);
    const hash = ground && textsHash(ground);
    const kinds = async (texts: string | undefined) =>
      (
        await gathered({
          ...project,
          change: (input) => ({ ...input, reviews: [review('reviewed', texts)] }),
        })
      ).evidence.map((piece) => [piece.layer, piece.tool, piece.result, piece.freshness.kind]);
    expect(await kinds(hash)).toEqual([['review', 'R. Reader', 'passed', 'fresh']]);
    expect(await kinds('older')).toEqual([['review', 'R. Reader', 'passed', 'stale']]);
    expect(await kinds(undefined)).toEqual([['review', 'R. Reader', 'passed', 'stale']]);
  });

  it('that re-affirm nothing are named as unused, with the reason [EVID-REVIEW-UNUSED]', async () => {
    const project = { claims: [{ tag: 'LOCK-A' }], texts: {} };
    const ground = (await gatherInput(project)).grounds.get(A);
    const hash = ground && textsHash(ground);
    const reviews = [review('affirmed', hash), review('affirmed', 'older'), review('waived')];
    const { unusedReviews, evidence } = await gathered({
      ...project,
      change: (input) => ({ ...input, reviews }),
    });
    expect(evidence.map(inShort)).toEqual([]);
    expect(unusedReviews.map(({ reason }) => reason)).toEqual([
      'No stale evidence of `LOCK-A` needs it.',
      'The wording, the code or the tests of `LOCK-A` changed after it was affirmed.',
    ]);
  });
});

describe('coverage', () => {
  const SOURCE = 'src/locker.ts';
  const project = {
    claims: [{ tag: 'LOCK-A', links: [{ path: SOURCE, name: 'open', kind: 'implementation' as const }] }],
    texts: { [SOURCE]: 'export function open() {\n  return 1;\n}\n', 'src/other.ts': '\n' },
  };
  const coverage = (path: string, lines: readonly (readonly [number, number])[]): CoverageReport => ({
    path,
    sha256: '0'.repeat(64),
    format: 'lcov',
    files: [
      { file: '/ci/x/src/locker.ts', lines: new Map(lines) },
      { file: '/ci/x/src/other.ts', lines: new Map([[1, 9]]) },
    ],
    problems: [],
  });

  it('is told by file of the project and added up over reports [EVID-COVERAGE]', async () => {
    const reports = [
      coverage('b/lcov.info', [[2, 1]]),
      coverage('a/lcov.info', [
        [1, 2],
        [2, 0],
      ]),
    ];
    const { coverage: found } = await gathered({
      ...project,
      change: (input) => ({
        ...input,
        coverage: reports,
        bindings: new Map(reports.map((each) => [each, { kind: 'commit', commit: 'a', texts: input.texts }])),
      }),
    });
    expect([...found.keys()]).toEqual([SOURCE]);
    expect(found.get(SOURCE)).toEqual({
      path: SOURCE,
      lines: new Map([
        [1, 2],
        [2, 1],
      ]),
      report: 'a/lcov.info, b/lcov.info',
      freshness: { kind: 'fresh' },
    });
  });

  it('is stale once any line of the file changed, and then counts only without a fresh one [EVID-COVERAGE-STALE]', async () => {
    const old = coverage('old/lcov.info', [[1, 5]]);
    const fresh = coverage('new/lcov.info', [[1, 1]]);
    const then = (await gatherInput(project)).texts;
    const moved = sourceFile(SOURCE, `\n${project.texts[SOURCE]}`);
    const of = async (reports: readonly CoverageReport[]) =>
      (
        await gathered({
          ...project,
          texts: { ...project.texts, [SOURCE]: moved.text },
          change: (input) => ({
            ...input,
            coverage: reports,
            bindings: new Map(
              reports.map((each) => [
                each,
                { kind: 'commit', commit: 'a', texts: each === old ? then : input.texts },
              ]),
            ),
          }),
        })
      ).coverage.get(SOURCE);
    expect((await of([old]))?.freshness.kind).toBe('stale');
    const both = await of([old, fresh]);
    expect([both?.freshness.kind, both?.lines.get(1)]).toEqual(['fresh', 1]);
  });
});

describe('what is proved of sentences', () => {
  const member = { claim: A, sentence: A, span: nowhere, text: 'The locker SHALL open.', demands: 'open' };
  const issue: EarsIssue = {
    check: 'contradiction',
    severity: 'error',
    core: [member, { ...member, sentence: `${A}#2`, demands: 'not open' }],
    situation: [{ text: 'the key fits', value: true }],
    vocabulary: [],
    hint: 'Say which comes first.',
  };
  const proofs = async (rest: Partial<EarsAnalysis>) => {
    const { evidence } = await gathered({
      claims: [{ tag: 'LOCK-A' }],
      texts: {},
      change: (input) => ({ ...input, ears: { ...NO_SENTENCES, solver: 'Z3 4.16.0', ...rest } }),
    });
    return evidence.map(({ kind, layer, tool, result, claim }) => ({ kind, layer, tool, result, claim }));
  };
  const proof = { kind: 'consistency', layer: 'consistency', tool: 'Z3', claim: A };

  it('speak against each claim that takes part in a proven error, once [EVID-SENTENCE]', async () => {
    expect(await proofs({ issues: [issue] })).toEqual([{ ...proof, result: 'failed' }]);
  });

  it('decide nothing where the solver gave no answer [EVID-SENTENCE]', async () => {
    expect(await proofs({ issues: [{ ...issue, check: 'undecided', severity: 'warning' }] })).toEqual([
      { ...proof, result: 'errored' },
    ]);
  });

  it('are silent where they are less than an error, or accepted with a reason [EVID-SENTENCE-LESS]', async () => {
    expect(await proofs({ issues: [{ ...issue, severity: 'warning' }] })).toEqual([]);
    expect(await proofs({ issues: [{ ...issue, accepted: { reason: 'ADR 4', span: nowhere } }] })).toEqual(
      [],
    );
  });

  it('speak for the claims whose cases are disjoint and complete [EVID-SENTENCE-CASES]', async () => {
    const cases = [member, { ...member, sentence: `${A}#2` }];
    expect(
      await proofs({ partitions: [{ capability: 'locker', over: 'the key', within: [], cases }] }),
    ).toEqual([{ ...proof, result: 'passed' }]);
  });
});
