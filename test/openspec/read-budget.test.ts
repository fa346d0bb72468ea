import { describe, expect, it, vi } from 'vitest';
import { LIMITS } from '#config';
import { sourceFile } from '#model';
import { readCommonMark } from '../../plugins/openspec/commonmark-blocks.ts';
import { readBlocks } from '../../plugins/openspec/read-blocks.ts';
import { blockWork, readBudget } from '../../plugins/openspec/read-budget.ts';
import { read } from './outline.ts';

vi.mock('../../plugins/openspec/commonmark-blocks.ts', async (original) => {
  const actual = await original<typeof import('../../plugins/openspec/commonmark-blocks.ts')>();
  return { ...actual, readCommonMark: vi.fn(actual.readCommonMark) };
});

/** The work that reading a text costs, and the work of what the Markdown reader got. */
function costOf(text: string, left: number): { spent: number; given: number; unread: number } {
  const reader = vi.mocked(readCommonMark);
  reader.mockClear();
  const budget = { ...readBudget(), left };
  const blocks = readBlocks(sourceFile('spec.md', text), budget);
  const given = reader.mock.calls.reduce(
    (sum, [all, start, end]) => sum + blockWork(all.slice(start, end)),
    0,
  );
  return {
    spent: left - budget.left,
    given,
    unread: blocks.filter((block) => block.kind === 'unread').length,
  };
}

const filled = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length));

describe('the work of the Markdown reader', () => {
  it.each([
    '- words of an item\n  - words of a nested one\n',
    '- [ ] 1.1 do it\n  - [ ] more\n    - and more\n',
    '1. one\n   - nested\n2. two\n   - nested\n',
    '- loose\n\n  - nested\n\n',
    '* star\n  + plus\n',
    '- a\n  ```\n  code\n  ```\n',
    '- flat\n- flat\n- flat\n- flat\n- flat\n  - nested\n',
    '> quote\n- item\n',
  ])('grows with the length of a list, not with its square: %j [READ-NEVER-FAILS-LONG]', (unit) => {
    const once = costOf(filled(unit, 20_000), Number.POSITIVE_INFINITY);
    const thrice = costOf(filled(unit, 60_000), Number.POSITIVE_INFINITY);
    expect(thrice.given).toBeGreaterThan(0);
    expect(thrice.given / once.given).toBeLessThan(3.3);
    expect(thrice.unread).toBe(0);
  });

  it.each([
    ['one item', `- a\n${filled('  - b\n    - c\n', 40_000)}`],
    ['bullets in bullets', filled('- - - x\n', 40_000)],
    ['lazy lines', `> a\n${filled('x\n', 40_000)}`],
    ['deep bullets', filled(`${'- '.repeat(90)}x\n`, 40_000)],
    ['quotes', filled('> > > x\n\n', 40_000)],
    ['lines of a paragraph', filled('|a|b\n', 40_000)],
    ['a table', `|a|b|\n|-|-|\n${filled('|c|d|\n', 40_000)}`],
    ['definitions', filled('[a]: b\n', 40_000)],
    ['footnotes', filled('[^a]: b\n\n    c\n', 40_000)],
    ['fences left open', filled('- a\n  ```\n', 40_000)],
    ['brackets', filled('[[', 40_000)],
  ])('never exceeds the budget for %s, and says what it left [READ-NEVER-FAILS-LONG]', (_, text) => {
    const { spent, given, unread } = costOf(text, 4_000_000);
    expect(given).toBe(spent);
    expect(given).toBeLessThanOrEqual(4_000_000);
    expect(unread).toBeGreaterThan(0);
  });

  it('suffices for a spec as long as the longest one seen, were all of it nested lists and tables [READ-NEVER-FAILS-LONG]', () => {
    const section = `### Requirement: x\n\n${filled('- words of an item that fill a good part of a line\n  - and more words below it\n', 3000)}\n| words of a cell | more words |\n|---|---|\n${filled('| words of a cell | more words |\n', 1500)}\n`;
    expect(
      costOf(section, Number.POSITIVE_INFINITY).given * Math.ceil(700_000 / section.length),
    ).toBeLessThan(LIMITS.markdownWork);
  });

  it('leaves an item of many pages unread, says where, and reads on below it [READ-NEVER-FAILS-LONG]', () => {
    const text = `# A\n\n## Purpose\nKeeps.\n\n## Requirements\n\n### Requirement: One\n- a\n${filled('  - b\n', 400_000)}\n### Requirement: Two\nThe box SHALL keep.\n`;
    const { outline, irregular } = read(text);
    expect(irregular).toEqual(['unread-text 9:1: 66668 lines']);
    expect(outline.slice(-2)).toEqual(['requirement: Two', '  sentence: The box SHALL keep. (mandatory)']);
  });

  it('says where links are left unread [READ-NEVER-FAILS-LONG]', () => {
    const text = `# A\n\n## Purpose\nKeeps.\n\n## Requirements\n\n### Requirement: One\nThe box SHALL keep [x](javascript:1) ${filled(']]](', 40_000)}\n`;
    expect(read(text).irregular).toEqual(['unread-text 9:1: links in 1 place']);
  });

  it('leaves front matter without end unread [READ-NEVER-FAILS-LONG]', () => {
    const { capability, irregular } = read(`---\ntitle: A\n${filled('a: [[\n', 100_000)}---\n# B\n`);
    expect(irregular[0]).toBe('malformed-front-matter 1:1: front matter that is too long');
    expect(capability.title).toBe('B');
  });

  it('reads any number of parts, steps and comments [READ-NEVER-FAILS]', () => {
    for (const unit of ['<!-- a --> ', '**Postcondition:** a\n', '- **WHEN** a **THEN** b\n', '_', '- '])
      expect(() => read(`### Requirement: x\n${filled(unit, 1_500_000)}`)).not.toThrow();
  });
});
