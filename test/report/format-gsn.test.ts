import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import type { Assessment } from '#model';
import { formatGsn } from '#report';
import { assessed, evidenceFor, STALE, waiver } from '../dependability/fixture.ts';

/** An element as gsn2x reads it. */
interface Element {
  readonly text: string;
  readonly supportedBy?: readonly string[];
  readonly inContextOf?: readonly string[];
  readonly challenges?: string;
  readonly undeveloped?: boolean;
  readonly defeated?: boolean;
  readonly verdict?: string;
}

function read(assessment: Assessment): Record<string, Element> {
  const document = parseDocument(formatGsn(assessment), { version: '1.2', uniqueKeys: true });
  expect(document.errors).toEqual([]);
  return document.toJS() as Record<string, Element>;
}

const BOX = { box: { 'BOX-ADD': ['BOX-ADD-FULL', 'BOX-ADD-EMPTY', 'BOX-ADD-WAIVED'] } };
const EVIDENCE = [
  evidenceFor('BOX-ADD-FULL'),
  evidenceFor('BOX-ADD-FULL', { layer: 'property', title: 'any box' }),
  evidenceFor('BOX-ADD-EMPTY', { result: 'failed', title: 'stays empty' }),
  evidenceFor('BOX-ADD-WAIVED', STALE),
];

test('writes every element with its references in the form of gsn2x [CASE-GSN-FORM]', () => {
  const elements = read(assessed(BOX, { evidence: EVIDENCE, reviews: [waiver('BOX-ADD-WAIVED')] }));
  expect(elements.G1).toMatchObject({ supportedBy: ['S1'], verdict: 'refuted' });
  expect(elements['G1.1.1.1']).toMatchObject({ verdict: 'verified', url: 't/BOX-ADD-FULL/' });
  expect(elements['G1.1.1.2']).toMatchObject({ defeated: true, undeveloped: true });
  expect(elements['CSn1.1.1.2.1']).toMatchObject({ challenges: 'G1.1.1.2' });
  expect(elements['G1.1.1.3']).toMatchObject({ verdict: 'waived', undeveloped: true });
  expect(elements['G1.1.1.3']?.inContextOf).toContain('J1.1.1.3.1');
});

test('keeps the rules that gsn2x checks [CASE-GSN-FORM]', () => {
  const elements = read(assessed(BOX, { evidence: EVIDENCE, reviews: [waiver('BOX-ADD-WAIVED')] }));
  const referenced = new Set<string>();
  for (const [id, element] of Object.entries(elements)) {
    expect(id).toMatch(/^(?:CSn|Sn|G|S|C|A|J)\d/);
    expect(element.text).not.toBe('');
    const { supportedBy = [], inContextOf = [], challenges, undeveloped = false } = element;
    for (const other of supportedBy) expect(other).toMatch(/^(?:G|S|Sn)\d/);
    for (const other of inContextOf) expect(other).toMatch(/^[CAJ]\d/);
    for (const other of [...supportedBy, ...inContextOf, ...(challenges === undefined ? [] : [challenges])])
      expect(elements).toHaveProperty([other]);
    for (const other of [...supportedBy, ...inContextOf]) referenced.add(other);
    if (/^[GS]\d/.test(id)) expect(supportedBy.length === 0).toBe(undeveloped);
    if (element.defeated) expect(Object.values(elements).some((one) => one.challenges === id)).toBe(true);
  }
  const roots = Object.keys(elements).filter((id) => !referenced.has(id) && !id.startsWith('CSn'));
  expect(roots).toEqual(['G1']);
});

test('is valid YAML whatever authors write [CASE-GSN-HOSTILE]', () => {
  const plain = assessed({ box: { 'BOX-ADD': [] } });
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 40 }), (title, name) => {
      const claims = plain.claims.map((claim) => ({ ...claim, title, tag: title as never }));
      const elements = read({ ...plain, claims, project: { ...plain.project, name: `${name}: [x]\n- "` } });
      expect(Object.keys(elements)).toContain('G1.1.1');
      expect(elements['G1.1.1']?.text).toContain('holds:');
    }),
  );
});
