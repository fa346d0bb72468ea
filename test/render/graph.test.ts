import { describe, expect, it } from 'vitest';
import { createRenderer, type Graph } from '#render';
import { elementsIn, textIn } from './html-oracle.ts';

const renderer = createRenderer({ base: '/' });
const GRAPH: Graph = {
  label: 'Box: "what" <it> has',
  direction: 'right',
  nodes: [
    {
      id: 'a',
      label: 'A requirement with a rather long title that needs more than two lines to be shown',
      classes: ['requirement', 'unverified'],
      href: '/requirements/a/',
    },
    { id: 'b"]; x [label="', label: '</text><script>alert(1)</script>', classes: ['"><script>'] },
    {
      id: 'c',
      label: '日本語の長い題名は途中で折り返される必要がありますからね、そうでしょう',
      classes: [],
      title: 'whole',
    },
  ],
  edges: [
    { from: 'a', to: 'b"]; x [label="', classes: ['has'] },
    { from: 'a', to: 'c', classes: ['has'], title: 'why' },
    { from: 'a', to: 'c', classes: ['moved'] },
  ],
};

describe('graph', () => {
  it('draws each node and edge once, with classes, titles and links [PAGE-MAP-SVG]', async () => {
    const svg = await renderer.graph(GRAPH);
    const elements = elementsIn(svg);
    const classes = elements.flatMap((element) =>
      element.attrs.filter(({ name }) => name === 'class').map(({ value }) => value),
    );
    expect(classes.filter((name) => name.startsWith('node'))).toHaveLength(3);
    expect(classes.filter((name) => name.startsWith('edge'))).toEqual(['edge has', 'edge has', 'edge moved']);
    expect(elements.filter((element) => element.tagName === 'a').map((element) => element.attrs)).toEqual([
      [
        { name: 'href', value: '/requirements/a/' },
        { name: 'tabindex', value: '-1' },
      ],
    ]);
    expect(textIn(svg)).toContain('whole');
  });

  it('has a name, no colour, no style and nothing that runs [PAGE-MAP-SVG]', async () => {
    const svg = await renderer.graph(GRAPH);
    const elements = elementsIn(svg);
    expect(elements[0]?.attrs).toContainEqual({ name: 'aria-label', value: GRAPH.label });
    expect(new Set(elements.map((element) => element.tagName))).toEqual(
      new Set(['svg', 'g', 'path', 'rect', 'text', 'title', 'a']),
    );
    const attributes = new Set(elements.flatMap((element) => element.attrs.map(({ name }) => name)));
    for (const name of ['style', 'fill', 'stroke', 'id', 'onclick']) expect(attributes.has(name)).toBe(false);
  });

  it('gives the same bytes for the same graph, also when drawn at once [PAGE-RECORD-SAME]', async () => {
    const [first, second] = await Promise.all([renderer.graph(GRAPH), renderer.graph(GRAPH)]);
    expect(second).toBe(first);
  });

  it('keeps every box inside the picture and its text inside the box [PAGE-MAP-SVG]', async () => {
    const svg = await renderer.graph(GRAPH);
    const [, , width = 0, height = 0] =
      svg
        .match(/viewBox="([^"]+)"/)?.[1]
        ?.split(' ')
        .map(Number) ?? [];
    const boxes = [...svg.matchAll(/<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)].map((match) =>
      match.slice(1).map(Number),
    );
    expect(boxes).toHaveLength(3);
    for (const [x = 0, y = 0, w = 0, h = 0] of boxes) {
      expect(x + w).toBeLessThanOrEqual(width);
      expect(y + h).toBeLessThanOrEqual(height);
    }
    const texts = elementsIn(svg).filter((element) => element.tagName === 'text');
    expect(texts.length).toBeGreaterThan(3);
    for (const { childNodes } of texts)
      for (const node of childNodes)
        expect([...('value' in node ? node.value : '')].length).toBeLessThanOrEqual(34);
  });

  it('ends a directed edge in a tip that points the way it goes [PAGE-WORDS-MACHINE]', async () => {
    const draw = (from: string, to: string) =>
      createRenderer({ base: '/' }).graph({
        label: 'two',
        direction: 'right',
        nodes: [
          { id: 'a', label: 'a', classes: [] },
          { id: 'b', label: 'b', classes: [] },
        ],
        edges: [{ from, to, classes: ['move'], directed: true }],
      });
    const tipOf = (svg: string) =>
      [...(svg.match(/class="tip" d="M(\S+) \S+L(\S+) /) ?? [])].slice(1).map(Number);
    const [tip = 0, corner = 0] = tipOf(await draw('a', 'b'));
    expect(tip - corner).toBe(8);
    const plain = await draw('b', 'a');
    expect(tipOf(plain)[0]).toBeGreaterThan(0);
    expect(plain.match(/<path/g)).toHaveLength(2);
  });
});
