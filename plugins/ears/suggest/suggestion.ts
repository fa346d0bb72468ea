import { LIMITS } from '#config';
import { type Address, type EarsSentence, groupBy } from '#model';
import { canonical } from '../words/canonical.ts';

/** A line of a vocabulary that could be accepted, with what it is suggested for. */
export interface Suggestion {
  /** One declaration; further lines of it are indented. */
  readonly lines: readonly string[];
  /** How often its words were seen. */
  readonly count: number;
  /** What was counted: `sentences`, `conditions`. */
  readonly what: string;
  /** Where, each claim once, in the order of the specs. */
  readonly claims: readonly Address[];
  /** A question to whoever accepts it. */
  readonly note?: string;
}

/** One part of a condition in its place: joined by AND or OR written in capitals, each part is a condition. */
export interface Atom {
  readonly text: string;
  readonly key: string;
  readonly negated: boolean;
  readonly unshareable: boolean;
  readonly event: boolean;
  readonly sentence: EarsSentence;
}

const CONDITIONS: ReadonlySet<string> = new Set(['where', 'while', 'when', 'if', 'unless']);

/** The conditions of sentences that are no declared vocabulary yet. Limits: `LIMITS.earsConditionLength`. */
export function atomsOf(
  sentences: readonly EarsSentence[],
  isDeclared: (variable: string) => boolean,
): readonly Atom[] {
  return sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause, index) => {
      const variables = sentence.conditions[index]?.variables ?? [];
      const isKnown = variables.length > 0 && variables.every(isDeclared);
      if (!CONDITIONS.has(clause.kind) || isKnown || clause.text.length > LIMITS.earsConditionLength)
        return [];
      return clause.text
        .split(/\s*,?\s+(?:AND|OR)\s+/)
        .map((part) => part.replace(/^[\s(]+|[\s,;.)]+$/g, (edge) => (/[()]/.test(edge) ? edge : '')))
        .filter((text) => text !== '' && isBalanced(text))
        .map((text): Atom => {
          const { key, negated, unshareable } = canonical(text);
          return { text, key, negated, unshareable, event: clause.kind === 'when', sentence };
        });
    }),
  );
}

/** The claims of sentences, each once. */
export function claimsOf(sentences: Iterable<EarsSentence>): readonly Address[] {
  return [...new Set([...sentences].map(({ claim }) => claim))];
}

/** Spellings by how often they occur, the most frequent first; of equally frequent ones the first seen. */
export function byFrequency(spellings: Iterable<string>): readonly string[] {
  return [...groupBy(spellings, (one) => one)].sort((a, b) => b[1].length - a[1].length).map(([one]) => one);
}

/** A phrase in quotes; undefined where it cannot be quoted, or holds braces, which would be a placeholder. */
export function quoted(text: string): string | undefined {
  if (/[{}\n]/.test(text) || text === '') return undefined;
  if (!/["“”]/.test(text)) return `"${text}"`;
  const evenly = (text.match(/"/g)?.length ?? 0) % 2 === 0;
  return evenly && !/[“”]/.test(text) ? `“${text}”` : undefined;
}

const EMPTY = new Set(
  'a an the is are be been has have had of to for in on at by with from as or and that this these those their its his her any all each every some does do not no will can cannot could may user users'.split(
    ' ',
  ),
);

/** A name from the telling words of a phrase: `the user submits the form` gives `submitsForm`. */
export function nameFrom(text: string): string | undefined {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !EMPTY.has(word.toLowerCase()));
  const used = (telling.length > 0 ? telling : words).slice(0, 4);
  const name = used
    .map((word, at) => {
      const plain = /^[\p{Lu}\p{N}]+$/u.test(word) ? word.toLowerCase() : word;
      return at === 0
        ? plain.slice(0, 1).toLowerCase() + plain.slice(1)
        : plain.slice(0, 1).toUpperCase() + plain.slice(1);
    })
    .join('')
    .slice(0, 60);
  return /^\p{L}/u.test(name) ? name : undefined;
}

function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  return count('(') === count(')') && count('"') % 2 === 0 && count('`') % 2 === 0;
}
