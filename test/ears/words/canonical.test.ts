import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTRADICTORY, CONTRARY } from '../../../plugins/ears/words/antonyms.ts';
import { canonical, canonicalAction } from '../../../plugins/ears/words/canonical.ts';

const form = (words: string) => {
  const { key, negated } = canonical(words);
  return negated ? `not ${key}` : key;
};

describe('canonical', () => {
  test.each(['[', 'not ', 'no ', 'the ', 'does not ', "isn't "])(
    'reads 200,000 times %j in three seconds of processor time [LOGIC-HOSTILE-TIME]',
    (piece) => {
      const begin = process.cpuUsage();
      expect(canonical(`the box is ${piece.repeat(200_000)}open`).key).not.toBe('');
      expect(process.cpuUsage(begin).user).toBeLessThan(3_000_000);
    },
  );

  test.each([
    ['the user submits a form', 'user submits form'],
    ['The User  submits\tthe form.', 'user submits form'],
    ['**the user** submits _the form_', 'the user submits the form'],
    ['the file has been sent', 'the file is sent'],
    ['the files have been sent', 'the files are sent'],
    ['the file has already been written', 'the file has already been written'],
    ['the caf\u0065\u0301 is open', 'the café is open'],
    ['the user’s token', "the user's token"],
    ['A, B, and C are so', 'A, B and C are so'],
    ['there are 1,000 files', 'there are 1000 files'],
    ['the “x” is set', 'the "x" is set'],
  ])('reads %j and %j as the same [LOGIC-SAME-WORDS]', (one, other) => {
    expect(form(one)).toBe(form(other));
  });

  test.each([
    ['writes to `~/.cursor`', 'writes to `.cursor`'],
    ['the flag `A` is set', 'the flag `a` is set'],
    ['the name is "A b"', 'the name is "A  b"'],
    ["the name is 'A'", "the name is 'a'"],
    ['it lists (A, B, C)', 'it lists (A, B)'],
    ['any file is read', 'the file is read'],
    ['no file is read', 'a file is read'],
    ['each file is read', 'the file is read'],
    ['every file is read', 'all files are read'],
    ['some files are read', 'files are read'],
    ['a few files are read', 'few files are read'],
    ['option A is chosen', 'option is chosen'],
    ['the user was locked', 'the user is locked'],
    ['the file has been open', 'the file is open'],
  ])('keeps %j and %j apart [LOGIC-SAME-EXACT]', (one, other) => {
    expect(form(one)).not.toBe(form(other));
  });

  test.each([
    ['a deactivation request is made', 'a deletion request is made'],
    ['a correct password is given', 'an incorrect password is given'],
    ['the access token signature is invalid', 'the access token is valid'],
    ['the user presses the button', 'the button is pressed'],
    ['a user has posted', 'a member has posted'],
    ['the first retry fails', 'the second retry fails'],
  ])('never takes %j for %j, or for its denial [LOGIC-SAME-NEAR]', (one, other) => {
    expect(canonical(one).key).not.toBe(canonical(other).key);
  });

  test.each([
    ['the file is not read', 'the file is read'],
    ["the file isn't read", 'the file is read'],
    ['the files are not read', 'the files are read'],
    ['the path does not match', 'the path matches'],
    ['the path does not exist', 'the path exists'],
    ['the user does not carry a key', 'the user carries a key'],
    ['the run does not go on', 'the run goes on'],
    ['the paths do not match', 'the paths match'],
    ['the file cannot be read', 'the file can be read'],
    ["the file can't be read", 'the file can be read'],
    ['the run fails to end', 'the run ends'],
    ['the file is no longer read', 'the file is read'],
    ['no file is found', 'a file is found'],
    ['the file contains no heading', 'the file contains a heading'],
    ['there is no file', 'there is a file'],
    ['not level 1 is reached', 'level 1 is reached'],
    ['the file is not explicitly allowed', 'the file is explicitly allowed'],
    ['the file has not been read', 'the file is read'],
    ['the file is not yet read', 'the file is read'],
  ])('reads %j as the denial of %j [LOGIC-SAME-DENIED]', (denied, plain) => {
    expect(canonical(denied)).toMatchObject({
      key: canonical(plain).key,
      negated: !canonical(plain).negated,
    });
  });

  test.each([
    'a user gives a password that does not meet the rules',
    'a file with a line that is not valid is read',
    'all files are not readable',
    'only one file is not read',
    'the file is not only read',
    'the user is not an admin or an owner',
    'the token is not valid and is stored',
    'the request is made without a token',
    'no more than five files are read',
    'the total is never negative',
    'the tool asks what is missing',
  ])('denies nothing in %j [LOGIC-SAME-DENIED]', (words) => {
    expect(canonical(words).negated).toBe(false);
  });

  test.each(CONTRADICTORY)(
    'reads “is %s” as the denial of “is %s” [LOGIC-SAME-OPPOSITES]',
    (positive, negative) => {
      expect(canonical(`the thing is ${negative}`)).toEqual({
        ...canonical(`the thing is ${positive}`),
        negated: true,
      });
      expect(form(`the thing is not ${negative}`)).toBe(form(`the thing is ${positive}`));
    },
  );

  test.each(CONTRARY.filter(([word]) => word !== 'succeeds'))(
    'reads “is %s” and “is %s” as two values, of which neither may be so [LOGIC-SAME-OPPOSITES]',
    (one, other) => {
      const [a, b] = [canonical(`the door is ${one}`), canonical(`the door is ${other}`)];
      expect(a.key).not.toBe(b.key);
      expect([a.negated, b.negated]).toEqual([false, false]);
      expect(a.contrary).toEqual({ rest: 'door be', value: one, values: [one, other] });
      expect(b.contrary).toEqual({ rest: 'door be', value: other, values: [one, other] });
    },
  );

  test.each([
    'an invalid token is given',
    'the file is missing from the list',
    'any file is missing',
    'the account is inactive for 30 days',
    'the token becomes invalid',
    'one file that is read is missing',
  ])('turns no adjective of %j round [LOGIC-SAME-OPPOSITES]', (words) => {
    expect(canonical(words).negated).toBe(false);
  });

  test.each([
    ['it is read', true],
    ['this action is done', true],
    ['their name is known', true],
    ['such a file is read', true],
    ['that file is read', true],
    ['the file of that name is read', true],
    ['a file, such as a list, is read', false],
    ['the user closes their browser', false],
    ['a file that is read is kept', false],
    ['the file is read', false],
  ])('says of %j whether it leans on something said elsewhere: %j [LOGIC-SAME-POINTS]', (words, leans) => {
    expect(canonical(words).unshareable).toBe(leans);
  });

  test('says the same of a text whatever its articles and white space [LOGIC-SAME-WORDS]', () => {
    const noun = fc.constantFrom('file', 'user', 'token', 'report', 'door', 'valve');
    const verb = fc.constantFrom(
      'opens',
      'reads',
      'is sent to',
      'has been sent to',
      'does not reach',
      'is not in',
    );
    const article = fc.constantFrom('the ', 'a ', '');
    const space = fc.constantFrom(' ', '  ', '\n', ' \t');
    fc.assert(
      fc.property(noun, verb, noun, article, article, space, (subject, does, object, a, b, gap) => {
        const plain = canonical(`the ${subject} ${does} the ${object}`);
        expect(canonical(`${a}${subject} ${does}${gap}${b}${object}.`)).toEqual(plain);
      }),
    );
  });

  test('keeps code and quotations byte for byte [LOGIC-SAME-EXACT]', () => {
    const data = fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => !/[`"“”]/.test(text));
    fc.assert(
      fc.property(data, data, fc.constantFrom('`', '"'), (one, other, mark) => {
        const [a, b] = [one, other].map((text) => canonical(`the path is ${mark}${text}${mark} now`).key);
        expect(a === b).toBe(one === other);
      }),
    );
  });

  test('never throws, and gives the canonical form of its key back [LOGIC-SAME-WORDS]', () => {
    const word = fc.constantFrom(
      'the',
      'not',
      'is',
      'file',
      'no',
      '`x',
      '`',
      '"',
      '(',
      ')',
      ',',
      'has',
      'been',
      'sent',
      'and',
      '5',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.string({ unit: 'binary' }), (words, text) => {
        for (const one of [words.join(' '), text]) {
          const { key } = canonical(one);
          expect(typeof key).toBe('string');
          expect(canonical(one).key).toBe(key);
        }
      }),
    );
  });
});

describe('canonicalAction', () => {
  test.each([
    ['not write the file', 'not write file'],
    ['does not write the file', 'not write file'],
    ['is not shown', 'not be shown'],
    ['note what is missing', 'note what be missing'],
    ['name the lines it cannot read', 'name lines it can not read'],
    ['find no tag', 'find no tag'],
    ['mark the file as invalid', 'mark file as invalid'],
  ])('reads %j as %j [LOGIC-EFFECT-ACTION]', (words, expected) => {
    const { key, negated } = canonicalAction(words);
    expect(negated ? `not ${key}` : key).toBe(expected);
  });
});
