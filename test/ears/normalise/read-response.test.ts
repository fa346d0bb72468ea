import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readResponse } from '../../../plugins/ears/normalise/read-response.ts';
import { NOTHING, response, responseOf, vocabularyOf } from './support.ts';

test.each([
  ['reject the request', 'do: reject request'],
  ['mark the account as verified and return a token', '(do: mark account as verified & do: return token)'],
  [
    'load the file, check the rules, and report the result',
    '(do: load file & do: check rules & do: report result)',
  ],
  ['create or delete a file', 'do: create or delete file'],
  ['show the name and version of the tool', 'do: show name and version of tool'],
  ['read its classes and tests with their extent', 'do: read its classes and tests with their extent'],
  ['name the lines that hold a tag and read it', 'do: name lines that hold tag and read it'],
  ['ring the bell and glow red, otherwise hum', 'do: ring bell and glow red , otherwise hum'],
  ['show the lamp and ring the bell, ELSE hide the lamp', 'do: show lamp and ring bell , else hide lamp'],
])('reads %j as what to do [LOGIC-EFFECT-ACTION]', (text, expected) => {
  expect(response(text)).toBe(expected);
});

test.each([
  'reject the request',
  'mark the account as verified and return a token',
  'exit with code 2',
  'keep at most 50 versions',
  'set the status to `active`',
])('reads SHALL NOT %j as the denial of what SHALL demands [LOGIC-EFFECT-DENIED]', (text) => {
  expect(response(text, { negated: true })).toBe(`!(${response(text)})`);
});

test.each([
  ['exit with code `2`', 'slot: exit code = 2'],
  ['exit with exit code 2', 'slot: exit code = 2'],
  ['exit with status 2', 'slot: exit code = 2'],
  ['exit code 2', 'slot: exit code = 2'],
  ['exit with code `2` and a message', '(slot: exit code = 2 & do: exit with code `2` and message)'],
  ['return HTTP 404', 'slot: http status = 404'],
  ['respond with status code 404', 'slot: http status = 404'],
  ['return a 401 Unauthorized response', '(slot: http status = 401 & do: return 401 unauthorized response)'],
  ['set the status to `active`', 'slot: status = active'],
  ['set the status to Active', 'slot: status = active'],
  ['transition to safe mode', 'slot: state = safe'],
  ['change the order status to "Open"', 'slot: order status = open'],
  ['enter maintenance mode', 'slot: mode = maintenance'],
  ['default the page size to 20', 'slot: default page size = 20'],
])('reads %j as a value that is set [LOGIC-EFFECT-SLOT]', (text, expected) => {
  expect(response(text)).toBe(expected);
});

test.each([
  'allow customers to set the address to default',
  'set the limit to the configured value',
  'move the file to the archive',
  'set all its meals to unavailable',
  'return 404 lines',
  'return a code that tells what failed',
  'exit code 3 means that the lock jams',
  'exit status 0 indicates a free lock',
  'exit with code 3 if needed',
  'exit with code 3 only on a jam',
])('reads %j as no value that is set [LOGIC-EFFECT-SLOT]', (text) => {
  expect(response(text)).toMatch(/^do: /);
});

test('asks for the state before that the words name [LOGIC-EFFECT-SLOT]', () => {
  const read = readResponse(responseOf('change states from TRANSITION to STANDBY'), NOTHING);
  expect(read).toMatchObject({
    effect: { formula: { variable: { key: 'slot: state' }, value: 'standby' } },
    requires: { variable: { key: 'state: state' }, value: 'transition' },
  });
});

test.each([
  ['return the profile within 2 seconds', 'do: return profile within 2'],
  ['return the profile in less than 500 ms', 'do: return profile within 0.5'],
  ['retry every 5 minutes for at least 1 hour', 'do: retry every 300 for-at-least 3600'],
  ['refresh the page every hour', 'do: refresh page every 3600'],
  ['close the valve after at least 3 s', 'do: close valve not-before 3'],
  ['hold the valve open for at most 3 s', 'do: hold valve open for-at-most 3'],
  ['answer within 2 seconds for p95', 'do: answer for p95 within 2'],
  ['accept codes within 10 minutes of their issue', 'do: accept codes within 10 minutes of their issue'],
])(
  'takes the time out of %j and leaves what is counted from elsewhere [LOGIC-EFFECT-TIME]',
  (text, expected) => {
    expect(response(text)).toBe(expected);
  },
);

test.each([
  ['keep at most 50 versions', 'amount: keep [version] <= 50'],
  ['be at most 2000 characters', 'amount: be [character] <= 2000'],
  ['return at least 5 results', 'amount: return [result] >= 5'],
  ['limit the upload to at most 5 MB', 'amount: limit upload to [bytes] <= 5000000'],
  [
    'reject files that are named in more than one list',
    'do: reject files that be named in more than one list',
  ],
])('bounds an amount in %j, and only there [LOGIC-EFFECT-AMOUNT]', (text, expected) => {
  expect(response(text)).toBe(expected);
});

test('demands nothing where something is only restricted [LOGIC-EFFECT-ONLY]', () => {
  expect(response('only check the name')).toBe('? restriction');
});

test.each([
  ['exits with code 2', 'exit with code 2'],
  ['rejects the request and records the reason', 'reject the request and record the reason'],
  ['does not write the file', 'not write the file'],
])('reads the step %j as the sentence that asks to %j [LOGIC-EFFECT-STEP]', (step, text) => {
  expect(response(step, { modal: 'none' })).toBe(response(text));
});

test('calls MAY a permission, and what is asked for by SHALL none [LOGIC-EFFECT-ACTION]', () => {
  const permission = (modal: 'may' | 'shall', negated: boolean) => {
    const read = readResponse(responseOf('store the name', { modal, negated }), NOTHING);
    return read.kind === 'read' && read.effect.permission;
  };
  expect([permission('may', false), permission('may', true), permission('shall', false)]).toEqual([
    true,
    false,
    false,
  ]);
});

const MIXER = vocabularyOf(
  'state  Mode : STANDBY | NOMINAL  set-by "change state to {v}" "change state from {u} to {v}"',
  'flag   open  "the valve is open"',
  'number level (%)  "the level"',
  'action reject  "reject the request" "return an error"',
);

test.each([
  ['change state to STANDBY', "Mode' = STANDBY"],
  ['reject the request', 'reject'],
  ['return an error within 2 s', 'reject within 2'],
  ['return an error and log the reason', '(reject & do: log reason)'],
  ['maintain `open and level < 90 %`', '(open & level < 90)'],
  ['ensure that `open` holds', 'open'],
  ['ensure that the valve is open', 'open'],
  ['establish `open` within 5 s', 'open within 5'],
  ['end `open` within 5 s', '!(open) within 5'],
])('reads %j by the words that were declared [LOGIC-DECLARED-RESPONSE]', (text, expected) => {
  expect(response(text, {}, MIXER)).toBe(expected);
});

test.each([
  ['maintain `open`', 'invariant'],
  ['allow `open`', 'invariant'],
  ['establish `open`', 'action'],
  ['open the valve', 'action'],
])('says of %j whether it is kept or done: %s [LOGIC-DECLARED-RESPONSE]', (text, manner) => {
  const read = readResponse(responseOf(text), MIXER);
  expect(read).toMatchObject({ effect: { manner } });
});

test('reads any response without throwing, and a prohibition as its denial [LOGIC-EFFECT-DENIED]', () => {
  const word = fc.constantFrom(
    'exit',
    'with',
    'code',
    '2',
    'and',
    'or',
    'set',
    'the',
    'file',
    'to',
    'within',
    '5',
    's',
    'at',
    'most',
    'delete',
    '`x`',
    'not',
    ',',
    'every',
    'hour',
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 15 }), (words) => {
      const text = words.join(' ');
      const [asked, denied] = [response(text), response(text, { negated: true })];
      if (asked.startsWith('?')) expect(denied).toBe(asked);
      else expect(denied).not.toBe(asked);
    }),
    { numRuns: 500 },
  );
});
