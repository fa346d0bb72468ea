import type { StepKeyword } from '#model';

/** Words that authors add to the known ones, by what they mean. */
export type ExtraStepWords = Readonly<Partial<Record<StepKeyword, readonly string[]>>>;

/** English words and the translations seen in specs or in Gherkin's own list, lower case. */
const WORDS: Readonly<Record<StepKeyword, string>> = {
  given:
    'given|假设|假如|假定|假設|给定|給定|前提|дано|допустим|пусть|dado|dada|dados|étant donné|soit|angenommen|gegeben|gegeben sei|조건|먼저',
  when: 'when|if|当|當|如果|もし|когда|если|якщо|коли|cuando|quando|quand|lorsque|wenn|만일|만약',
  // biome-ignore lint/suspicious/noThenProperty: `then` is Gherkin's word, and this object is never awaited
  then: 'then|那么|那麼|则|則|ならば|то|тогда|тоді|entonces|então|alors|allora|dann|그러면',
  and: 'and|且|并且|並且|而且|同时|同時|かつ|и|к тому же|та|і|y|e|et|und|그리고',
  but: 'but|但是|但|しかし|но|але|pero|mas|mais|aber|하지만|단',
};

/** How to see a step keyword at a place in a text. */
export interface StepWords {
  readonly keywordOf: ReadonlyMap<string, StepKeyword>;
  /** Sticky; group 1 is the word. In bold, italics or code, with the marks and what separates it from the step's text. */
  readonly marked: RegExp;
  /** Sticky; group 1 is the word. Without marks: English in capitals or capitalised, others as they are. */
  readonly bare: RegExp;
  /** Global; group 1 is the word. In bold, anywhere in a text. */
  readonly markedInside: RegExp;
}

/** Makes the ways of seeing step keywords; the author's own words count like the known ones. */
export function stepWords(extra: ExtraStepWords = {}): StepWords {
  const keywordOf = new Map<string, StepKeyword>();
  for (const keyword of ['given', 'when', 'then', 'and', 'but'] as const) {
    for (const word of WORDS[keyword].split('|')) keywordOf.set(word, keyword);
    for (const word of extra[keyword] ?? []) keywordOf.set(word.normalize('NFC').toLowerCase(), keyword);
  }
  const longestFirst = [...keywordOf.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const any = longestFirst.map(literal).join('|');
  const english = 'GIVEN|WHEN|THEN|AND|BUT|Given|When|Then|And|But';
  // One letter in front of prose is a conjunction (`Y`, `И`), not a step.
  const others = longestFirst
    .filter(
      (word) => !/^(?:given|when|then|and|but|if)$/.test(word) && (word.length > 1 || isIdeograph(word)),
    )
    .flatMap((word) => [word, capitalised(word)])
    .map(literal)
    .join('|');
  const after = '(?:[ \\t]*[:：][ \\t]*|(?=[\\s,，、]|$)[ \\t]*)';
  return {
    keywordOf,
    marked: new RegExp(
      `(?:\\*\\*|__|\\*|_|\`)[ \\t]*(${any})[ \\t]*[:：,]?[ \\t]*(?:\\*\\*|__|\\*|_|\`)[ \\t]*[:：]?[ \\t]*`,
      'iuy',
    ),
    bare: new RegExp(`(${english}|${others})${after}`, 'uy'),
    markedInside: new RegExp(`(?:\\*\\*|__)(${any})[:：]?(?:\\*\\*|__)`, 'giu'),
  };
}

function literal(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function isIdeograph(word: string): boolean {
  return /^\p{Script=Han}+$/u.test(word);
}
