import { type EarsSentence, groupBy } from '#model';
import { type Atom, byFrequency, claimsOf, nameFrom, quoted, type Suggestion } from './suggestion.ts';

/** A condition that says which value something has. */
interface Valued {
  /** With `{v}` where the value stands. */
  readonly phrase: string;
  readonly subject: string;
  readonly values: readonly string[];
  readonly atom: Atom;
}

const VALUE = '(?:`[^`]+`|"[^"]+"|“[^”]+”|[\\p{L}_][\\p{L}\\p{N}_-]*)';
const LIST = new RegExp(`^(?:either )?(${VALUE}(?:(?:, | or |, or )${VALUE})*)$`, 'u');
const IS = /^(.+?) (is|are|equals|=|==|has value|is set to|is not|changes to|becomes) (.+)$/u;
/** Words that name a state; of anything else a bare word after `is` says how it is, not which it is. */
const STATE_NOUN =
  /\b(?:status|state|mode|phase|stage|type|kind|role|level|severity|category|tier|verdict|outcome|direction|priority)$/iu;
const LITERAL = /^(?:[`"“]|[A-Z][A-Z0-9_-]+$)/;
const TRUTH = /^(?:true|false|null|undefined|none|empty|set|unset|yes|no)$/i;

/** Conditions that give one subject several values: states with their phrases. */
export function suggestStates(
  atoms: readonly Atom[],
  sentences: readonly EarsSentence[],
): readonly Suggestion[] {
  const valued = atoms.flatMap((atom) => valuedOf(atom) ?? []);
  return [...groupBy(valued, ({ subject }) => subject.toLowerCase())]
    .flatMap(([, group]): readonly Suggestion[] => {
      const values = distinct(group.flatMap((one) => one.values));
      const name = nameFrom(group[0]?.subject ?? '');
      if (values.length < 2 || name === undefined) return [];
      const phrases = byFrequency(group.map(({ phrase }) => phrase)).flatMap(
        (one) => quotedPattern(one) ?? [],
      );
      const sets = settersOf(group[0]?.subject ?? '', values, sentences);
      if (phrases.length === 0) return [];
      return [
        {
          lines: [
            `state ${name} : ${values.map(asValue).join(' | ')}`,
            ...phrases.map((phrase) => `  ${phrase}`),
            ...(sets.length === 0 ? [] : [`  set-by ${sets.join(' ')}`]),
          ],
          count: group.length,
          what: 'conditions',
          claims: claimsOf(group.map(({ atom }) => atom.sentence)),
          note: 'are these all of its values?',
        },
      ];
    })
    .sort((a, b) => b.count - a.count);
}

/** Whether a condition was taken for the value of a suggested state. */
export function isValued(atom: Atom): boolean {
  return valuedOf(atom) !== undefined;
}

function valuedOf(atom: Atom): Valued | undefined {
  if (atom.unshareable || atom.text.length > 200) return undefined;
  const [, subjectWords = '', verb = '', rest = ''] = IS.exec(atom.text) ?? [];
  const list = LIST.exec(rest)?.[1];
  const subject = subjectWords.replace(/^(?:the|a|an) /i, '').trim();
  if (list === undefined || subject === '' || subject.split(' ').length > 6) return undefined;
  const written = list.match(new RegExp(VALUE, 'gu'))?.filter((word) => word !== 'or') ?? [];
  const isNamed = STATE_NOUN.test(subject.replace(/[`*]/g, ''));
  if (!written.every((value) => LITERAL.test(value) || isNamed)) return undefined;
  const values = written.map((value) => value.replace(/^[`"“]|[`"”]$/g, ''));
  if (values.some((value) => TRUTH.test(value) || !/^[\p{L}_][\p{L}\p{N}_ .-]*$/u.test(value)))
    return undefined;
  const positive = verb === 'is not' ? 'is' : verb;
  return { phrase: `${subjectWords} ${positive} {v}`, subject, values, atom };
}

const SETTER = /^(?:transition|change|switch|move|go|return|set|update|mark)\b.* (?:to|as|into) /i;

/** Responses that set one of the values and name the subject. */
function settersOf(
  subject: string,
  values: readonly string[],
  sentences: readonly EarsSentence[],
): readonly string[] {
  const spellings = new Map(values.map((value) => [value.toLowerCase(), value]));
  const found = sentences.flatMap(({ responses }) =>
    responses.flatMap(({ text }) => {
      const verb = SETTER.exec(text)?.[0];
      if (verb === undefined || !verb.toLowerCase().includes(subject.toLowerCase())) return [];
      const value = text
        .slice(verb.length)
        .replace(/[.\s]+$/, '')
        .replace(/^[`"“]|[`"”]$/g, '');
      return spellings.has(value.toLowerCase()) ? [`${verb}{v}`] : [];
    }),
  );
  return byFrequency(found).flatMap((one) => quotedPattern(one) ?? []);
}

function quotedPattern(phrase: string): string | undefined {
  const text = quoted(phrase.replace('{v}', '\u0000'));
  return text?.replace('\u0000', '{v}');
}

function distinct(values: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const value of values) if (!seen.has(value.toLowerCase())) seen.set(value.toLowerCase(), value);
  return [...seen.values()];
}

function asValue(value: string): string {
  return /^[^\s:|,"“”()#]+$/.test(value) && value !== 'set-by' ? value : `"${value}"`;
}
