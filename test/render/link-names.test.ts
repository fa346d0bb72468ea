import { describe, expect, it } from 'vitest';
import { createRenderer } from '#render';
import { textIn } from './html-oracle.ts';

const MODEL = `sig Box { held: lone Value } // Box and Value
one sig Value {}
fact "Box" { all b: Box | b.held in Value and 1 < 2 }
/* Box
   Value */
run { some Box } for 2`;

describe('linkNames', () => {
  it('leads from each name to its declaration, and not from comments, texts and words that are no names [SITE-MODEL-MODULE]', async () => {
    const renderer = createRenderer({ base: '/' });
    const { lines } = await renderer.highlight(MODEL, 'alloy');
    const linked = renderer.linkNames(
      lines,
      new Map([
        ['Box', '#L1'],
        ['Value', '#L2'],
        ['lt', '#L9'],
        ['i', '#L9'],
        ['class', '#L9'],
      ]),
    );
    const names = linked.map((line) =>
      [...line.matchAll(/<a class="cb-name" href="(#L\d)">(\w+)<\/a>/g)].map((found) =>
        found.slice(1).join(' '),
      ),
    );
    expect(names).toEqual([
      ['#L1 Box', '#L2 Value'],
      ['#L2 Value'],
      ['#L1 Box', '#L2 Value'],
      [],
      [],
      ['#L1 Box'],
    ]);
    expect(linked.map(textIn).join('\n')).toBe(MODEL);
  });

  it('changes nothing where there are no names [SITE-MODEL-MODULE]', async () => {
    const renderer = createRenderer({ base: '/' });
    const { lines } = await renderer.highlight(MODEL, 'alloy');
    expect(renderer.linkNames(lines, new Map())).toBe(lines);
  });
});
