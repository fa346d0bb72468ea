import { applyEdits, type Edit, outsideQuotes } from './edits.ts';
import type { Seed } from './seeds.ts';
import { inClauses, insert, SURFACES } from './surfaces.ts';

/** Two sentences of one capability, made from a real one. */
export interface Pair {
  readonly first: string;
  readonly second: string;
}

/** A way to make a pair of a sentence; nothing where it cannot be made. */
export interface Mutation {
  readonly name: string;
  /**
   * What must be said of the pair. `contradiction`, `bounds`: that, as an error. `nothing`: at most that one says what the
   * other says. `no error`: nothing that would make a claim refuted.
   */
  readonly expected: 'contradiction' | 'bounds' | 'nothing' | 'no error';
  readonly pair: (seed: Seed) => Pair | undefined;
}

export const MUTATIONS: readonly Mutation[] = [
  ...SURFACES.map(
    (surface): Mutation => ({
      name: `negated, ${surface.name}`,
      expected: 'contradiction',
      pair: withSecond((seed) => joined(negation(seed), surface.edits(seed))),
    }),
  ),
  ...SURFACES.map(
    (surface): Mutation => ({
      name: `same demand, ${surface.name}`,
      expected: 'nothing',
      pair: withSecond((seed) => surface.edits(seed)),
    }),
  ),
  {
    name: '`within 5 seconds`, `after at least 10 seconds`',
    expected: 'bounds',
    pair: withResponses(' within 5 seconds', ' after at least 10 seconds', 'added'),
  },
  {
    name: '`within 5 seconds`, `within 10 seconds`',
    expected: 'nothing',
    pair: withResponses(' within 5 seconds', ' within 10 seconds', 'added'),
  },
  { name: 'own bound of time turned round', expected: 'bounds', pair: withSecond(timeTurned) },
  { name: 'own bound of an amount turned round', expected: 'bounds', pair: withSecond(amountTurned) },
  {
    name: '`exit with code 3`, `exit with code 4`',
    expected: 'contradiction',
    pair: withResponses('exit with code 3', 'exit with code 4', 'instead'),
  },
  {
    name: '`respond with HTTP 404`, `HTTP 409`',
    expected: 'contradiction',
    pair: withResponses('respond with HTTP 404', 'respond with HTTP 409', 'instead'),
  },
  {
    name: '`set the mode to manual`, `to automatic`',
    expected: 'contradiction',
    pair: withResponses('set the mode to manual', 'set the mode to automatic', 'instead'),
  },
  {
    name: '`transition to OPEN`, `to SHUT`',
    expected: 'contradiction',
    pair: withResponses('transition to OPEN', 'transition to SHUT', 'instead'),
  },
  { name: 'own exit code or HTTP status changed', expected: 'contradiction', pair: withSecond(ownCode) },
  {
    name: 'negated, another condition altogether',
    expected: 'nothing',
    pair: withSecond((seed) =>
      joined(negation(seed), inClauses((_, index) => `moon ${'abcdefgh'[index]} shines`)(seed)),
    ),
  },
  {
    name: 'negated, one word of the condition another',
    expected: 'no error',
    pair: withSecond((seed) => joined(negation(seed), inClauses((words) => otherWord(words))(seed))),
  },
  {
    name: 'negated, one word of the condition with `in-` before it',
    expected: 'no error',
    pair: withSecond((seed) =>
      joined(negation(seed), inClauses((words) => otherWord(words, (word) => `in${word}`))(seed)),
    ),
  },
  {
    name: 'negated, one word of the condition left out',
    expected: 'no error',
    pair: withSecond((seed) =>
      joined(
        negation(seed),
        inClauses((words) => (/ or /.test(words) ? words : otherWord(words, () => '')))(seed),
      ),
    ),
  },
  {
    name: 'negated, `is` to `is not` in the condition',
    expected: 'no error',
    pair: withSecond((seed) =>
      seed.sentence.clauses.length > 1 ? undefined : joined(negation(seed), inClauses(denied)(seed)),
    ),
  },
];

function withSecond(edits: (seed: Seed) => readonly Edit[] | undefined): Mutation['pair'] {
  return (seed) => {
    const own = edits(seed);
    return own === undefined ? undefined : { first: seed.text, second: applyEdits(seed.text, own) };
  };
}

function joined(...all: readonly (readonly Edit[] | undefined)[]): readonly Edit[] | undefined {
  return all.every((one) => one !== undefined) ? all.flat() : undefined;
}

/** SHALL becomes SHALL NOT, and the other way round, in every response. */
function negation({ text, sentence }: Seed): readonly Edit[] {
  return sentence.responses.flatMap(({ modalSpan, negated }) => {
    if (modalSpan === undefined) return [];
    const modal = text.slice(modalSpan.start, modalSpan.end);
    const by = negated ? modal.replace(/\s+(?:not|never)\b/i, '') : `${modal} NOT`;
    return [{ start: modalSpan.start, end: modalSpan.end, by }];
  });
}

/** Both sentences of the pair ask for something seeded, under the condition of the real one. */
function withResponses(first: string, second: string, how: 'added' | 'instead'): Mutation['pair'] {
  return (seed) => {
    const [response, ...others] = seed.sentence.responses;
    if (response === undefined || others.length > 0 || response.negated) return undefined;
    const { start, end } = response.span;
    const by = (words: string): Edit => (how === 'added' ? insert(end, words) : { start, end, by: words });
    return { first: applyEdits(seed.text, [by(first)]), second: applyEdits(seed.text, [by(second)]) };
  };
}

/** A change of the words of the last response. */
function inResponse(change: (words: string) => string): (seed: Seed) => readonly Edit[] | undefined {
  return ({ text, sentence }) => {
    const response = sentence.responses.at(-1);
    if (response === undefined || response.negated) return undefined;
    const { start, end } = response.span;
    const before = text.slice(start, end);
    const by = change(before);
    return by === before ? undefined : [{ start, end, by }];
  };
}

function timeTurned(seed: Seed): readonly Edit[] | undefined {
  return inResponse((words) =>
    words.replace(
      /\bwithin (\d+)(?= (?:milli)?seconds?\b| ms\b| s\b| minutes?\b)/,
      (_, number: string) => `after at least ${Number(number) + 1}`,
    ),
  )(seed);
}

function amountTurned(seed: Seed): readonly Edit[] | undefined {
  return inResponse((words) =>
    outsideQuotes(words, (piece) =>
      piece.replace(
        /\b(at most|no more than|up to|at least|no less than|no fewer than) (\d+)(?! ?%)\b/,
        (_, bound: string, number: string) =>
          /least|less|fewer/.test(bound) ? `at most ${Number(number) - 1}` : `at least ${Number(number) + 1}`,
      ),
    ),
  )(seed);
}

function ownCode(seed: Seed): readonly Edit[] | undefined {
  return inResponse((words) =>
    words.replace(
      /\b((?:exit|code|status|HTTP)\s+`?)(\d+)\b/i,
      (_, before: string, code: string) => `${before}${Number(code) + 1}`,
    ),
  )(seed);
}

/** The longest word of a condition becomes one that is nothing like it. */
function otherWord(words: string, change: (word: string) => string = () => 'wombat'): string {
  const longest = outsideQuotesWords(words).toSorted((a, b) => b.length - a.length)[0];
  if (longest === undefined) return words;
  return outsideQuotes(words, (piece) =>
    piece.replace(new RegExp(`(?<![\\w-])${longest}(?![\\w-])`), change(longest)),
  )
    .replace(/ {2,}/g, ' ')
    .trim();
}

function outsideQuotesWords(words: string): readonly string[] {
  const found: string[] = [];
  outsideQuotes(words, (piece) => {
    found.push(...(piece.match(/(?<![\w-])[a-z]{4,}(?![\w-])/g) ?? []));
    return piece;
  });
  return found.filter(
    (word) =>
      !/^(?:when|while|where|that|which|with|without|than|least|most|more|fewer|less|both|either|neither|every|each|some|only|does|have|been|cannot|never|from|into|before|after|between|within|exceeds?|above|below|under|over|longer|greater)$/.test(
        word,
      ),
  );
}

function denied(words: string): string {
  return outsideQuotes(words, (piece) =>
    piece.replace(/ (is|are) (?!not\b|no\b|longer\b|greater\b|at\b|more\b|less\b)/, ' $1 not '),
  );
}
