import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVocabulary } from '../../../plugins/ears/vocabulary/read-vocabulary.ts';
import { type Span, sourceFile } from '../../../plugins/model/index.ts';
import { parseSpec } from '../../../plugins/openspec/index.ts';
import { fenceOf, fileOf, vocabularyOf } from './vocabulary-of.ts';

const at = (text: string, { start, end }: Span) => fileOf(text).text.slice(start, end);

const FULL = `
system  Autopilot            also "THE FSM", "the pilot system"
state   Mode : TRANSITION | NOMINAL | "stand by"     # the modes
          "the autopilot is in {v}"  "the autopilot mode"
          set-by "change mode to {v}" | "change mode from {u} to {v}"
flag    control       "the pilot is in control"
          not "the pilot releases control"
number  duration (s)  "the duration"
number  tries (attempts) whole "the number of attempts"
event   submit        "the form is submitted"
action  reject(form)  "reject the form # 1"   opposite accept(form)
action  accept(form)  "accept the form"
exclusive  control, Mode = NOMINAL
assume  control => not (Mode = "stand by")   # always
priority  AUTH-* over RATE-*
accept  L2 REQ-12 REQ-19 "documented, see design.md#order"
`;

describe('a vocabulary block', () => {
  it('declares one thing a line, which indented lines continue [VOC-BLOCK-LINES]', () => {
    const { terms, axioms, problems } = vocabularyOf(FULL);
    expect(problems).toEqual([]);
    expect(terms.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'system Autopilot',
      'state Mode',
      'flag control',
      'number duration',
      'number tries',
      'event submit',
      'action reject(form)',
      'action accept(form)',
    ]);
    const [system, mode, control, duration] = terms;
    expect(system?.phrases.map(({ text }) => text)).toEqual(['THE FSM', 'the pilot system']);
    expect(mode?.values).toEqual(['TRANSITION', 'NOMINAL', 'stand by']);
    expect(mode?.phrases.map(({ sets }) => sets ?? false)).toEqual([false, false, true, true]);
    expect(control?.phrases.map(({ negative }) => negative ?? false)).toEqual([false, true]);
    expect(duration?.unit).toBe('s');
    expect(axioms.facts).toHaveLength(2);
    expect(axioms.opposites.map(({ keys }) => keys)).toEqual([['reject(form)', 'accept(form)']]);
    expect(axioms.priorities).toMatchObject([{ over: 'AUTH-*', under: 'RATE-*' }]);
    expect(axioms.accepts).toMatchObject([
      { check: 'L2', claims: ['REQ-12', 'REQ-19'], reason: 'documented, see design.md#order' },
    ]);
    expect(axioms.declared.map(({ key }) => key)).toEqual(['Mode', 'duration', 'tries']);
  });

  it('knows where each declaration and each phrase stands [VOC-BLOCK-LINES]', () => {
    const { terms, axioms } = vocabularyOf(FULL);
    const [system, mode] = terms;
    expect(system && at(FULL, system.span)).toBe(
      'system  Autopilot            also "THE FSM", "the pilot system"',
    );
    expect(mode?.phrases.map(({ span }) => at(FULL, span))).toEqual([
      '"the autopilot is in {v}"',
      '"the autopilot mode"',
      '"change mode to {v}"',
      '"change mode from {u} to {v}"',
    ]);
    expect(axioms.facts.map(({ words }) => words.text)).toEqual([
      'exclusive  control, Mode = NOMINAL',
      'assume  control => not (Mode = "stand by")',
    ]);
    expect(axioms.facts[1] && at(FULL, axioms.facts[1].words.span)).toBe(
      'assume  control => not (Mode = "stand by")',
    );
  });

  it('is placed line by line where Markdown takes its indentation away [VOC-BLOCK-LINES]', () => {
    const text =
      '# Box\n\n## Purpose\n\nKeeps.\n\n   ```ears-vocabulary\n   flag a "it is a"\n     not "it is b"\n   flog c\n   ```\n';
    const file = sourceFile('box/spec.md', text);
    const capability = parseSpec(file, 'box');
    const fence = capability.body.flatMap((part) => (part.kind === 'fence' ? [part.fence] : []))[0];
    if (fence === undefined) throw new Error('the spec has a fence');
    const { terms, problems } = readVocabulary([{ fence, capability: 'box', file }], []);
    const words = ({ start, end }: Span) => text.slice(start, end);
    expect(terms[0]?.phrases.map(({ span }) => words(span))).toEqual(['"it is a"', '"it is b"']);
    expect(problems.map(({ span }) => words(span))).toEqual(['flog']);
  });

  it('declares each name once, for the repository before the capability [VOC-BLOCK-TWICE]', () => {
    const shared = { fence: fenceOf('flag busy "it is busy"') };
    const own = { fence: fenceOf('event busy "it gets busy"\nsystem busy'), capability: 'box' };
    const { terms, problems } = readVocabulary([shared, own], []);
    expect(terms.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['flag busy', 'system busy']);
    expect(problems).toMatchObject([
      {
        kind: 'malformed',
        message:
          '`busy` is declared already, as a flag, in the vocabulary that counts for the whole repository',
      },
    ]);
  });

  it.each([
    ['flog a "x"', 'flog', '`flog` is no keyword of a vocabulary', 'Did you mean `flag`?'],
    ['xyzzy', 'xyzzy', '`xyzzy` is no keyword of a vocabulary', 'Keywords are'],
    ['"x"', '"x"', 'A keyword is missing', 'Begin the line'],
    ['flag', '', 'The name of the flag is missing', 'Write `flag busy'],
    ['flag 1a "x"', '1a', '`1a` cannot be a name', 'Use letters'],
    ['flag not "x"', 'not', '`not` cannot be a name', 'Use letters'],
    ['flag a "x', '"x', 'A quote is not closed', 'Close the phrase'],
    ['flag a ""', '""', 'A phrase is empty', 'Write the words'],
    ['flag a "x {v}"', '"x {v}"', '`{v}` has no meaning here', 'Only the phrases of a state'],
    ['flag a x', 'x', '`x` is not expected here', 'After the name'],
    ['flag a "x" not', '', '`not` has no phrase', 'Quote what says'],
    ['state a "x"', '"x"', 'The values of the state are missing', 'List them'],
    ['state a : X', '', 'A state needs two values at least', 'Use `flag`'],
    ['state a : X | X', 'X', '`X` is listed twice', 'leave one out'],
    ['state a : X | x', 'x', '`x` is listed beside `X`', 'leave one out'],
    ['state a : X Y', 'Y', 'Values stand with `|` between them', 'Write `X | Y`'],
    ['state a : X | Y "is {w}"', '"is {w}"', '`{w}` has no meaning here', '`{v}` can stand'],
    ['state a : X | Y set-by "open"', '"open"', 'A `set-by` phrase must say which value', 'Put `{v}`'],
    ['state a : X | Y Z "is {v}"', 'Z', 'Values stand with `|` between them', 'Write `Y | Z`'],
    ['state a : X | Y "is {v}" Z "z"', 'Z', '`Z` is no value of the state', 'After the values'],
    [
      'state a : OPEN | SHUT "is {v}" OPN "z"',
      'OPN',
      '`OPN` is no value of the state',
      'Did you mean `OPEN`?',
    ],
    ['state a : X | Y set-by X "to {v}"', '"to {v}"', '`{v}` has no meaning here', '`{u}` can stand'],
    ['state a : X | Y set-by', '', '`set-by` has no phrase', 'Quote the words'],
    ['number d (s "x"', '"x"', 'The bracket of the unit is not closed', 'Add `)`'],
    ['action a opposite b', 'b', '`b` is no declared action', 'Declare it'],
    [
      'action open "open"\naction close opposite opne',
      'opne',
      '`opne` is no declared action',
      'Did you mean `open`?',
    ],
    ['action a opposite a', 'a', '`a` cannot be its own opposite', 'Declare it'],
    ['exclusive a', 'a', '`exclusive` needs two at least', 'Write `exclusive'],
    ['flag good\nexclusive good, god', 'god', '`god` is not declared', 'Did you mean `good`?'],
    ['assume', '', 'What is assumed is missing', 'Write `assume'],
    ['flag good\nassume good =>', '', 'The expression ends too early', 'Write a name'],
    ['flag good\nassume  gold => good', 'gold', '`gold` is not declared', 'Did you mean `good`?'],
    ['priority A-* B-*', 'B-*', '`over` is missing', 'Write `priority'],
    ['accept L2 A-1', '', 'The reason is missing', 'Nothing is accepted without one'],
    ['accept L99 A-1 "x"', 'L99', 'There is no check L99', 'Checks are L1'],
    ['accept L2 "x"', '"x"', 'The claims are missing', 'Write `accept'],
    ['system', '', 'The name of the system is missing', 'Write `system'],
  ])('says what is wrong in %j, and where [VOC-BLOCK-MISTAKE]', (text, place, message, hint) => {
    const { problems } = vocabularyOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.hint).toContain(hint);
    expect(problems[0] && at(text, problems[0].span).trim()).toBe(place);
  });

  it('declares nothing by a line that it does not understand [VOC-BLOCK-MISTAKE]', () => {
    const { terms, axioms, problems, condition } = vocabularyOf(
      'flag a "it is a" b\nstate s : X | X "it is {v}"\nassume a\nflag c "it is c"',
    );
    expect(terms.map(({ name }) => name)).toEqual(['c']);
    expect(axioms.facts).toEqual([]);
    expect(condition('it is a')).toBeUndefined();
    expect(problems).toHaveLength(3);
  });

  it('has an answer to any text, with places inside the file [VOC-BLOCK-MISTAKE]', () => {
    const piece = fc.constantFrom(
      ...'system state flag number event action exclusive assume priority accept also not set-by opposite over whole L2'.split(
        ' ',
      ),
      ...[
        ':',
        '|',
        ',',
        '(',
        ')',
        '"',
        '"a {v} b"',
        '"{u}"',
        'A',
        'B',
        '=>',
        '\n',
        '\n  ',
        '#',
        '“',
        '🙂',
        '{',
        '\t',
        '\r\n',
      ],
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(' ')),
      fc.array(fc.constantFrom(...FULL.split('\n')), { maxLength: 8 }).map((lines) => lines.join('\n')),
    );
    fc.assert(
      fc.property(text, fc.string(), (block, words) => {
        const { terms, problems, axioms, condition, response, quantity, system } = vocabularyOf(block);
        const { text: whole } = fileOf(block);
        const spans = [
          ...terms.flatMap((term) => [term.span, ...term.phrases.map(({ span }) => span)]),
          ...problems.map(({ span }) => span),
          ...axioms.accepts.map(({ span }) => span),
          ...axioms.facts.map(({ words: { span } }) => span),
        ];
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(whole.length);
        }
        for (const find of [condition, response, quantity, system]) find(words);
      }),
    );
  });
});
