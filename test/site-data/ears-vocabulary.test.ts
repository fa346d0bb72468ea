import { describe, expect, it } from 'vitest';
import { dangersIn, textIn } from '../render/html-oracle.ts';
import { assessSentences, openBox, openSentences } from './sentences-fixture.ts';

describe('the vocabulary', () => {
  it('shows each declared word with its phrases, its place and its uses [PAGE-WORDS-TERMS]', async () => {
    const { groups } = await (await openSentences()).vocabulary();
    expect(groups.map(({ kind, terms }) => [kind, terms.map(({ name }) => name)])).toEqual([
      ['system', ["Page <script>window.hostile='system'</script>", 'Warmer']],
      ['state', ['Mood', 'plate']],
      ['flag', ['odd', 'lidOpen']],
      ['number', ['age']],
      ['event', ['press']],
    ]);
    const all = groups.flatMap(({ terms }) => terms);
    const flag = all.find(({ name }) => name === 'lidOpen');
    expect(flag?.phrases).toEqual([
      { text: 'the lid is open' },
      { text: 'the lid is shut', note: 'says that it is not so' },
    ]);
    expect(flag?.uses.map(({ tag }) => tag)).toEqual(['WARM-LID']);
    expect(flag?.capability?.text).toBe('Keep warm');
    expect(flag?.sourceHref).toMatch(/^\/spec\/source\/openspec\/specs\/keep-warm\/spec\.md\/#L\d+$/);
    expect(all.find(({ name }) => name === 'age')?.unit).toBe('min');
    expect(all.find(({ name }) => name === 'plate')?.values).toEqual(['OFF', 'WARM', 'HOT']);
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lists on the page of a capability its own words only [PAGE-WORDS-TERMS]', async () => {
    const site = await openSentences();
    const own = (await site.capability('keep-warm'))?.sentences.vocabulary;
    expect(own?.groups.flatMap(({ terms }) => terms)).toHaveLength(5);
    expect(own?.machines.map(({ name }) => name)).toEqual(['plate']);
    expect((await site.capability('heating'))?.sentences.vocabulary.groups).toEqual([]);
  });

  it('draws a state with its moves and says the same as a table [PAGE-WORDS-MACHINE]', async () => {
    const [machine] = (await (await openSentences()).vocabulary()).machines;
    expect(machine?.states).toEqual(['OFF', 'WARM', 'HOT']);
    const moves = machine?.moves.map(({ from, to, tag }) => [from, to, tag]);
    expect(moves).toContainEqual(['OFF', 'WARM', 'WARM-BEGIN']);
    expect(moves).toContainEqual(['WARM', 'HOT', 'WARM-FASTER']);
    expect(moves).toContainEqual(['HOT', 'WARM', 'WARM-COOL']);
    expect(moves).toContainEqual(['OFF', 'OFF', 'WARM-LID']);
    for (const html of machine?.moves.flatMap(({ on }) => on) ?? []) {
      expect(textIn(html)).not.toBe('');
      expect(dangersIn(html)).toEqual([]);
    }
    const svg = machine?.map?.svg ?? '';
    for (const word of ['OFF', 'WARM', 'HOT', 'the button is pressed']) expect(svg).toContain(word);
    expect(svg.match(/class="node state"/g)).toHaveLength(3);
    expect(svg.match(/class="node move"/g)).toHaveLength(machine?.moves.length ?? 0);
    expect(svg).toContain('class="tip"');
    expect(machine?.map?.items.map(({ text }) => text)).toContain(
      'from OFF to WARM, when the button is pressed',
    );
    expect(machine?.remarks).toEqual([]);
  });

  it('asks about values of a state that nothing leads to or leaves [PAGE-WORDS-MACHINE]', async () => {
    const site = await openBox(
      [
        '```ears-vocabulary',
        'state  lid : OPEN | SHUT | LOST',
        '         "the lid is {v}"',
        '         set-by "make the lid {v}"',
        '```',
        '',
        '### Requirement: Shut [BOX-1]',
        '',
        'WHILE the lid is OPEN, WHEN it rains, the box SHALL make the lid SHUT.',
        '',
      ].join('\n'),
    );
    const [machine] = (await site.vocabulary()).machines;
    expect(machine?.remarks).toEqual([
      'No sentence leads to OPEN and LOST: is it where everything starts, or is a sentence missing?',
      'No sentence leaves SHUT and LOST: does everything end there, or is a sentence missing?',
    ]);
  });

  it('asks of similar conditions whether they are the same [PAGE-WORDS-NEAR]', async () => {
    const site = await openBox(
      [
        '### Requirement: Open [BOX-1]',
        '',
        'WHEN a deletion request for the whole box arrives, the box SHALL open.',
        '',
        '### Requirement: Shut [BOX-2]',
        '',
        'WHEN a deactivation request for the whole box arrives, the box SHALL shut.',
        '',
      ].join('\n'),
    );
    const { near } = await site.vocabulary();
    expect(
      near.map(({ first, second }) => [textIn(first.html), first.tag, textIn(second.html), second.tag]),
    ).toEqual([
      [
        'a deletion request for the whole box arrives',
        'BOX-1',
        'a deactivation request for the whole box arrives',
        'BOX-2',
      ],
    ]);
    expect((await site.capability('box'))?.sentences.consistency.issues).toEqual([]);
  });

  it('says how little is understood where nothing is declared [PAGE-WORDS-NONE]', async () => {
    const site = await openBox(
      '### Requirement: Open [BOX-1]\n\nWHEN the lid is lifted, the box SHALL open.\n',
    );
    const page = await site.vocabulary();
    expect(page.groups).toEqual([]);
    expect(page.standing).toBe('The only condition of all sentences is words only.');
    expect(page.capabilities).toEqual([
      {
        page: { href: '/spec/capabilities/box/', text: 'Box' },
        conditions: { all: 1, formal: 0, shared: 0, opaque: 1, unread: 0 },
        terms: 0,
      },
    ]);
  });

  it('says on the home page what was read, understood, compared and found [PAGE-WORDS-HOME]', async () => {
    const { sentences } = await (await openSentences()).home();
    const { ears } = await assessSentences();
    const patterned = ears.sentences.filter(({ pattern }) => pattern !== undefined).length;
    expect(sentences[0]).toBe(`${patterned} of ${ears.sentences.length} sentences are read as EARS.`);
    expect(sentences[1]).toMatch(/^Of the \d+ conditions of these sentences, \d+ are understood, /);
    expect(sentences[2]).toMatch(
      /^\d+ pairs of demands were compared: 2 proven errors, .*2 sets of cases proved/,
    );
    expect((await (await openBox('')).home()).sentences).toEqual([]);
  });
});
