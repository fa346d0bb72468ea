import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestVocabulary } from '../../../plugins/ears/index.ts';
import { analyseText, analyseTexts, specOf } from '../vocabulary/analyse-text.ts';
import { vocabularyOf } from '../vocabulary/vocabulary-of.ts';

async function suggest(sentences: readonly string[], vocabulary = ''): Promise<string> {
  return suggestVocabulary((await analyseText(specOf(vocabulary, sentences))).ears);
}

/** Without fence, comments and blank lines. */
const declarations = (block: string) =>
  block.split('\n').filter((line) => line.trim() !== '' && !/^(?:#|```)/.test(line));

describe('a suggested vocabulary', () => {
  it('has systems, states, numbers, conditions and opposite actions, and says how often and where [VOC-SUGGEST-PRINT]', async () => {
    const block = await suggest([
      'WHEN the cart status is OPEN, the Shop Server SHALL show the coupon field.',
      'WHILE the cart status is PAID, the shop server SHALL hide the coupon field.',
      'WHEN the waiting time exceeds 5 s, the Shop Server SHALL send a note.',
      'WHEN the order is sent, the Shop Server SHALL print a bill.',
      'WHEN the order has been sent, the Server SHALL close the cart.',
      'WHILE the customer is not signed in, the Shop Server SHALL keep the cart.',
      'IF the customer is signed in, THEN the Shop Server SHALL store the cart.',
    ]);
    expect(block).toBe(`\`\`\`ears-vocabulary
# Who acts.
# 6 responses: R-1, R-2, R-3 and 3 more; is “Server” the same?
system Shop Server also "shop server"

# States that conditions give several values.
# 2 conditions: R-1, R-2; are these all of its values?
state cartStatus : OPEN | PAID
  "the cart status is {v}"

# Numbers that conditions compare.
# 1 comparison: R-3
number waitingTime (s) "the waiting time"

# Conditions that several claims share.
# 2 conditions: R-4, R-5
event orderSent "the order is sent" "the order has been sent"
# 2 conditions: R-6, R-7
flag customerSigned "the customer is signed in"
  not "the customer is not signed in"

# Actions of which one undoes the other.
# 2 responses: R-1, R-2
action showCouponField "show the coupon field" opposite hideCouponField
action hideCouponField "hide the coupon field"
\`\`\`
`);
  });

  it('leaves out what is declared already, and is empty where nothing is left [VOC-SUGGEST-REST]', async () => {
    const sentences = [
      'WHEN the order is sent, the Shop SHALL print a bill.',
      'WHEN the order is sent, the Shop SHALL close the cart.',
    ];
    const block = declarations(await suggest(sentences)).join('\n');
    expect(block).toBe('system Shop\nevent orderSent "the order is sent"');
    expect(await suggest(sentences, block)).toBe('');
    expect(await suggest([])).toBe('');
  });

  it('says what one capability says, where one is named [VOC-SUGGEST-COMMAND]', async () => {
    const spec = (system: string) => specOf('', [`The ${system} SHALL wait.`, `The ${system} SHALL hurry.`]);
    const { ears } = await analyseTexts({ 'box/spec.md': spec('Box'), 'lid/spec.md': spec('Lid') });
    expect(declarations(suggestVocabulary(ears, 'lid'))).toEqual(['system Lid']);
    expect(declarations(suggestVocabulary(ears))).toEqual(['system Box', 'system Lid']);
  });

  it.each([
    ['a pronoun', ['It SHALL wait.', 'It SHALL hurry.']],
    ['all of several', ['Each Box SHALL wait.', 'Each Box SHALL hurry.']],
    [
      'a condition that leans on another',
      ['WHEN it is so, the Box SHALL wait.', 'WHEN it is so, the Lid SHALL stop.'],
    ],
    ['a version', ['WHEN the version is below 1.5.0, the Box SHALL wait.']],
  ])('has nothing for %s [VOC-SUGGEST-REST]', async (_, sentences) => {
    expect(await suggest(sentences)).toBe('');
  });

  it('reads back without a problem, whatever the sentences say [VOC-SUGGEST-READS]', async () => {
    const word = fc.constantFrom(
      ...'the a box lid status mode is are not OPEN SHUT `OPEN` "shut" and or AND exceeds 5 s not set-by also : | , # { {v} " “x” user opens closed invalid valid'.split(
        ' ',
      ),
    );
    const words = fc.array(word, { minLength: 1, maxLength: 7 }).map((all) => all.join(' '));
    const sentence = fc
      .tuple(fc.constantFrom('WHEN', 'WHILE', 'IF'), words, words, words)
      .map(
        ([keyword, condition, system, response]) =>
          `${keyword} ${condition}, the ${system} SHALL ${response}.`,
      );
    await fc.assert(
      fc.asyncProperty(fc.array(sentence, { minLength: 1, maxLength: 6 }), async (sentences) => {
        const block = await suggest([...sentences, ...sentences]);
        if (block === '') return;
        const text = block.replace(/^```ears-vocabulary\n|\n```\n$/g, '');
        expect(vocabularyOf(text).problems).toEqual([]);
        expect(vocabularyOf(text).terms.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});
