import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '#model';
import { readSymbols } from '#traceability';
import { grammars, trace } from './memory-project.ts';

const folder = join(import.meta.dirname, '../fixtures/traceability/languages');
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.txt') && !name.endsWith('.symbols.txt'))
  .map((name) => ({ path: name.slice(0, -'.txt'.length), text: readFileSync(join(folder, name), 'utf8') }));

const SPLINTERS = [
  '{',
  '}',
  '(',
  ')',
  '"',
  "'",
  '`',
  '/*',
  '*/',
  '//',
  '#',
  '\n',
  '\r\n',
  '\0',
  '[BOX-PUT]',
  '😀',
  '\ud800',
  '@throws',
  'traceSpec("BOX-PUT")',
  'Precondition: ',
];

/** A sample of real code with pieces cut out and splinters put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(fc.nat(), fc.nat(60), fc.constantFrom(...SPLINTERS)), { maxLength: 12 }),
  )
  .map(([{ path, text }, cuts]) => ({
    path,
    text: cuts.reduce((sofar, [at, length, splinter]) => {
      const start = at % (sofar.length + 1);
      return sofar.slice(0, start) + splinter + sofar.slice(start + length);
    }, text),
  }));

describe('any code', () => {
  it('is read without an error, with every span inside the text [TRACE-SYMBOLS-LIMITS]', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async ({ path, text }) => {
        const file = sourceFile(path, text);
        for (const symbol of await readSymbols(file, grammars)) {
          for (const span of [symbol.span, ...symbol.contract.map((clause) => clause.span)]) {
            expect(span.path).toBe(path);
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.start).toBeLessThanOrEqual(span.end);
            expect(span.end).toBeLessThanOrEqual(file.text.length);
          }
          expect(symbol.line).toBeGreaterThanOrEqual(1);
          expect(symbol.line).toBeLessThanOrEqual(symbol.endLine);
          expect(symbol.endLine).toBeLessThanOrEqual(file.lineStarts.length);
          expect(symbol.name).not.toBe('');
          for (const clause of symbol.contract) {
            expect(clause.span.start).toBeGreaterThanOrEqual(symbol.span.start);
            expect(clause.span.end).toBeLessThanOrEqual(symbol.span.end);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives each evidence link one answer, and the same one again [TRACE-EVIDENCE-ALL]', async () => {
    const names = fc.constantFrom(
      'put',
      'takes a parcel',
      'Locker.put',
      'the CAPACITY of it',
      'holds 3 parcels',
      '',
    );
    await fc.assert(
      fc.asyncProperty(
        mutated,
        names,
        fc.integer({ min: 1, max: 90 }),
        async ({ path, text }, name, line) => {
          const links = [
            { path, line, name },
            { path, name },
            { path, line },
          ];
          const claims = [{ tag: 'BOX-PUT', links }];
          const first = await trace(claims, { [path]: text });
          const evidence = first.links.filter((link) => link.origin === 'evidence');
          expect(evidence).toHaveLength(3);
          for (const link of first.links) {
            expect(link.reason).toMatch(/^.+\.$/s);
            expect(link.target === undefined).toBe(link.status === 'missing');
            expect(link.target?.line ?? 1).toBeLessThanOrEqual(link.target?.endLine ?? 1);
          }
          expect(await trace(claims, { [path]: text })).toEqual(first);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('changes nothing for a claim when other files are added [TRACE-EVIDENCE-ALL]', async () => {
    const claims = [{ tag: 'BOX-PUT', links: [{ path: 'src/box.ts', line: 1, name: 'put' }] }];
    await fc.assert(
      fc.asyncProperty(mutated, async ({ path, text }) => {
        const box = { 'src/box.ts': '// [BOX-PUT]\nexport function put() {}\n' };
        const alone = await trace(claims, box);
        const among = await trace(claims, { ...box, [`other/${path}`]: text });
        expect(among.links.filter((link) => link.target?.path === 'src/box.ts')).toEqual(alone.links);
      }),
      { numRuns: 60 },
    );
  });
});
