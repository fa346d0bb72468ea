import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import { createRenderer, type TextContext } from '#render';
import { dangersIn, elementsIn, textIn } from './html-oracle.ts';

const renderer = createRenderer({ base: '/' });
const CONTEXT: TextContext = {
  explained: new Set(),
  idPrefix: '7',
  mention: (word) => (word === 'BOX-ADD' ? '/requirements/box-add/' : undefined),
  resolve: (href) =>
    href.startsWith('/src/') ? { kind: 'href', href: `/source${href}/` } : { kind: 'text' },
};
const render = (text: string, context: TextContext = {}) =>
  renderer.markdown(text, { ...CONTEXT, explained: new Set(), ...context });
const links = (html: string) =>
  elementsIn(html).flatMap((element) =>
    element.tagName === 'a'
      ? element.attrs.filter(({ name }) => name === 'href').map(({ value }) => value)
      : [],
  );

describe('hostile Markdown', () => {
  it.each([
    '<script>alert(1)</script>',
    'a <script src="https://evil.example/x.js"></script> b',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
    '<a href="javascript:alert(1)">x</a>',
    '<b onclick="alert(1)">bold</b>',
    '<style>body{display:none}</style>',
    '<form action="https://evil.example"><input name=q></form>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<!-- --><script>alert(1)</script><!-- -->',
    '<div\nonmouseover=alert(1)\n>x</div>',
    '`</code><script>alert(1)</script>`',
    '```\n</code></pre><script>alert(1)</script>\n```',
    '    </code></pre><script>alert(1)</script>',
    '```"><script>alert(1)</script>\nx\n```',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#115;cript:alert(1))',
    '[x](java&Tab;script:alert(1))',
    '[x](java&#x0A;script:alert(1))',
    '[x](&#1;javascript:alert(1))',
    '[x](java%73cript:alert(1))',
    '[x](%6aavascript:alert(1))',
    '[x](java\u200bscript:alert(1))',
    '[x](<  javascript:alert(1)>)',
    '[x](vbscript:msgbox(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](blob:https://site.example/1)',
    '[x](file:///etc/passwd)',
    '[x](feed:javascript:alert(1))',
    '[x](view-source:javascript:alert(1))',
    '[x][r]\n\n[r]: javascript:alert(1)',
    '[r]\n\n[r]: <javascript:alert(1)> "title"',
    '<javascript:alert(1)>',
    '![x](javascript:alert(1))',
    '![x](https://evil.example/pixel.png)',
    '![x][r]\n\n[r]: data:image/svg+xml,<svg/onload=alert(1)>',
    '[![x](https://evil.example/a.png)](javascript:alert(1))',
    '[x](https://ok.example "onmouseover=alert(1)")',
    '[x](https://ok.example/"onmouseover="alert(1))',
    '[x](https://ok.example/?a=`"><script>)',
    '[x](//evil.example/%22onload=)',
    '[x](/\\evil.example)',
    '| <script>x</script> | [a](javascript:b) |\n|-|-|\n| <img onerror=a> | b |',
    '> # <script>\n> - [ ] <img src=x onerror=alert(1)>',
    'a[^1]\n\n[^1]: <script>alert(1)</script> [x](javascript:alert(1))',
    'a[^"><script>]\n\n[^"><script>]: note',
    '**WHEN <script>** THE <img onerror=x> SHALL [SHALL](javascript:x)',
    'BOX-ADD <BOX-ADD onclick=x> [BOX-ADD](javascript:BOX-ADD)',
  ])('is harmless in a browser: %j [PAGE-SAFE-HOSTILE]', (text) => {
    // Whatever leads anywhere must be checked before anybody is asked where a relative address leads.
    for (const resolve of [CONTEXT.resolve, (href: string) => ({ kind: 'href' as const, href })]) {
      const html = render(text, { resolve });
      expect(dangersIn(html)).toEqual([]);
      expect(links(html).some((href) => /script:/i.test(decodeURIComponent(href)))).toBe(false);
    }
  });

  it('shows raw HTML as the text it is [PAGE-SAFE-RAW]', () => {
    expect(textIn(render('a <b onclick="x">bold</b>\n\n<script>\nalert(1)\n</script>'))).toContain(
      'a <b onclick="x">bold</b>',
    );
    expect(textIn(render('<script>\nalert(1)\n</script>'))).toBe('<script>\nalert(1)\n</script>');
    expect(textIn(render('Use `git <name>` and <name> and <!-- a note -->.'))).toBe(
      'Use git <name> and <name> and <!-- a note -->.',
    );
  });

  it('says where it took a link out and keeps its words [PAGE-SAFE-LINK]', () => {
    const html = render('See [the *docs*](javascript:alert(1)).');
    expect(textIn(html)).toBe('See the docs (link removed).');
    expect(links(html)).toEqual([]);
  });

  it('loads no image but names it [PAGE-SAFE-IMAGE]', () => {
    const html = render('![a cat](https://cats.example/1.png) ![](local.png)');
    expect(elementsIn(html).map((element) => element.tagName)).toEqual(['p', 'a', 'span']);
    expect(links(html)).toEqual(['https://cats.example/1.png']);
    expect(textIn(html)).toBe('[image: a cat] [image: local.png]');
  });

  it('never gives a browser anything outside the allowed elements, attributes and addresses [PAGE-SAFE-ANY]', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '`',
      '```',
      '~~~',
      '[',
      ']',
      '(',
      ')',
      '!',
      '#',
      '*',
      '_',
      '|',
      '-',
      '\n',
      '\n\n',
      '    ',
      '> ',
      '- ',
      '1. ',
      'javascript:',
      'java&#115;cript:',
      'data:',
      'https://a.example/',
      '//b.example',
      '/src/x',
      'onclick=',
      '<script>',
      '</',
      '<svg ',
      '<!--',
      '-->',
      '[^1]',
      '[^1]: ',
      '[r]: ',
      '[r]',
      '&#x3C;',
      '&lt;',
      '\\',
      '\u0000',
      '\u200b',
      ' WHEN ',
      ' SHALL ',
      'BOX-ADD',
      '|-|\n',
      '- [x] ',
      '~~',
      'www.a.example',
      'a@b.example',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
    );
    fc.assert(
      fc.property(text, (markdown) => {
        const html = render(markdown, { headingLevel: (depth) => Math.max(2, depth) });
        expect(dangersIn(html)).toEqual([]);
        expect(render(markdown, { headingLevel: (depth) => Math.max(2, depth) })).toBe(html);
        const anywhere: TextContext = { ...CONTEXT, resolve: (href) => ({ kind: 'href', href }) };
        expect(dangersIn(renderer.markdown(markdown, anywhere))).toEqual([]);
        expect(dangersIn(`<p>${renderer.inline(markdown, CONTEXT)}</p>`)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('shows text that is nested thousands deep instead of failing [PAGE-SAFE-DEEP]', () => {
    for (const text of [
      '> '.repeat(3000),
      `${'- '.repeat(1500)}x`,
      '*a '.repeat(3000),
      `${'*a **b '.repeat(1500)}${'** *'.repeat(1500)}`,
      '['.repeat(3000),
    ]) {
      const html = render(text);
      expect(dangersIn(html)).toEqual([]);
      expect(html.length).toBeLessThan(text.length * 40 + 200);
      expect(
        elementsIn(html).filter(({ tagName }) => tagName === 'blockquote' || tagName === 'em').length,
      ).toBeLessThan(100);
    }
  });
});

describe('very long prose', () => {
  it('is shown as it is written, with a word on why, instead of slowly [PAGE-SAFE-LONG]', () => {
    const text = `**bold** ${']]]('.repeat(LIMITS.proseBytes / 4)}`;
    const html = render(text);
    expect(textIn(html)).toContain(text);
    expect(textIn(html)).toContain('longer than 64 KB');
    expect(textIn(renderer.inline(text, CONTEXT))).toBe(text);
  });

  it.each([
    ['brackets', ']]]('],
    ['emphasis', '*_a'],
    ['bullets in bullets', '- - x\n'],
    ['underlined titles', 'a\n---\n'],
  ])('is shown as it is written when %s make it slow long before that [PAGE-SAFE-LONG]', (_, unit) => {
    const text = unit.repeat(32_000 / unit.length);
    const html = render(text);
    expect(textIn(html)).toContain(text);
    expect(textIn(html)).toContain('too many marks');
  });

  it('is rendered when it is only long: a list of many pages with code and links [PAGE-SAFE-LONG]', () => {
    const item =
      '- a step of **some** length that names `code` and a [file](/src/box.ts)\n  - and a nested one below\n';
    expect(render(item.repeat(300))).not.toContain('too many marks');
  });
});

describe('Markdown', () => {
  it('keeps addresses of the web, finds files of the project and shows other paths as text [PAGE-LINK-RESOLVE]', () => {
    const html = render(
      '[a](https://x.example/a?b=c#d) [b](/src/box.ts) [c](../gone.md) <me@x.example> //y.example',
    );
    expect(links(html)).toEqual(['https://x.example/a?b=c#d', '/source/src/box.ts/', 'mailto:me@x.example']);
    expect(textIn(html)).toBe('a b c me@x.example //y.example');
  });

  it('leads from a tag in prose or in code to its claim, but not from inside a link [PAGE-LINK-TAG]', () => {
    const html = render('See BOX-ADD, `BOX-ADD`, [BOX-ADD], [see BOX-ADD](https://x.example) and BOX-ADD-2.');
    expect(links(html)).toEqual([
      '/requirements/box-add/',
      '/requirements/box-add/',
      '/requirements/box-add/',
      'https://x.example/',
    ]);
  });

  it('leaves wiki links, shell variables, home folders and mathematics as they are written [PAGE-AUTHOR-TEXT]', () => {
    const text = 'See [[box/add]], $HOME, $x^2$ and ~/a or ~b~.';
    expect(textIn(render(text))).toBe(text);
    expect(elementsIn(render(text)).map((element) => element.tagName)).toEqual(['p']);
  });

  it('makes tables, task lists and footnotes that a screen reader can use [PAGE-AUTHOR-TEXT]', () => {
    const html = render(
      '| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n- [ ] open\n\nText[^n].\n\n[^n]: The note.',
    );
    const tags = elementsIn(html).map((element) => element.tagName);
    expect(tags).toContain('table');
    expect(tags).not.toContain('input');
    expect(html).toContain('aria-label="done"');
    expect(html).toContain('scope="col"');
    expect(textIn(html)).toContain('The note.');
  });

  it('keeps the ids of footnotes of two texts apart [PAGE-AUTHOR-IDS]', () => {
    const text = 'Text[^n].\n\n[^n]: Note.';
    const ids = [render(text, { idPrefix: '1' }), render(text, { idPrefix: '2' })].flatMap((html) =>
      elementsIn(html).flatMap((element) =>
        element.attrs.filter(({ name }) => name === 'id').map(({ value }) => value),
      ),
    );
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
    for (const html of [render(text, { idPrefix: '1' })])
      for (const href of links(html)) expect(html).toContain(`id="${href.slice(1)}"`);
  });

  it('uses definitions that stand elsewhere in the file [PAGE-AUTHOR-TEXT]', () => {
    expect(links(render('[see][r]', { definitions: '[r]: https://x.example/' }))).toEqual([
      'https://x.example/',
    ]);
  });

  it('marks EARS keywords and makes the first of each reachable by keyboard [PAGE-SENTENCE-MARKS]', () => {
    const html = render('WHEN `WHEN` is **set**, THE box SHALL close. WHEN x\\_y, THE lid SHALL NOT.');
    const marked = elementsIn(html).filter((element) =>
      element.attrs.some(({ name }) => name === 'data-term'),
    );
    expect(
      marked.map((element) => [
        element.tagName,
        textIn(`${element.childNodes.map((node) => ('value' in node ? node.value : '')).join('')}`),
      ]),
    ).toEqual([
      ['a', 'WHEN'],
      ['a', 'THE box'],
      ['a', 'SHALL'],
      ['span', 'WHEN'],
      ['span', 'THE lid'],
      ['a', 'SHALL NOT'],
    ]);
    expect(textIn(html)).toBe('WHEN WHEN is set, THE box SHALL close. WHEN x_y, THE lid SHALL NOT.');
  });

  it('gives headings inside a text levels without gaps [PAGE-AUTHOR-OUTLINE]', async () => {
    const { openOutline } = await import('#render');
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 })),
        fc.integer({ min: 2, max: 4 }),
        (depths, base) => {
          const level = openOutline(base);
          let before = base - 1;
          for (const depth of depths) {
            const given = level(depth);
            expect(given).toBeGreaterThanOrEqual(base);
            expect(given).toBeLessThanOrEqual(Math.min(6, before + 1));
            before = given;
          }
        },
      ),
    );
  });

  it('renders a plain sentence to the same words by the short way and by the long one [PAGE-AUTHOR-TEXT]', () => {
    const words = fc.array(
      fc.constantFrom(
        'When',
        'THE',
        'box',
        'SHALL',
        'été',
        '42',
        'a-b',
        '(x)',
        'BOX-ADD',
        '50%',
        'and/or',
        '"q"',
        'x.',
      ),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(words, (list) => {
        const text = `A ${list.join(' ')}`;
        // A trailing hard space makes the long way necessary without changing the words.
        expect(textIn(render(`${text}\u2060`)).replace('\u2060', '')).toBe(textIn(render(text)));
        expect(textIn(render(text))).toBe(text);
      }),
    );
  });
});

describe('a document of our own', () => {
  it('gets ids for its headings and highlights its fences [PAGE-CODE-GRAMMAR]', async () => {
    const { html, headings } = await renderer.document(
      '# Title `x`\n\nText.\n\n## Use\n\n```alloy\nsig A {}\n```\n\n## Use\n',
    );
    expect(headings).toEqual([
      { depth: 1, slug: 'title-x', text: 'Title x' },
      { depth: 2, slug: 'use', text: 'Use' },
      { depth: 2, slug: 'use-1', text: 'Use' },
    ]);
    expect(html).toContain('<h2 id="use-1">Use</h2>');
    expect(html).toContain('data-term=alloy-sig');
  });
});
