import { distance } from 'fastest-levenshtein';
import { LIMITS } from '#config';
import type { BlockLine } from './block-lines.ts';
import type { Declaration, LineProblem, Phrase } from './declaration.ts';
import { valueNamed } from './expression-operands.ts';
import { LineMistake, LineReader } from './line-reader.ts';
import type { LineToken } from './line-tokens.ts';
import { acceptLine, assumeLine, exclusiveLine, priorityLine } from './read-axiom-line.ts';

type ReadRest = (reader: LineReader) => Declaration;

const KEYWORDS: Readonly<Record<string, ReadRest>> = {
  system: systemLine,
  state: stateLine,
  flag: (reader) => truthLine(reader, 'flag'),
  number: numberLine,
  event: (reader) => truthLine(reader, 'event'),
  action: actionLine,
  exclusive: exclusiveLine,
  assume: assumeLine,
  priority: priorityLine,
  accept: acceptLine,
};

const NAME = /^[\p{L}_](?:[\p{L}\p{N}_]|[./-](?=[\p{L}\p{N}_]))*(?:\([\p{L}\p{N}_ ,.-]*\))?$/u;
const RESERVED = new Set(['and', 'or', 'not', 'in', 'true', 'false']);

/** Reads one line of a vocabulary by its form. */
export function readLine(line: BlockLine): Declaration | { readonly problem: LineProblem } {
  try {
    if (line.text.length > LIMITS.earsVocabularyLine) {
      throw new LineMistake({
        message: `A declaration is longer than ${LIMITS.earsVocabularyLine} characters`,
        hint: 'Divide it into several.',
        span: line.span,
      });
    }
    const reader = new LineReader(line);
    const keyword = reader.word('A keyword', `Begin the line with one of ${listOf(Object.keys(KEYWORDS))}.`);
    const read = Object.hasOwn(KEYWORDS, keyword.text) ? KEYWORDS[keyword.text] : undefined;
    if (read === undefined) {
      return reader.fail(
        `\`${keyword.text}\` is no keyword of a vocabulary`,
        keywordHint(keyword.text),
        keyword,
      );
    }
    return read(reader);
  } catch (error) {
    if (error instanceof LineMistake) return { problem: error.problem };
    throw error;
  }
}

/** The one of several names that is nearest to what was written; undefined where none is near. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  if (written.length > 100) return undefined;
  const lower = written.toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(written.length / 3)) + 1;
  for (const name of names) {
    const far = Math.abs(name.length - written.length) >= least ? least : distance(lower, name.toLowerCase());
    if (far < least) [best, least] = [name, far];
  }
  return best;
}

function keywordHint(written: string): string {
  const near = nearest(written, Object.keys(KEYWORDS));
  return near === undefined
    ? `Keywords are ${listOf(Object.keys(KEYWORDS))}; a line that continues the one before is indented.`
    : `Did you mean \`${near}\`?`;
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function systemLine(reader: LineReader): Declaration {
  const first = reader.peek();
  // A system may have a name of several words, quoted or not.
  const words: LineToken[] = [];
  if (first?.kind === 'phrase') words.push(first);
  else
    while (reader.peek()?.kind === 'word' && reader.peek()?.text !== 'also')
      words.push(reader.next() ?? first ?? END);
  if (first?.kind === 'phrase') reader.next();
  const last = words.at(-1);
  if (first === undefined || last === undefined || first.text === '') {
    return reader.fail(
      'The name of the system is missing',
      'Write `system Backend also "the server"`.',
      first,
    );
  }
  reader.accept('also');
  const phrases = reader.phrases();
  reader.end('Other names of a system are quoted: `system Backend also "the server"`.');
  return {
    kind: 'system',
    name: words.map(({ text }) => text).join(' '),
    nameSpan: reader.line.place(first.start, last.end),
    phrases,
    ...whole(reader),
  };
}

const END: LineToken = { kind: 'word', text: '', start: 0, end: 0 };

function stateLine(reader: LineReader): Declaration {
  const name = nameOf(reader, 'the state', 'Write `state Door : OPEN | CLOSED "the door is {v}"`.');
  if (!reader.accept(':')) {
    reader.fail(
      'The values of the state are missing',
      'List them after a colon: `state Door : OPEN | CLOSED`.',
      reader.peek(),
    );
  }
  const values = valuesOf(reader);
  const phrases: Phrase[] = [...reader.phrases()];
  const setBy: Phrase[] = [];
  while (!reader.done) {
    const sets = reader.accept('set-by');
    const value = reader.peek()?.kind === 'word' ? valueAt(reader, values) : undefined;
    const found = reader.phrases();
    if (found.length === 0) {
      const what = sets ? '`set-by`' : `\`${value ?? reader.peek()?.text ?? ''}\``;
      reader.fail(
        `${what} has no phrase`,
        'Quote the words of the specs: `set-by OPEN "open the door"`.',
        reader.peek(),
      );
    }
    for (const phrase of found) checkStatePhrase(phrase, sets, value);
    (sets ? setBy : phrases).push(...found.map((one) => (value === undefined ? one : { ...one, value })));
  }
  for (const phrase of phrases) if (phrase.value === undefined) checkPlaceholders(phrase, ['v']);
  return { kind: 'state', ...name, values, phrases, setBy, ...whole(reader) };
}

/** A value before phrases: they say this one only. */
function valueAt(reader: LineReader, values: readonly string[]): string {
  const token = reader.next();
  const value = valueNamed(values, token?.text ?? '');
  if (value !== undefined) return value;
  const near = nearest(token?.text ?? '', [...values, 'set-by']);
  const hint = `After the values stand quoted phrases, \`set-by\`, or one of the values and its phrases.`;
  return reader.fail(
    `\`${token?.text ?? ''}\` is no value of the state`,
    near === undefined ? hint : `Did you mean \`${near}\`? ${hint}`,
    token,
  );
}

function checkStatePhrase(phrase: Phrase, sets: boolean, value: string | undefined): void {
  checkPlaceholders(phrase, [...(sets ? ['u'] : []), ...(value === undefined ? ['v'] : [])]);
  if (sets && value === undefined && !phrase.text.includes('{v}')) {
    failAt(
      phrase,
      'A `set-by` phrase must say which value is set',
      'Put `{v}` where the value stands, or the value before the phrase: `set-by OPEN "open the door"`.',
    );
  }
}

function valuesOf(reader: LineReader): readonly string[] {
  const values: string[] = [];
  do {
    const token = reader.peek();
    // The first quoted text that no bar leads to is a phrase.
    if (token?.kind !== 'word' && token?.kind !== 'phrase') {
      return reader.fail('A value is missing', 'Values stand with `|` between them: `OPEN | CLOSED`.', token);
    }
    const same = values.find((value) => value.toLowerCase() === token.text.toLowerCase());
    if (same !== undefined) {
      const how = same === token.text ? 'twice' : `beside \`${same}\``;
      reader.fail(
        `\`${token.text}\` is listed ${how}`,
        'Values differ by more than capital letters; leave one out.',
        token,
      );
    }
    if (token.text === '') reader.fail('A value is empty', 'Write its name.', token);
    values.push(token.text);
    reader.next();
    const next = reader.peek();
    const isPhrases = values.includes(next?.text ?? '') || next?.text === 'set-by';
    if (next?.kind === 'word' && !isPhrases) {
      reader.fail('Values stand with `|` between them', `Write \`${token.text} | ${next.text}\`.`, next);
    }
  } while (reader.accept('|') || reader.accept(','));
  if (values.length < 2)
    reader.fail(
      'A state needs two values at least',
      'Use `flag` for what is so or is not so.',
      reader.peek(),
    );
  if (values.length > LIMITS.earsStateValues) {
    reader.fail(
      `A state has more than ${LIMITS.earsStateValues} values`,
      'Use a number, or group them.',
      undefined,
    );
  }
  return values;
}

function truthLine(reader: LineReader, kind: 'flag' | 'event'): Declaration {
  const name = nameOf(reader, `the ${kind}`, `Write \`${kind} busy "the queue is busy"\`.`);
  const phrases = reader.phrases();
  const not = reader.accept('not') ? reader.phrases() : undefined;
  if (not?.length === 0)
    reader.fail('`not` has no phrase', 'Quote what says that it is not so.', reader.peek());
  reader.end('After the name stand quoted phrases, then `not` and quoted phrases.');
  for (const phrase of [...phrases, ...(not ?? [])]) checkPlaceholders(phrase, []);
  return { kind, ...name, phrases, not: not ?? [], ...whole(reader) };
}

function numberLine(reader: LineReader): Declaration {
  const hint = 'Write `number duration (s) "the duration"`.';
  const token = reader.word('The name of the number', hint);
  // `duration(s)` without a space is read as one word.
  const glued = /^([^()]+)\(([^()]*)\)$/.exec(token.text);
  const name = checkedName(reader, { ...token, text: glued?.[1] ?? token.text }, hint);
  let unit = glued?.[2]?.trim();
  if (reader.accept('(')) {
    unit = reader.word('The unit', 'Write it in brackets: `(ms)`, `(attempts)`.').text;
    if (!reader.accept(')')) reader.fail('The bracket of the unit is not closed', 'Add `)`.', reader.peek());
  }
  const isWhole = reader.accept('whole');
  const phrases = reader.phrases();
  reader.end('After name and unit stand `whole`, if it has no fractions, and quoted phrases.');
  for (const phrase of phrases) checkPlaceholders(phrase, []);
  return { kind: 'number', ...name, ...(unit ? { unit } : {}), whole: isWhole, phrases, ...whole(reader) };
}

function actionLine(reader: LineReader): Declaration {
  const name = nameOf(reader, 'the action', 'Write `action reject "reject the request"`.');
  const phrases = reader.phrases();
  let opposite: Phrase | undefined;
  if (reader.accept('opposite')) {
    const token = reader.word('The opposite action', 'Name an action that is declared too.');
    opposite = { text: token.text, span: reader.spanOf(token) };
  }
  reader.end('After the name stand quoted phrases, then `opposite` and the name of another action.');
  for (const phrase of phrases) checkPlaceholders(phrase, []);
  return {
    kind: 'action',
    ...name,
    phrases,
    ...(opposite === undefined ? {} : { opposite }),
    ...whole(reader),
  };
}

function nameOf(reader: LineReader, of: string, hint: string) {
  return checkedName(reader, reader.word(`The name of ${of}`, hint), hint);
}

function checkedName(reader: LineReader, token: LineToken, hint: string) {
  if (!NAME.test(token.text) || RESERVED.has(token.text.toLowerCase())) {
    reader.fail(
      `\`${token.text}\` cannot be a name`,
      `Use letters, digits, \`_\`, \`-\` and \`.\`. ${hint}`,
      token,
    );
  }
  return { name: token.text, nameSpan: reader.spanOf(token) };
}

function checkPlaceholders(phrase: Phrase, allowed: readonly string[]): void {
  const seen = new Set<string>();
  for (const [written, name = ''] of phrase.text.matchAll(/\{([^{}]*)\}/g)) {
    if (!allowed.includes(name)) {
      const hint =
        allowed.length === 0
          ? 'Only the phrases of a state hold a value: `{v}`.'
          : `Here ${allowed.map((one) => `\`{${one}}\``).join(' and ')} can stand.`;
      failAt(phrase, `\`${written}\` has no meaning here`, hint);
    }
    if (seen.has(name)) failAt(phrase, `\`${written}\` stands twice in one phrase`, 'Leave one out.');
    seen.add(name);
  }
}

function failAt(phrase: Phrase, message: string, hint: string): never {
  throw new LineMistake({ message, hint, span: phrase.span });
}

function whole({ line }: LineReader) {
  return { span: line.span, text: line.text };
}
