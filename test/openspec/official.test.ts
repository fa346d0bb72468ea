import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateAsOpenSpec } from '#openspec';
import { Validator } from '../../node_modules/@fission-ai/openspec/dist/core/validation/validator.js';
import { officialName } from '../../plugins/openspec/official/official-reading.ts';
import { markdownLines, mutatedSpecs } from './arbitrary-markdown.ts';

const PURPOSE = '## Purpose\nThe box keeps what it is given, so that nobody has to ask twice for it.\n\n';
const GOOD = `${PURPOSE}## Requirements\n\n### Requirement: Keep\nIt SHALL keep.\n\n#### Scenario: One\n- **WHEN** a\n- **THEN** b\n`;

/** A spec with what our reading has to say about it. */
const FIXTURES: readonly (readonly [name: string, text: string, rules: readonly string[]])[] = [
  ['a sound spec', GOOD, []],
  ['no purpose', GOOD.replace(PURPOSE, ''), ['no-purpose 1']],
  ['an empty purpose', '## Purpose\n\n## Requirements\n', ['no-purpose 1']],
  ['no requirements', PURPOSE, ['no-requirements-section 1']],
  ['an empty section of requirements', `${PURPOSE}## Requirements\n`, ['no-requirement 4']],
  ['a short purpose', GOOD.replace(/The box.*\n/, 'Keeps.\n'), ['short-purpose 1']],
  [
    'a purpose to be written',
    GOOD.replace(/The box.*\n/, 'TODO write this later, when there is time for it, or never.\n'),
    ['placeholder-purpose 2'],
  ],
  [
    'a purpose by archiving',
    GOOD.replace(/The box.*\n/, 'TBD - created by archiving change x. Update Purpose after archive.\n'),
    ['placeholder-purpose 2'],
  ],
  [
    'a purpose by archiving below words',
    GOOD.replace(
      /The box.*\n/,
      'Words.\n\n```\nx\n```\nTBD - created by archiving change x. Update Purpose after archive.\n',
    ),
    ['placeholder-purpose 7'],
  ],
  [
    'a purpose that begins with Todo',
    GOOD.replace(/The box.*\n/, 'Todo el sistema guarda los valores que se le dan, sin excepciones.\n'),
    [],
  ],
  [
    'a section without scenario',
    `${GOOD}\n### State machine\n\`\`\`alloy\nsig A {}\n\`\`\`\n`,
    ['no-scenario 13'],
  ],
  ['no keyword', GOOD.replace('SHALL', 'will'), ['no-keyword 6']],
  [
    'a keyword in the heading only',
    GOOD.replace('Keep\nIt SHALL keep.', 'It SHALL keep\nWords.'),
    ['no-keyword 6'],
  ],
  ['no text', GOOD.replace('It SHALL keep.\n', ''), ['no-requirement-text 6']],
  ['only metadata', GOOD.replace('It SHALL keep.', '**Rule**: It SHALL keep.'), []],
  ['an empty scenario', GOOD.replace(/- \*\*WHEN[\s\S]*/, ''), ['no-scenario 6']],
  ['a delta header', `${GOOD}\n## ADDED Requirements\n`, ['delta-header 13']],
  [
    'a requirement outside',
    `${GOOD}\n## More\n\n### Requirement: Out\nIt SHALL.\n`,
    ['requirement-outside-section 15'],
  ],
  [
    'a name twice',
    `${GOOD}\n### Requirement: Keep ##\nIt SHALL.\n\n#### Scenario: B\nx\n`,
    ['duplicate-requirement 13'],
  ],
  ['a heading in a comment', `${GOOD}\n<!--\n### Requirement: Hidden\nIt SHALL.\n-->\n`, ['no-scenario 14']],
  ['a heading in a fence', `${GOOD}\n   ~~~\n### Requirement: Fenced\n   ~~~\n`, []],
  ['an unclosed fence', `${GOOD}\n\`\`\`\n### Requirement: Fenced\n`, []],
  ['a long text', GOOD.replace('keep.', `keep ${'and keep '.repeat(60)}.`), ['long-requirement 6']],
  ['other line endings', GOOD.replaceAll('\n', '\r\n'), []],
  ['no space after the colon', GOOD.replace('Requirement: Keep', 'Requirement:Keep'), []],
  [
    'deeper levels',
    GOOD.replace('## Purpose', '# Purpose')
      .replace('## Requirements', '### Requirements')
      .replace('### Requirement: Keep', '#### Keep')
      .replace('#### Scenario', '##### Scenario'),
    [],
  ],
];

async function official(text: string): Promise<{ valid: boolean; lines: string[] }> {
  const report = await new Validator(true).validateSpecContent('box', text);
  return {
    valid: report.valid,
    lines: report.issues
      .flatMap(({ level, line }) => (line === undefined ? [] : [`${level.toLowerCase()} ${line}`]))
      .sort(),
  };
}

describe('the reading of the official validator', () => {
  it.each(FIXTURES)(
    'has its verdict and its reasons for %s [READ-OFFICIAL-RULES]',
    async (_, text, rules) => {
      const ours = validateAsOpenSpec(text);
      const theirs = await official(text);
      expect(ours.issues.map(({ rule, line }) => `${rule} ${line}`)).toEqual(rules);
      expect(ours.valid).toBe(theirs.valid);
      const lines = ours.issues.map(({ level, line }) => `${level} ${line}`);
      for (const line of theirs.lines) expect(lines).toContain(line);
    },
  );

  it('has its verdict for any text [READ-OFFICIAL-ANY]', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          mutatedSpecs,
          markdownLines.map((text) => `${GOOD}\n${text}`),
          markdownLines,
        ),
        async (text) => {
          const ours = validateAsOpenSpec(text);
          const theirs = await official(text);
          expect(ours.valid).toBe(theirs.valid);
          // The lines it names are the structural ones; where it names one, so do we.
          const lines = new Set(ours.issues.map(({ level, line }) => `${level} ${line}`));
          if (!text.startsWith('\uFEFF')) for (const line of theirs.lines) expect(lines).toContain(line);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('compares names of requirements in time that grows with their length only [READ-OFFICIAL-ANY]', () => {
    const begin = process.cpuUsage();
    for (const gap of [' ', '\t', ' #', '# '])
      expect(officialName(`Keep${gap.repeat(200_000)} it ## `)).toMatch(/^Keep.* it$/);
    expect(process.cpuUsage(begin).user).toBeLessThan(3_000_000);
  });

  it('agrees with the official command line about every fixture [READ-OFFICIAL-RULES]', () => {
    const root = mkdtempSync(join(tmpdir(), 'official-'));
    try {
      for (const [index, [, text]] of FIXTURES.entries()) {
        const folder = join(root, 'openspec/specs', `spec-${String(index).padStart(2, '0')}`);
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, 'spec.md'), text);
      }
      const report: { items: { id: string; valid: boolean }[] } = JSON.parse(runOfficial(root));
      expect(report.items.map(({ id, valid }) => `${id} ${valid}`).sort()).toEqual(
        FIXTURES.map(
          ([, text], index) => `spec-${String(index).padStart(2, '0')} ${validateAsOpenSpec(text).valid}`,
        ),
      );
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

/** The validator exits with 1 when a spec is not valid, and still prints its report. */
function runOfficial(root: string): string {
  const command = resolve('node_modules/@fission-ai/openspec/bin/openspec.js');
  try {
    return execFileSync(process.execPath, [command, 'validate', '--specs', '--strict', '--json'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, OPENSPEC_TELEMETRY: '0', DO_NOT_TRACK: '1', CI: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') return error.stdout;
    throw error;
  }
}
