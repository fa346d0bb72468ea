import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CodeSymbol, type SourceFile, sourceFile, textOf } from '#model';
import { readSymbols } from '#traceability';
import { grammars } from './memory-project.ts';

const folder = join(import.meta.dirname, '../fixtures/traceability/languages');
const inputs = readdirSync(folder).filter((name) => name.endsWith('.txt') && !name.endsWith('.symbols.txt'));

/** One symbol as the goldens show it: kind, names, lines of the whole, of the name and of the end, and its promises. */
function show(file: SourceFile, symbol: CodeSymbol): string {
  const title = symbol.title === undefined ? '' : ` "${symbol.title}"`;
  const from = file.text.slice(0, symbol.span.start).split('\n').length;
  const lines = [
    `${symbol.kind} ${symbol.container === undefined ? '' : `${symbol.container} > `}${symbol.name}${title} ${from}:${symbol.line}-${symbol.endLine}`,
    ...symbol.contract.map((clause) => `    ${clause.kind}: ${clause.text}`),
  ];
  return lines.join('\n');
}

describe('symbols of code', () => {
  for (const input of inputs) {
    const name = input.slice(0, -'.txt'.length);
    it(`reads the symbols and contracts of ${name} [TRACE-SYMBOLS-LANGUAGES] [TRACE-CONTRACT-SPELLINGS]`, async () => {
      const file = sourceFile(name, readFileSync(join(folder, input), 'utf8'));
      const found = `${(await readSymbols(file, grammars)).map((symbol) => show(file, symbol)).join('\n')}\n`;
      const golden = join(folder, `${name}.symbols.txt`);
      if (process.env.UPDATE === '1') writeFileSync(golden, found);
      expect(existsSync(golden), `no golden ${golden}; UPDATE=1 writes it`).toBe(true);
      expect(found).toBe(readFileSync(golden, 'utf8'));
    });
  }

  it('gives every clause the exact place of its words [TRACE-CONTRACT-SPANS]', async () => {
    const file = sourceFile(
      'a.ts',
      `/**\r\n * Opens the door.\r\n *\r\n * Precondition: the door\r\n *   is shut.\r\n */\r\nfunction open() {}\r\n`,
    );
    const [symbol] = await readSymbols(file, grammars);
    expect(symbol?.contract.map((clause) => [clause.text, textOf(file, clause.span)])).toEqual([
      ['Opens the door.', 'Opens the door.'],
      ['the door is shut.', 'Precondition: the door\r\n *   is shut.'],
    ]);
  });

  it('takes no promise from an example or a code block in a comment [TRACE-CONTRACT-SPANS]', async () => {
    const file = sourceFile(
      'a.ts',
      '/**\n * Opens.\n * ```\n * Precondition: not this\n * ```\n * @example\n * Ensures: nor this\n * @throws {E} but this\n */\nfunction open() {}\n',
    );
    const [symbol] = await readSymbols(file, grammars);
    expect(symbol?.contract.map((clause) => `${clause.kind}: ${clause.text}`)).toEqual([
      'summary: Opens.',
      'failure: E: but this',
    ]);
  });

  it.each([
    [
      ' * Ensures: the sign is one of:\n *   - `open` — go in\n *   - `shut` — only with\n *     a key\n * Invariant: one sign.',
      ['postcondition: the sign is one of: `open` — go in; `shut` — only with a key', 'invariant: one sign.'],
    ],
    [
      ' * Ensures: the sign is one of:\n *\n * 1. open\n * 2. shut\n * All else is up to the house.',
      ['postcondition: the sign is one of: open; shut'],
    ],
    [' * - Requires: a key:\n * - a remark about doors', ['precondition: a key:']],
    [' * Requires: a key that fits.\n * - a remark about doors', ['precondition: a key that fits.']],
    [' * Requires: a key, as in:\n *\n * Words of another paragraph.', ['precondition: a key, as in:']],
  ])(
    'gives a promise the list that its colon leads to, and no other: %j [TRACE-CONTRACT-SPELLINGS]',
    async (text, promises) => {
      const file = sourceFile('a.ts', `/**\n * Opens.\n *\n${text}\n */\nfunction open() {}\n`);
      const [symbol] = await readSymbols(file, grammars);
      expect(symbol?.contract.slice(1).map((clause) => `${clause.kind}: ${clause.text}`)).toEqual(promises);
    },
  );

  it('has no symbols for a language without a grammar [TRACE-SYMBOLS-LINES]', async () => {
    expect(await readSymbols(sourceFile('a.zig', 'fn open() void {}'), grammars)).toEqual([]);
  });

  it('reads on after a syntax error [TRACE-SYMBOLS-LIMITS]', async () => {
    const file = sourceFile('a.ts', 'function a() { if ( }\n\nexport function b() {}\n');
    expect((await readSymbols(file, grammars)).map((symbol) => symbol.name)).toContain('b');
  });

  it.each([
    ['brackets', '('.repeat(100_000) + ')'.repeat(100_000)],
    ['calls', `${'a(() => {'.repeat(50_000)}${'})'.repeat(50_000)}`],
    ['brackets of several kinds, never closed', '{ ( [ '.repeat(20_000)],
  ])(
    'gives up on %s nested deeper than any author writes, at once [TRACE-SYMBOLS-LIMITS]',
    async (_, deep) => {
      const started = performance.now();
      const found = await Promise.all(
        ['a.ts', 'A.java', 'a.py'].map((path) =>
          readSymbols(sourceFile(path, `${deep}\nfunction b() {}\n`), grammars),
        ),
      );
      expect(found).toEqual([[], [], []]);
      expect(performance.now() - started).toBeLessThan(2_000);
      expect(await readSymbols(sourceFile('b.ts', 'function b() {}'), grammars)).toHaveLength(1);
    },
  );

  it('gives up on a file that takes its parser too long [TRACE-SYMBOLS-LIMITS]', async () => {
    let ms = 0;
    const hasty = { ...grammars, now: () => (ms += 1_000) };
    expect(await readSymbols(sourceFile('a.ts', 'let a = 1;\n'.repeat(5_000)), hasty)).toEqual([]);
  });

  it('counts offsets as JavaScript does, beyond the basic plane too [TRACE-SYMBOLS-LANGUAGES]', async () => {
    const file = sourceFile('a.ts', "const é = '😀';\n/** 😀 opens. */\nfunction open() {}\n");
    const symbol = (await readSymbols(file, grammars)).find(({ name }) => name === 'open');
    expect(symbol && textOf(file, symbol.span)).toBe('/** 😀 opens. */\nfunction open() {}');
  });
});
