import { hasOpposite } from '../words/antonyms.ts';
import { isParticiple } from '../words/lemmas.ts';
import type { Token } from '../words/tokens.ts';

/** Words that name something with values (rule N9). */
const VALUED: ReadonlySet<string> = new Set(
  'status state mode type role level phase stage kind severity priority category'.split(' '),
);

const EQUATING: ReadonlySet<string> = new Set(['is', 'are', '=', '==', 'equals']);

const NO_VALUE: ReadonlySet<string> = new Set(
  `not no the a an in on of at to for from with by and or one none any all each some both known set empty true false it
   that this then still also being been already required needed there`.split(/\s+/),
);

/** What has which of its values. */
export interface Enumerated {
  /** Index after the tokens that name what has values, from the first on. */
  readonly subjectEnd: number;
  /** What kind of value it is, where the words after it say so: `in maintenance mode`. */
  readonly noun?: string;
  /** One of them. */
  readonly values: readonly string[];
  /** For each value the words that say it alone: `the order status is "A"`. */
  readonly alone: readonly string[];
  readonly negated: boolean;
}

interface Value {
  readonly key: string;
  readonly written: string;
}

/** Reads `the order status is "A" or "B"`, `the device is in safe mode`; undefined for anything else. */
export function readEnumeration(tokens: readonly Token[]): Enumerated | undefined {
  const at = tokens.findIndex(
    (token, index) => index > 0 && token.kind !== 'quote' && EQUATING.has(token.text),
  );
  if (at < 0) return undefined;
  return inMode(tokens, at) ?? (VALUED.has(tokens[at - 1]?.text ?? '') ? ofValues(tokens, at) : undefined);
}

/** The one form of a value: without quotes, in lower case. */
export function valueKey(token: Token): string {
  const bare = token.kind === 'quote' ? token.text.slice(1, -1) : token.text;
  return bare.normalize('NFC').trim().toLowerCase();
}

function ofValues(tokens: readonly Token[], at: number): Enumerated | undefined {
  let next = at + 1;
  let negated = false;
  if (tokens[next]?.text === 'not') {
    negated = true;
    next++;
  }
  if (tokens[next]?.text === 'already' || tokens[next]?.text === 'either') next++;
  if (tokens[next]?.text === 'one' && tokens[next + 1]?.text === 'of') next += 2;
  const values = listOfValues(tokens.slice(next));
  return values === undefined
    ? undefined
    : { subjectEnd: at, negated, ...saidAlone(tokens.slice(0, at + 1), values, []) };
}

function inMode(tokens: readonly Token[], at: number): Enumerated | undefined {
  const negated = tokens[at + 1]?.text === 'not';
  const start = at + (negated ? 2 : 1);
  const noun = tokens.at(-1);
  if (tokens[start]?.text !== 'in' || noun === undefined || !VALUED.has(noun.text)) return undefined;
  const named = tokens.slice(start + 1, -1).filter(({ text }) => !['the', 'a', 'an'].includes(text));
  const values = listOfValues(named);
  const opening = tokens.slice(start, start + 1);
  return values === undefined
    ? undefined
    : {
        subjectEnd: at,
        noun: noun.text,
        negated,
        ...saidAlone([...tokens.slice(0, at + 1), ...opening], values, [noun]),
      };
}

function saidAlone(
  before: readonly Token[],
  values: readonly Value[],
  after: readonly Token[],
): Pick<Enumerated, 'values' | 'alone'> {
  const [opening, ending] = [before, after].map((tokens) => tokens.map(({ written }) => written).join(' '));
  return {
    values: values.map(({ key }) => key),
    alone: values.map(({ written }) => `${opening} ${written} ${ending}`.trim()),
  };
}

/** `A`, `A or B`, `A, B, or C`. */
function listOfValues(tokens: readonly Token[]): readonly Value[] | undefined {
  const values: Value[] = [];
  let expected = true;
  for (const token of tokens) {
    if (expected && isValue(token)) {
      values.push({ key: valueKey(token), written: token.written });
      expected = false;
    } else if (token.text === 'or' || token.text === ',') expected = true;
    else return undefined;
  }
  return expected || values.length === 0 ? undefined : values;
}

/** A plain word that could as well be an adjective or a participle is none: `the status is updated`. */
function isValue(token: Token): boolean {
  if (token.kind === 'quote') return true;
  if (token.kind !== 'word' || NO_VALUE.has(token.text)) return false;
  if (/^\p{Lu}/u.test(token.written)) return true;
  return !(isParticiple(token.text) || hasOpposite(token.text)) && !/(?:ly|able|ible|ing)$/.test(token.text);
}
