import { describe, expect, it } from 'vitest';
import { termUses } from '../../../plugins/ears/vocabulary/term-uses.ts';
import { analyseText, analyseTexts, specOf } from './analyse-text.ts';
import { vocabularyOf } from './vocabulary-of.ts';

const VOCABULARY = `system Box also "the container"
state Door : OPEN | CLOSED | LOCKED "the door is {v}" "the hatch is {v}"
  set-by "set the door to {v}" "move the door from {u} to {v}"
flag alarm "the alarm rings" not "the alarm is silent"
event push "the button is pushed"
number weight (g) "the weight"`;

const SENTENCES = [
  'WHEN the button is pushed, the Box SHALL set the door to OPEN.',
  'WHILE the door is not locked, WHEN the button is pushed, the container SHALL move the door from OPEN to LOCKED.',
  'WHILE the alarm is silent, the Box SHALL keep the lamp lit.',
];

describe('uses of vocabulary', () => {
  it('are listed with their place and value, by the term [VOC-USE-PLACE]', async () => {
    const { ears, at } = await analyseText(specOf(VOCABULARY, SENTENCES));
    const uses = Object.fromEntries(
      ears.terms.map((term) => [
        term.name,
        term.uses.map(({ claim, span, value }) => [claim, at(span), ...(value === undefined ? [] : [value])]),
      ]),
    );
    expect(uses.Box).toEqual([
      ['R-1', 'the Box'],
      ['R-2', 'the container'],
      ['R-3', 'the Box'],
    ]);
    expect(uses.push?.map(([claim]) => claim)).toEqual(['R-1', 'R-2']);
    expect(uses.Door).toEqual(
      expect.arrayContaining([
        ['R-1', 'set the door to OPEN', 'OPEN'],
        ['R-2', expect.stringContaining('the door is not locked'), 'LOCKED'],
        ['R-2', 'move the door from OPEN to LOCKED', 'LOCKED'],
      ]),
    );
  });

  it('are missed where no sentence has the words [VOC-USE-UNUSED]', async () => {
    const { ears, at } = await analyseText(specOf(`${VOCABULARY}\nsystem Ghost`, SENTENCES));
    expect(ears.vocabularyProblems.map(({ kind, span }) => [kind, at(span)])).toEqual([
      ['unmatched-phrase', '"the hatch is {v}"'],
      ['unused', 'number weight (g) "the weight"'],
      ['unused', 'system Ghost'],
    ]);
  });

  it('are not missed of what an assumption speaks of [VOC-USE-UNUSED]', async () => {
    const { ears } = await analyseText(
      specOf(
        'event push "the button is pushed"\nflag power "the power is on"\nassume push => power',
        SENTENCES,
      ),
    );
    expect(ears.vocabularyProblems).toEqual([]);
  });

  it('count for all specs where the vocabulary does [VOC-USE-SHARED]', async () => {
    const shared =
      '# Words\n\n```ears-vocabulary\nevent push "the button is pushed"\nflag gone "it is gone"\n```\n';
    const { ears } = await analyseTexts({
      'vocabulary.md': shared,
      'box/spec.md': specOf('', SENTENCES.slice(2)),
      'lid/spec.md': specOf('', SENTENCES.slice(0, 1)),
    });
    expect(ears.terms.map(({ name, capability, uses }) => [name, capability, uses.length])).toEqual([
      ['push', undefined, 1],
      ['gone', undefined, 0],
    ]);
    expect(ears.vocabularyProblems.map(({ kind }) => kind)).toEqual(['unused']);
  });

  it('of other systems are named once, with the nearest declared one [VOC-USE-SYSTEM]', async () => {
    const sentences = ['The Bxo SHALL wait.', 'The Bxo SHALL hurry.', 'The Box SHALL wait.'];
    const { ears, at } = await analyseText(specOf('system Box', sentences));
    expect(ears.vocabularyProblems).toMatchObject([
      { kind: 'undeclared-system', message: '`Bxo` is no declared system' },
    ]);
    expect(ears.vocabularyProblems[0]?.hint).toContain('If it is `Box`');
    expect(ears.vocabularyProblems[0] && at(ears.vocabularyProblems[0].span)).toBe('The Bxo');
    const silent = await analyseText(specOf('flag a "it rains"\nassume a', sentences));
    expect(silent.ears.vocabularyProblems).toEqual([]);
  });
});

describe('an accept', () => {
  it('that nothing needs is reported, where all that could be found was looked for [VOC-USE-ACCEPT]', () => {
    const vocabulary = vocabularyOf('accept L2 A-1 A-2 "so it is"\naccept B-1 B-2 "so too"');
    const [first] = vocabulary.axioms.accepts;
    const one = { vocabulary, read: [], sentences: [] };
    expect(termUses([one, one]).problems).toEqual([]);
    expect(termUses([one, one], first === undefined ? [] : [first.span]).problems).toMatchObject([
      { kind: 'unused-accept', message: 'There is nothing to accept of `B-1`, `B-2`' },
    ]);
  });
});

describe('a glossary', () => {
  const GLOSSARY = `## Glossary

- **Box_Lid**: what closes the box
- **Keeper** - who owns it
- \`Robot\`: turns the key

| Name | Meaning |
| --- | --- |
| Lamp | a light |

### More

**Clerk**: writes

`;

  it('names systems by bullets, bold words and tables [VOC-GLOSSARY-FORM]', async () => {
    const { ears, at } = await analyseText(specOf('', ['The box lid SHALL close.'], GLOSSARY));
    expect(ears.terms.map(({ name, glossary, span }) => [name, glossary, at(span)])).toEqual([
      ['Box_Lid', true, 'Box_Lid'],
      ['Keeper', true, 'Keeper'],
      ['Robot', true, 'Robot'],
      ['Lamp', true, 'Lamp'],
      ['Clerk', true, 'Clerk'],
    ]);
    expect(ears.terms[0]?.uses.map(({ span }) => at(span))).toEqual(['The box lid']);
  });

  it('lists systems only where a sentence names one of its names, and none of them is unused [VOC-GLOSSARY-SYSTEM]', async () => {
    const one = await analyseText(specOf('', ['The robot SHALL turn.', 'The Robto SHALL turn.'], GLOSSARY));
    expect(one.ears.vocabularyProblems.map(({ kind, message }) => [kind, message])).toEqual([
      ['undeclared-system', '`Robto` is no declared system'],
    ]);
    const none = await analyseText(specOf('', ['The Robto SHALL turn.'], GLOSSARY));
    expect(none.ears.vocabularyProblems).toEqual([]);
  });
});

describe('a state machine', () => {
  it('has the moves that sentences ask for, with the other conditions in their words [VOC-MACHINE-MOVE]', async () => {
    const { ears } = await analyseText(specOf(VOCABULARY, SENTENCES));
    const [machine, ...others] = ears.machines;
    expect(others).toEqual([]);
    expect(machine).toMatchObject({ name: 'Door', capability: 'box', states: ['OPEN', 'CLOSED', 'LOCKED'] });
    expect(machine?.moves.map(({ from, to, on, claim }) => [from, to, on, claim])).toEqual([
      [undefined, 'OPEN', ['the button is pushed'], 'R-1'],
      ['OPEN', 'LOCKED', ['the button is pushed'], 'R-2'],
    ]);
  });

  it('leaves each state that a condition allows [VOC-MACHINE-FROM]', async () => {
    const { ears } = await analyseText(
      specOf(VOCABULARY, [
        'WHILE the door is not locked, the Box SHALL set the door to CLOSED.',
        'WHILE the door is locked, the Box SHALL NOT set the door to OPEN.',
      ]),
    );
    expect(ears.machines[0]?.moves.map(({ from, to }) => [from, to])).toEqual([
      ['OPEN', 'CLOSED'],
      ['CLOSED', 'CLOSED'],
    ]);
  });
});
