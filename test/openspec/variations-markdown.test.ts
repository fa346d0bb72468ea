import { describe, expect, it } from 'vitest';
import { positionAt, sourceFile } from '#model';
import { read } from './outline.ts';

const FRAME = '## Purpose\nWhy.\n\n## Requirements\n\n';

describe('the Markdown of a spec', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['a lone CR', '\r'],
  ])('reads lines that end in %s as it reads those that end in LF [READ-CRLF]', (_, ending) => {
    const text = `---\ntitle: Box\n---\n\n${FRAME}### Requirement: A [BOX-A]\nThe box SHALL\nkeep.\n\n\`\`\`alloy\nsig A {}\n\nsig B {}\n\`\`\`\n\n#### Scenario: B\n- **WHEN** a\n  - more\n- **THEN** b\n\n**Postcondition:** It is\nkept.\n\n##### Evidence\n- Example:\n\`\`\`ts\n1;\n\`\`\`\n`;
    const lf = read(text);
    const other = read(text.replaceAll('\n', ending));
    expect(other.outline).toEqual(lf.outline);
    expect(other.irregular).toEqual(lf.irregular);
    expect(other.capability.models[0]?.fence.value).toBe('sig A {}\n\nsig B {}');
  });

  it('reads no heading in a fence, and notes one that is not closed with what it hides [READ-FENCE-NESTED]', () => {
    const { outline, irregular } = read(
      `${FRAME}### Requirement: A\nIt SHALL.\n\n\`\`\`markdown\n### Requirement: Template [BOX-T]\n\`\`\`\n\n~~~~\n\`\`\`\n~~~~\n\n\`\`\`python\n\n### Requirement: Hidden\n\n#### Scenario: Too\n`,
    );
    expect(outline.slice(3)).toEqual([
      'requirement: A',
      '  sentence: It SHALL. (mandatory)',
      '  fence: markdown',
      '  fence: ',
      '  fence: python unclosed',
    ]);
    expect(irregular).toEqual(['unclosed-fence 17:1: ```python, which hides 2 headings']);
  });

  it('finds fences in lists and quotes, with the claim that owns them [READ-FENCE-NESTED]', () => {
    const { capability, irregular } = read(
      `${FRAME}### Requirement: A [BOX-A]\nIt SHALL.\n\n- a step\n\n  \`\`\`tla\n  VARIABLE x\n    Init == x\n  \`\`\`\n\n> \`\`\`dafny\n> method M()\n> \`\`\`\n\n## Notes\n\n\`\`\`promela\ninit { }\n\`\`\`\n\n\`\`\`ts\n1;\n\`\`\`\n`,
    );
    expect(capability.models).toMatchObject([
      { language: 'tla', claim: 'BOX-A', fence: { value: 'VARIABLE x\n  Init == x', closed: true } },
      { language: 'dafny', claim: 'BOX-A', fence: { value: 'method M()', closed: true } },
      { language: 'promela', fence: { value: 'init { }' } },
    ]);
    expect(capability.models[2]).not.toHaveProperty('claim');
    expect(irregular).toEqual([]);
  });

  it('gives a fence the span of its lines between the markers [READ-FENCE-NESTED]', () => {
    const text = `${FRAME}\`\`\`alloy {.x}\nsig A {}\n\`\`\`\n`;
    const { capability } = read(text);
    const fence = capability.models[0]?.fence;
    expect(fence?.language).toBe('alloy');
    expect(text.slice(fence?.valueSpan.start, fence?.valueSpan.end)).toBe('sig A {}\n');
    expect(text.slice(fence?.span.start, fence?.span.end)).toBe('```alloy {.x}\nsig A {}\n```');
  });

  it('keeps raw HTML, placeholders and wiki links as they are written [READ-HIDDEN]', () => {
    const { outline } = read(
      `${FRAME}### Requirement: Show <name> & <kbd>x</kbd>\nIt SHALL link [[Box#Lid]] to <path>.\n\n<script>alert(1)</script>\n`,
    );
    expect(outline.slice(3)).toEqual([
      'requirement: Show <name> & <kbd>x</kbd>',
      '  sentence: It SHALL link [[Box#Lid]] to <path>. (mandatory)',
      '  prose: <script>alert(1)</script>',
    ]);
  });

  it('reads no requirement in a comment, and notes what the official tool would read there [READ-HIDDEN]', () => {
    const { outline, irregular } = read(
      `${FRAME}<!--\n### Requirement: Old\nIt SHALL.\n-->\n\n### Requirement: A\nIt SHALL.\n`,
    );
    expect(outline.slice(3)).toEqual([
      'comment: ### Requirement: Old It SHALL.',
      'requirement: A',
      '  sentence: It SHALL. (mandatory)',
    ]);
    expect(irregular).toEqual(['hidden-heading 7:1: ### Requirement: Old']);
  });

  it('makes addresses of emoji and of every script, never empty, never too long [READ-ADDRESS-SLUG]', () => {
    const addresses = read(
      `${FRAME}### Requirement: 🚀\nx\n\n### Requirement: 🎉\nx\n\n### Requirement: 値を保つ\nx\n\n### Requirement: Ёлка и é\nx\n\n### Requirement: ${'long '.repeat(40)}\nx\n`,
    ).capability.body.flatMap((item) => (item.kind === 'requirement' ? [item.address] : []));
    expect(addresses).toEqual([
      expect.stringMatching(/^box\/untitled-[0-9a-f]{4}$/),
      expect.stringMatching(/^box\/untitled-[0-9a-f]{4}$/),
      'box/値を保つ',
      'box/ёлка-и-é',
      expect.stringMatching(/^box\/long-long-.*-[0-9a-f]{8}$/),
    ]);
    expect(new Set(addresses).size).toBe(5);
    expect(addresses[4]?.length).toBeLessThanOrEqual(84);
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](JavaScript:alert)',
    '![a](data:text/html;base64,x)',
    '[a](vbscript:x)',
    '[a](java&#115;cript:x)',
    '[a](<java\tscript:x>)',
    '<javascript:alert>',
    '[a]: javascript:x',
  ])('notes the unsafe link %j with its place [READ-UNSAFE]', (link) => {
    const text = `${FRAME}${link}\n`;
    const { capability } = read(text);
    const found = capability.irregularities.filter((each) => each.kind === 'unsafe-link');
    expect(found).toHaveLength(1);
    expect(positionAt(sourceFile('x', text), found[0]?.span.start ?? 0)).toEqual({ line: 6, column: 1 });
  });

  it('notes no link that is safe, and none in code [READ-UNSAFE]', () => {
    const { irregular } = read(
      `${FRAME}[a](/src/javascript.ts), \`[b](javascript:x)\`, [data: x](/y), javascript: words\n\n\`\`\`\n[c](javascript:x)\n\`\`\`\n`,
    );
    expect(irregular).toEqual([]);
  });

  it('reads allows with code, reason and the block they stand in [READ-ALLOW]', () => {
    const text = `<!-- allow openspec/no-scenario: old style, see ADR 4 -->\n${FRAME}### Requirement: A\nIt SHALL.\n<!-- allow trace/none -->\n\n#### Scenario: B\nx <!-- allow a/b:  two\nlines --> y\n\n\`\`\`\n<!-- allow c/d: in a fence -->\n\`\`\`\n`;
    const { capability } = read(text);
    const scopes = capability.allows.map((allow) => text.slice(allow.scope.start, allow.scope.start + 16));
    expect(capability.allows.map(({ code, reason }) => `${code} ${reason}`)).toEqual([
      'openspec/no-scenario old style, see ADR 4',
      'trace/none ',
      'a/b two lines',
    ]);
    expect(scopes).toEqual(['<!-- allow opens', '### Requirement:', '#### Scenario: B']);
    expect(capability.allows[0]?.scope.end).toBe(text.length);
  });
});
