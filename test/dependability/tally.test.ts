import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  evidenceInWords,
  indexCase,
  pyramidOfCapability,
  pyramidOfProject,
  tallyLayers,
  totalCounts,
} from '#dependability';
import { EVIDENCE_STANDINGS, LAYERS } from '#model';
import { assessed, evidenceFor, STALE } from './fixture.ts';

test('counts a test that speaks for several claims once, as what it is for the worst off of them [CASE-COUNT-ONCE]', () => {
  const one = { title: 'adds a box' };
  const tallies = tallyLayers([
    evidenceFor('BOX-ADD', one),
    evidenceFor('BOX-FULL', { ...one, ...STALE }),
    evidenceFor('BOX-ADD', { title: 'removes a box' }),
  ]);
  expect(tallies).toHaveLength(1);
  expect(tallies[0]).toMatchObject({
    layer: 'unit',
    pieces: 2,
    worst: 'stale',
    counts: { passed: 1, stale: 1 },
  });
});

test('lets a fresh result of a test take the place of an older one for the same claim [CASE-COUNT-ONCE]', () => {
  const tallies = tallyLayers([
    evidenceFor('BOX-ADD', STALE),
    evidenceFor('BOX-ADD', { result: 'not-run' }),
    evidenceFor('BOX-ADD'),
  ]);
  expect(tallies[0]).toMatchObject({ pieces: 1, worst: 'passed' });
});

test('shows each way in which evidence stands as itself [CASE-COUNT-ONCE]', () => {
  const pieces = [
    evidenceFor('A', { title: '1', result: 'failed' }),
    evidenceFor('A', { title: '2', result: 'errored' }),
    evidenceFor('A', { title: '3', result: 'flaky' }),
    evidenceFor('A', { title: '4', result: 'skipped' }),
    evidenceFor('A', { title: '5', ...STALE }),
    evidenceFor('A', { title: '6', weak: 'It asserted nothing.' }),
    evidenceFor('A', { title: '7', result: 'not-run' }),
    evidenceFor('A', { title: '8' }),
  ];
  const counts = totalCounts(tallyLayers(pieces));
  for (const standing of EVIDENCE_STANDINGS) expect(counts[standing], standing).toBe(1);
});

test('counts the same whatever the order of evidence [CASE-COUNT-ONCE]', () => {
  const piece = fc
    .record({
      claim: fc.constantFrom('A', 'B'),
      title: fc.constantFrom('one', 'two'),
      result: fc.constantFrom('passed' as const, 'failed' as const, 'not-run' as const, 'skipped' as const),
      stale: fc.boolean(),
      layer: fc.constantFrom('unit' as const, 'property' as const),
    })
    .map(({ claim, stale, ...rest }) => evidenceFor(claim, { ...rest, ...(stale ? STALE : {}) }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      expect(tallyLayers(pieces.toReversed())).toEqual(tallyLayers(pieces));
    }),
  );
});

test('gives every layer its place in the pyramid, the missing ones too [CASE-PYRAMID-LAYERS]', () => {
  const index = indexCase(
    assessed(
      { box: { 'BOX-ADD': ['BOX-ADD-FULL'] }, door: { 'DOOR-OPEN': [] } },
      { evidence: [evidenceFor('BOX-ADD-FULL'), evidenceFor('DOOR-OPEN', { layer: 'property', ...STALE })] },
    ),
  );
  const whole = pyramidOfProject(index);
  expect(whole.layers.map(({ layer }) => layer)).toEqual([...LAYERS]);
  expect(whole).toMatchObject({ pieces: 2, claims: 3 });
  const box = pyramidOfCapability(index, 'box');
  expect(box.layers.find(({ layer }) => layer === 'unit')).toMatchObject({ pieces: 1, claims: 1 });
  expect(box.layers.find(({ layer }) => layer === 'property')).toMatchObject({ pieces: 0, claims: 0 });
  const door = pyramidOfCapability(index, 'door');
  expect(door.layers.find(({ layer }) => layer === 'property')).toMatchObject({
    pieces: 1,
    claims: 0,
    counts: { stale: 1 },
  });
});

test('never takes a test that was not run for evidence [CASE-PYRAMID-LAYERS]', () => {
  const notRun = evidenceFor('A', { result: 'not-run', layer: 'property', title: 'any box' });
  const words = (evidence: Parameters<typeof tallyLayers>[0]) =>
    evidenceInWords(indexCase(assessed({ box: { A: [] } }, { evidence: [...evidence] })));
  expect(words([notRun])).toBe('Evidence: none was found, 1 test or example not run');
  expect(words([notRun, evidenceFor('A')])).toBe(
    'Evidence: 1 piece on 1 layer, none of them stale; 1 test or example not run',
  );
});
