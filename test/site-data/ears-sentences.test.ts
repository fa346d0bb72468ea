import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRenderer, type Region } from '#render';
import type { SentenceReading } from '#site-data';
import { dangersIn, elementsIn, textIn } from '../render/html-oracle.ts';
import { blocksOf, requirementOf, scenariosOf } from './fixture.ts';
import { openBox, openSentences } from './sentences-fixture.ts';

const sentenceOn = async (requirements: string, slug: string) => {
  const page = await requirementOf(await openBox(requirements), slug);
  const block = blocksOf(page).find(({ kind }) => kind === 'sentence');
  if (block?.kind !== 'sentence') throw new Error('The page shows no sentence');
  return { block, page };
};

/** Class and text of each part of a sentence, in order. */
const partsIn = (html: string) =>
  elementsIn(html).flatMap((element) => {
    const classes = element.attrs.find(({ name }) => name === 'class')?.value ?? '';
    const part = classes.match(/cb-clause-(\w+)/)?.[1];
    return part === undefined ? [] : [part];
  });

const flowOf = ({ flow }: SentenceReading) =>
  flow.map(({ part, keyword, plain, html }) => [part, keyword, plain, textIn(html)]);

describe('a sentence that was taken apart', () => {
  it('sets off the parts of a sentence in the author’s order [PAGE-SENTENCE-PARTS]', async () => {
    const { block } = await sentenceOn(
      '### Requirement: Open [BOX-1]\n\nWHILE it is day, WHEN the lid is lifted, the box SHALL open.\n',
      'box-1',
    );
    expect(partsIn(block.html)).toEqual(['while', 'when', 'system', 'modal', 'response']);
    expect(textIn(block.html)).toBe('WHILE it is day, WHEN the lid is lifted, the box SHALL open.');
    expect(block.pattern).toBe('complex');
  });

  it('keeps emphasis, code, links and soft line breaks inside and across the parts [PAGE-SENTENCE-PARTS]', async () => {
    const { block } = await sentenceOn(
      '### Requirement: Open [BOX-1]\n\n**WHEN** the [lid](https://lids.example/) is\nlifted by `hand`, **THE box SHALL** open *at once*.\n',
      'box-1',
    );
    expect(textIn(block.html).replace(/\s+/g, ' ')).toBe(
      'WHEN the lid is lifted by hand, THE box SHALL open at once.',
    );
    const tags = elementsIn(block.html).map(({ tagName }) => tagName);
    expect(tags.filter((tag) => tag === 'strong' || tag === 'em' || tag === 'code')).toEqual([
      'strong',
      'code',
      'strong',
      'em',
    ]);
    expect(block.html).toContain('href="https://lids.example/"');
    expect(new Set(partsIn(block.html))).toEqual(new Set(['when', 'system', 'modal', 'response']));
  });

  it('loses no word, whatever stretches of whatever text are set off [PAGE-SENTENCE-PARTS]', () => {
    const renderer = createRenderer({ base: '/' });
    const words = fc.array(
      fc.constantFrom(
        'WHEN ',
        'the ',
        '**box** ',
        '`code` ',
        '[a](b) ',
        '<b> ',
        '*x',
        'SHALL, ',
        '&amp; ',
        '\n',
      ),
      { maxLength: 12 },
    );
    const borders = fc.uniqueArray(fc.nat(60), { maxLength: 6 });
    fc.assert(
      fc.property(words, borders, (pieces, cuts) => {
        const text = pieces.join('').trim();
        const sorted = [...cuts].sort((a, b) => a - b);
        const regions = sorted.slice(1).flatMap((end, at): Region[] => {
          const start = sorted[at] ?? 0;
          return at % 2 === 0 ? [{ start, end, className: 'cb-clause cb-clause-when' }] : [];
        });
        const plain = renderer.markdown(text, {});
        const html = renderer.markdown(text, { regions });
        expect(textIn(html)).toBe(textIn(plain));
        expect(dangersIn(html)).toEqual([]);
      }),
    );
  });

  it('shows a sentence as conditions, who acts and what must come of it [PAGE-SENTENCE-PICTURE]', async () => {
    const { block } = await sentenceOn(
      '### Requirement: Open [BOX-1]\n\nWHILE it is day, WHEN the lid is lifted, the box SHALL open and the lamp SHALL NOT blink.\n',
      'box-1',
    );
    const [reading] = block.readings;
    expect(reading && flowOf(reading)).toEqual([
      ['while', 'WHILE', 'as long as', 'it is day'],
      ['when', 'WHEN', 'each time that', 'the lid is lifted'],
      ['system', undefined, 'who acts', 'box'],
      ['response', 'SHALL', 'must', 'open'],
      ['system', undefined, 'and who acts', 'lamp'],
      ['response', 'SHALL NOT', 'must never', 'blink'],
    ]);
    expect(reading?.pattern).toEqual({ name: 'complex', help: expect.stringMatching(/several kinds/) });
  });

  it('shows the steps of a scenario in the same way, with the author’s markup as text [PAGE-SENTENCE-PICTURE]', async () => {
    const page = await requirementOf(await openSentences(), 'warm-night');
    const steps = scenariosOf(page)[0]?.blocks.find(({ kind }) => kind === 'steps');
    const flow = steps?.kind === 'steps' ? (steps.readings[0]?.flow ?? []) : [];
    expect(flow.map(({ part, keyword }) => [part, keyword])).toEqual([
      ['while', 'GIVEN'],
      ['when', 'WHEN'],
      ['response', undefined],
    ]);
    for (const { html } of flow) expect(dangersIn(html)).toEqual([]);
    expect(textIn(flow[0]?.html ?? '')).toContain('<img src=x onerror=');
  });

  it('says next to a sentence why it is not EARS and how to mend it [PAGE-SENTENCE-MEND]', async () => {
    const { block, page } = await sentenceOn(
      '### Requirement: Open [BOX-1]\n\nWHEN the lid is lifted, the box opens.\n',
      'box-1',
    );
    const [reading] = block.readings;
    expect(reading?.pattern).toBeUndefined();
    expect(reading?.problems.length).toBeGreaterThan(0);
    for (const { ruleHref, message, hint } of reading?.problems ?? []) {
      expect(ruleHref).toMatch(/^\/spec\/rules\/(?:ears|openspec)\/[a-z-]+\/$/);
      expect(textIn(message)).not.toBe('');
      expect(textIn(hint ?? '')).not.toBe('');
    }
    expect(page.findings.some(({ ruleHref }) => ruleHref === reading?.problems[0]?.ruleHref)).toBe(true);
    const { block: hedged } = await sentenceOn(
      '### Requirement: Open [BOX-1]\n\nWHEN the lid is lifted, the box SHALL possibly open.\n',
      'box-1',
    );
    expect(hedged.readings[0]?.problems.map(({ ruleHref }) => ruleHref)).toContain(
      '/spec/rules/ears/hedged-modal/',
    );
  });

  it('says of each condition how far it is understood and by which words [PAGE-SENTENCE-READING]', async () => {
    const page = await requirementOf(await openSentences(), 'warm-begin');
    const block = blocksOf(page).find(({ kind }) => kind === 'sentence');
    const conditions = block?.kind === 'sentence' ? (block.readings[0]?.conditions ?? []) : [];
    expect(
      conditions.map(({ html, reading, terms }) => [textIn(html), reading, terms.map(({ text }) => text)]),
    ).toEqual([
      ['the plate is OFF', 'formal', ['plate']],
      ['the button is pressed', 'formal', ['press']],
    ]);
    const vocabulary = await (await openSentences()).vocabulary();
    const anchors = vocabulary.groups.flatMap(({ terms }) =>
      terms.map(({ id }) => `/spec/vocabulary/#${id}`),
    );
    for (const { href } of conditions.flatMap(({ terms }) => terms)) expect(anchors).toContain(href);
    const alone = await requirementOf(await openSentences(), 'warm-night');
    const words = scenariosOf(alone)[0]?.blocks.find(({ kind }) => kind === 'steps');
    const readings = words?.kind === 'steps' ? (words.readings[0]?.conditions ?? []) : [];
    expect(readings.map(({ reading }) => reading)).toEqual(['opaque', 'opaque']);
  });

  it('explains its own words in the glossary [PAGE-SENTENCE-READING]', async () => {
    const ids = (await openSentences())
      .notation()
      .sections.flatMap(({ id, terms }) => [id, ...terms.map((term) => term.id)]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ['pattern-complex', 'pattern-unwanted-behaviour', 'reading-formal', 'reading-shared'])
      expect(ids).toContain(id);
    for (const id of ['reading-opaque', 'reading-unread', 'said-script', 'comparing'])
      expect(ids).toContain(id);
  });
});
