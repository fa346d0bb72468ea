import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatText, manifestSchema, toManifest } from '#report';
import { assessFiles, GOOD_SPEC } from './memory-project.ts';

const PIECES = [
  '# Box\n',
  '## Purpose\n',
  '## Requirements\n',
  '## ADDED Requirements\n',
  '### Requirement: Refuse null [BOX-NULL]\n',
  '### Requirement: Refuse null [BOX_NULL\n',
  '#### Scenario: Null [BOX-NULL]\n',
  '##### Scenario:\n',
  '#### Сценарий: x\n',
  '##### Evidence\n',
  '- Test: [a.test.ts:9 t](/test/a.test.ts#L9)\n',
  '- Test: [a](../../../../a) [b](https://b.example) [c](javascript:x)\n',
  'WHEN x, the box SHALL y.\n',
  '- **WHEN** x\n- **THEN** [BOX-GONE] y\n',
  '**References:**\n- docs/none.md#Head\n',
  '<!-- allow structure/duplicate-tag: x -->\n',
  '<!-- allow structure/duplicate-tag -->\n',
  '<!-- allow none/such: x -->\n',
  '<!--\n### Requirement: hidden\n',
  '-->\n',
  '```alloy\nsig A {}\n',
  '```\n',
  '---\n',
  'title: [\n',
  'Text\n===\n',
  '| a | b |\n|---|---|\n',
  'TBD\n',
  '\u0000\u001b[2J\u202e\ufeff\n',
  '\r\n',
  '\n',
];

describe('any spec', () => {
  it('is assessed, reported and published without an exception, with every span inside its file [FIND-RULE-ANY]', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 20 })), {
          maxLength: 30,
        }),
        fc.integer({ min: 20, max: 120 }),
        async (pieces, width) => {
          const assessment = await assessFiles([
            { path: GOOD_SPEC.path, text: pieces.join('') },
            { path: 'openspec/changes/x/specs/box/spec.md', text: pieces.toReversed().join('') },
            { path: 'test/a.test.ts', text: "it('t [BOX-NULL]', () => {});\n" },
          ]);
          for (const { span } of assessment.findings) {
            if (span === undefined) continue;
            const length = assessment.files.get(span.path)?.text.length ?? 0;
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            expect(span.end).toBeLessThanOrEqual(length);
          }
          expect(manifestSchema.safeParse(toManifest(assessment)).error).toBeUndefined();
          expect(formatText(assessment, { colour: false, width })).not.toMatch(
            /[\u0000-\u0009\u000b-\u001f]/,
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
