import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type {
  Address,
  Assessment,
  BoundReport,
  Evidence,
  ExampleRun,
  LineCoverage,
  Review,
  Verdict,
} from '#model';
import { manifestSchema, toManifest } from '#report';
import { judged } from './evidence-project.ts';

const SPEC = 'openspec/specs/box/spec.md';
const span = { path: SPEC, start: 0, end: 5 };
const review: Review = {
  kind: 'affirmed',
  of: 'BOX-HOLD-OLD',
  claims: ['BOX-HOLD-OLD' as Address],
  reason: 'Only a word changed',
  reviewer: 'Ada',
  date: '2026-01-02',
  expires: '2027-01-02',
  span,
};
const bound: BoundReport = {
  binding: {
    kind: 'recorded',
    run: {
      commit: 'a'.repeat(40),
      dirty: true,
      takenAt: '2026-01-02T03:04:05Z',
      command: ['npm', 'test'],
      reports: [],
      texts: { claims: new Set(), code: new Set() },
    },
  },
  report: {
    path: 'reports/junit.xml',
    sha256: '0'.repeat(64),
    format: 'junit',
    tool: 'Vitest 5',
    commit: 'b'.repeat(40),
    takenAt: '2026-01-02T03:04:00Z',
    results: [
      { status: 'failed', titles: ['drops'], declared: [], message: 'expected 1' },
      { status: 'passed', titles: ['holds'], declared: [] },
    ],
    problems: [{ message: 'It ends early', start: 1, end: 2 }],
  },
};
const example: ExampleRun = {
  example: {
    claim: 'BOX-HOLD-GOOD' as Address,
    capability: 'box',
    index: 0,
    fence: { language: 'js', value: '', span, valueSpan: span, closed: true },
    language: 'javascript',
  },
  status: 'failed',
  reason: 'A line is wrong',
  tool: 'Node 24',
  lines: [{ span, status: 'failed', expectation: { kind: 'value', text: '1', span }, actual: '2' }],
};

function piece(claim: string, more: Partial<Evidence>): Evidence {
  return {
    claim: claim as Address,
    kind: 'test',
    layer: 'unit',
    tool: 'Vitest',
    result: 'passed',
    freshness: { kind: 'fresh' },
    foundBy: 'title',
    directness: 'direct',
    ...more,
  };
}

/** An assessment with evidence of every kind. */
async function withEvidence(): Promise<Assessment> {
  const [result] = bound.report.results;
  if (result === undefined) throw new Error('The report has results');
  const failed = piece('BOX-HOLD-REFUTED', {
    result: 'failed',
    test: {
      title: 'drops',
      outcome: { result, report: bound },
      place: { path: 'test/box.test.ts', line: 1, endLine: 2 },
    },
  });
  const stale = piece('BOX-HOLD-OLD', {
    freshness: { kind: 'stale', reasons: ['The sentence changed.'] },
    weak: 'It asserts nothing.',
    olderThanRequirement: true,
    test: { title: 'old', notRun: 'No report has it.' },
  });
  const affirmed = piece('BOX-HOLD-GOOD', {
    kind: 'example',
    layer: 'example',
    foundBy: 'section',
    freshness: { kind: 'fresh', affirmedBy: review },
    example,
  });
  const unlisted = piece('BOX-HOLD-UNDECIDED', { kind: 'review', layer: 'review', review });
  const assessment = await judged();
  const verdicts = new Map(assessment.verdicts);
  const put = (address: string, more: Partial<Verdict>) => {
    const verdict = verdicts.get(address as Address);
    if (verdict !== undefined) verdicts.set(address as Address, { ...verdict, ...more });
  };
  put('BOX-HOLD-REFUTED', {
    evidence: [failed],
    deciding: [failed],
    obligations: [{ owes: 'an executed test', met: false, by: [], policy: 'strict' }],
  });
  put('BOX-HOLD-UNDECIDED', {
    deciding: [unlisted],
    obligations: [{ owes: 'a review', met: true, by: [unlisted] }],
  });
  const coverage: LineCoverage = {
    path: 'src/box.ts',
    lines: new Map([
      [1, 0],
      [2, 3],
    ]),
    report: 'coverage/lcov.info',
    freshness: { kind: 'fresh' },
  };
  return {
    ...assessment,
    files: new Map([
      ...assessment.files,
      ['openspec/reviews.yaml', { path: 'openspec/reviews.yaml', text: '', lineStarts: [0] }],
    ]),
    verdicts,
    evidence: [failed, stale, affirmed],
    reports: [bound],
    unreadReports: [{ path: 'reports/big.xml', reason: 'It is too large.' }],
    unmatched: [{ report: 'reports/junit.xml', title: 'x', status: 'passed', reason: 'No test.' }],
    examples: [example],
    coverage: new Map([['src/box.ts', coverage]]),
    reviews: [review],
    unusedReviews: [{ review, reason: 'It changed nothing.' }],
  };
}

describe('the evidence in the manifest', () => {
  it('lists evidence with result, freshness and how it was found, and what it decides [OUT-INTEGRITY-EVIDENCE]', async () => {
    const manifest = toManifest(await withEvidence());
    expect(manifest.evidence).toEqual([
      {
        claim: 'BOX-HOLD-REFUTED',
        kind: 'test',
        layer: 'unit',
        tool: 'Vitest',
        result: 'failed',
        freshness: 'fresh',
        foundBy: 'title',
        directness: 'direct',
        title: 'drops',
        report: 'reports/junit.xml',
        message: 'expected 1',
        place: { path: 'test/box.test.ts', line: 1, endLine: 2 },
      },
      expect.objectContaining({
        freshness: 'stale',
        staleBecause: ['The sentence changed.'],
        weak: 'It asserts nothing.',
        olderThanRequirement: true,
        notRun: 'No report has it.',
      }),
      expect.objectContaining({ affirmedBy: 'Ada', example: 0 }),
      expect.objectContaining({ kind: 'review' }),
    ]);
    expect(manifest.claims.find(({ address }) => address === 'BOX-HOLD-REFUTED')).toMatchObject({
      deciding: [0],
      obligations: [{ owes: 'an executed test', met: false, policy: 'strict', by: [] }],
    });
    expect(manifest.claims.find(({ address }) => address === 'BOX-HOLD-UNDECIDED')).toMatchObject({
      deciding: [3],
      obligations: [{ by: [3] }],
    });
    expect(manifest.claims.find(({ address }) => address === 'BOX-HOLD-WAIVED')?.waiver).toMatchObject({
      reason: 'The shop has no lamp',
      reviewer: 'Ada',
    });
    expect(manifest.reports).toMatchObject([
      {
        sha256: '0'.repeat(64),
        results: { passed: 1, failed: 1, skipped: 0 },
        binding: { kind: 'recorded', commit: 'a'.repeat(40), dirty: true, command: ['npm', 'test'] },
        problems: ['It ends early'],
      },
    ]);
    expect(manifest.coverage).toEqual([
      { path: 'src/box.ts', report: 'coverage/lcov.info', freshness: 'fresh', lines: 2, executed: 1 },
    ]);
    expect(manifest.examples).toMatchObject([
      { status: 'failed', lines: [{ expected: { kind: 'value', text: '1' }, actual: '2' }] },
    ]);
    expect(manifest.unmatched).toHaveLength(1);
    expect(manifest.unusedReviews).toMatchObject([{ of: 'BOX-HOLD-OLD', reason: 'It changed nothing.' }]);
  });

  it('fits the schema with everything that evidence can hold [OUT-INTEGRITY-EVIDENCE]', async () => {
    const manifest = JSON.parse(JSON.stringify(toManifest(await withEvidence())));
    const strict = z.fromJSONSchema(
      JSON.parse(JSON.stringify(z.toJSONSchema(manifestSchema, { io: 'output' }))),
    );
    expect(strict.safeParse(manifest).error).toBeUndefined();
  });
});
