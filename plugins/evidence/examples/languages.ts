import type { ExampleLanguage } from '#model';

const WORDS: ReadonlyMap<string, ExampleLanguage> = new Map([
  ['javascript', 'javascript'],
  ['js', 'javascript'],
  ['mjs', 'javascript'],
  ['typescript', 'typescript'],
  ['ts', 'typescript'],
  ['mts', 'typescript'],
  ['java', 'java'],
  ['python', 'python'],
  ['python3', 'python'],
  ['py', 'python'],
]);

/** The language that a fence's first word names; `other` where examples in it are not executed. */
export function exampleLanguage(word: string): ExampleLanguage | 'other' {
  return WORDS.get(word) ?? 'other';
}
