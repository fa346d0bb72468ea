import { expect, test } from 'vitest';
import { indexCase, matrixRows, type QueueItem, toQueue } from '#dependability';
import type { Assessment } from '#model';
import { assessed, evidenceFor, looseCommand, modelWith, STALE, waiver } from './fixture.ts';

const queue = (assessment: Assessment) => toQueue(indexCase(assessment));

function nameOf({ about }: QueueItem): string {
  switch (about.kind) {
    case 'claim':
      return about.claim.address;
    case 'capability':
      return about.id;
    case 'review':
      return about.review.of;
  }
}

test('puts the worst first: refuted, inconclusive, stale, unverified, weak, waivers [CASE-QUEUE-ORDER]', () => {
  const items = queue(
    assessed(
      { box: { W: [], U: [], S: [], I: [], R: [], V: [], X: [] } },
      {
        reviews: [waiver('X', '2026-01-20')],
        evidence: [
          evidenceFor('W', { directness: 'indirect' }),
          evidenceFor('S', STALE),
          evidenceFor('I', { result: 'skipped' }),
          evidenceFor('R', { result: 'failed' }),
          evidenceFor('V'),
        ],
      },
    ),
  );
  expect(items.map((item) => [item.reason, nameOf(item)])).toEqual([
    ['refuted', 'R'],
    ['inconclusive', 'I'],
    ['stale', 'S'],
    ['unverified', 'U'],
    ['weak', 'W'],
    ['waiver', 'X'],
  ]);
  expect(items.at(-1)?.why).toBe('The waiver ends on 2026-01-20, 17 days after this commit.');
  for (const { why } of items) expect(why).not.toBe('');
});

test('names the evidence that decides, with what it said [CASE-QUEUE-WHY]', () => {
  const failed = evidenceFor('R', { result: 'failed', layer: 'property', title: 'holds for any box' });
  const [item] = queue(assessed({ box: { R: [] } }, { evidence: [failed] }));
  expect(`${item?.why} ${item?.deciding}`).toContain('holds for any box');
  expect(item?.layers).toEqual(['property']);
});

test('says once what a failed test said [CASE-QUEUE-WHY]', () => {
  const said = 'expected shut, got open';
  const result = { status: 'failed', titles: ['stays shut'], declared: [], message: said } as const;
  const report = { path: 'r.xml', sha256: '', format: 'junit', results: [], problems: [] } as const;
  const failed = evidenceFor('R', {
    result: 'failed',
    test: { title: 'stays shut', outcome: { result, report: { report, binding: { kind: 'unbound' } } } },
  });
  const [item] = queue(assessed({ box: { R: [] } }, { evidence: [failed] }));
  expect(`${item?.why} ${item?.deciding}`.split(said)).toHaveLength(2);
  expect(item?.deciding).toMatch(/stays shut.*failed/);
});

test('names a scenario and not also the requirement that takes over its verdict [CASE-QUEUE-ONCE]', () => {
  const items = queue(
    assessed(
      { box: { 'BOX-ADD': ['BOX-ADD-FULL'] } },
      { evidence: [evidenceFor('BOX-ADD-FULL', { result: 'failed' })] },
    ),
  );
  expect(items.map(nameOf)).toEqual(['BOX-ADD-FULL']);
});

test('names a requirement that its own evidence decides [CASE-QUEUE-ONCE]', () => {
  const items = queue(
    assessed(
      { box: { 'BOX-ADD': ['BOX-ADD-FULL'] } },
      { evidence: [evidenceFor('BOX-ADD-FULL'), evidenceFor('BOX-ADD', { result: 'failed' })] },
    ),
  );
  expect(items.map(nameOf)).toEqual(['BOX-ADD']);
});

test('leaves out claims that are unverified and not mandatory [CASE-QUEUE-ONCE]', () => {
  expect(queue(assessed({ box: { '~MAY-ADD': [] } }))).toEqual([]);
});

test('names a capability whose model ends otherwise than expected [CASE-QUEUE-ORDER]', () => {
  const violated = looseCommand('box', { kind: 'violated', counterexample: { bitwidth: 4, states: [] } });
  const items = queue(
    assessed({ box: { A: [] } }, { models: [modelWith(violated)], evidence: [evidenceFor('A')] }),
  );
  expect(items.map((item) => [item.reason, nameOf(item)])).toEqual([['refuted', 'box']]);
});

test('is empty when everything mandatory is verified [CASE-QUEUE-EMPTY]', () => {
  expect(queue(assessed({ box: { A: ['B'] } }, { evidence: [evidenceFor('B')] }))).toEqual([]);
});

test('lists reviews that change nothing [CASE-QUEUE-ORDER]', () => {
  const items = queue(assessed({ box: { A: [] } }, { evidence: [evidenceFor('A')], reviews: [waiver('A')] }));
  expect(items.map((item) => [item.reason, nameOf(item)])).toEqual([['waiver', 'A']]);
});

test('counts for a requirement in the matrix what its scenarios have, by layer [CASE-MATRIX-CELL]', () => {
  const index = indexCase(
    assessed(
      { box: { 'BOX-ADD': ['BOX-ADD-FULL', 'BOX-ADD-EMPTY'] } },
      {
        evidence: [
          evidenceFor('BOX-ADD-FULL'),
          evidenceFor('BOX-ADD-EMPTY', { result: 'failed', title: 'empty' }),
          evidenceFor('BOX-ADD', { layer: 'integration' }),
        ],
      },
    ),
  );
  const [row, ...others] = matrixRows(index, 'box');
  expect(others).toEqual([]);
  expect(row).toMatchObject({ status: 'refuted' });
  expect(row?.cells.map(({ layer, worst, pieces }) => [layer, worst, pieces])).toEqual([
    ['unit', 'failed', 2],
    ['integration', 'passed', 1],
  ]);
});
