import { describe, expect, test } from 'vitest';
import { readAsLogic } from '../../../plugins/ears/normalise/read-as-logic.ts';
import { logic, NOTHING, sentence, shown } from './support.ts';

/** What is demanded, or nothing where it can be the same as no other. */
function demanded(conditions: string | readonly string[], response: string): string | undefined {
  const clauses = [conditions].flat().map((text) => ['when', text] as const);
  const [statement] = readAsLogic(sentence(clauses, response), NOTHING).statements;
  return statement === undefined || statement.unshareable ? undefined : shown(statement.effect.formula);
}

describe('a pronoun in what is demanded', () => {
  test.each([
    ['the file is missing', 'report it', 'file is not present', 'report it'],
    ['a claim fails', 'mark it', 'claim fails', 'mark it'],
    ['a claim fails', 'record the claim and mark it', 'a claim fails', 'record the claim and mark it'],
    ['an admin deletes a meal', 'remove it', 'admin deletes meal', 'remove it'],
    ['the user drops a file on the page', 'open it', 'user drops the file on the page', 'open it'],
  ])('is the same under the same conditions: %j, %j [LOGIC-SAME-INNER]', (first, demand, second, other) => {
    expect(demanded(first, demand)).toBeDefined();
    expect(demanded(second, other)).toBe(demanded(first, demand));
  });

  test.each([
    ['the file is missing', 'report it', 'the line is missing', 'report it'],
    ['a claim fails', 'record the claim and mark it', 'a claim fails', 'record the file and mark it'],
    ['the file is missing', 'report it', ['the file is missing', 'a default is given'], 'report it'],
  ])(
    'is another one under others, or after other words: %j, %j [LOGIC-SAME-INNER]',
    (first, demand, second, other) => {
      const [one, two] = [demanded(first, demand), demanded(second, other)];
      expect(one).toBeDefined();
      expect(two).toBeDefined();
      expect(two).not.toBe(one);
    },
  );

  test('that says what it points to leans on the conditions that name it only [LOGIC-SAME-INNER]', () => {
    const narrow = ['a claim fails', 'the moon is full'];
    expect(demanded(narrow, 'close the page of that claim')).toBe(
      demanded('a claim fails', 'close the page of that claim'),
    );
    expect(demanded(['a claim fails', 'the claim is old'], 'close the page of that claim')).not.toBe(
      demanded('a claim fails', 'close the page of that claim'),
    );
  });

  test.each([
    ['the user saves', 'close it'],
    ['the user logs out', 'close it'],
    ['the user saves again', 'close it'],
    ['it is open', 'report it'],
    ['the file is missing', 'report the aforementioned'],
    [[], 'report it'],
  ])(
    'leans elsewhere where its sentence names nothing: %j, %j [LOGIC-SAME-POINTS]',
    (conditions, response) => {
      expect(demanded(conditions, response)).toBeUndefined();
    },
  );

  test('is the same whenever it is due [LOGIC-SAME-INNER]', () => {
    expect(demanded('a claim fails', 'mark it within 5 seconds')).toBe(
      demanded('a claim fails', 'mark it after at least 10 seconds'),
    );
  });

  test('leaves alone what else is demanded [LOGIC-SAME-INNER]', () => {
    expect(logic(sentence([['when', 'a claim fails']], 'close the page and mark it'))).toContain(
      '(do: close page & ',
    );
  });
});
