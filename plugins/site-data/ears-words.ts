import type {
  ClauseKind,
  ConditionReading,
  EarsCheck,
  EarsIssue,
  EarsResponse,
  OpaqueReason,
  TermKind,
} from '#model';
import type { SentencePart } from './ears-types.ts';

/** Which colour and which box a clause has. */
export const PART_OF: Readonly<Record<ClauseKind, Exclude<SentencePart, 'system' | 'modal' | 'response'>>> = {
  where: 'where',
  while: 'while',
  when: 'when',
  if: 'if',
  unless: 'limit',
  until: 'limit',
  before: 'limit',
  after: 'limit',
  'only-if': 'limit',
  'for-each': 'limit',
};

/** What opens a clause, in everyday words; the condition follows. */
export const CLAUSE_PLAIN: Readonly<Record<ClauseKind, string>> = {
  where: 'only in a system where',
  while: 'as long as',
  when: 'each time that',
  if: 'should it go wrong that',
  unless: 'but not if',
  until: 'up to the moment when',
  before: 'earlier than',
  after: 'later than',
  'only-if': 'in no other case than if',
  'for-each': 'separately for each',
};

/** How far a response binds, in everyday words. */
export function modalPlain({ modal, negated, strength }: EarsResponse): string {
  if (modal === 'none') return 'then';
  if (strength === 'mandatory') return negated ? 'must never' : 'must';
  if (strength === 'advisory') return negated ? 'had better not' : 'had better';
  return negated ? 'need not' : 'is free to';
}

/** What a check means, in one plain sentence. */
export const CHECK_MEANING: Readonly<Record<EarsCheck, string>> = {
  contradiction:
    'There is a situation in which all of these sentences apply, and no system can do what they demand together.',
  overlap:
    'Nothing keeps these conditions from being true at the same moment, and then the sentences cannot all be met. If that moment cannot come, say so.',
  'undefined-priority':
    'Both conditions can be true at once, and no sentence says which of the two answers comes first.',
  'self-contradiction': 'No system can meet this sentence, whatever happens.',
  'impossible-condition':
    'With what is declared, this condition is never true, so the sentence never applies and demands nothing.',
  'unreachable-unwanted':
    'With what is declared, the unwanted case can never occur, so its answer is never needed.',
  tautology: 'The sentence is met whatever the system does, so it demands nothing.',
  redundant: 'A system that meets the other sentences meets this one too; it adds nothing.',
  duplicate:
    'These sentences have the same condition and demand the same. When one changes, the other is easily forgotten.',
  'conflicting-bounds': 'The same thing has two limits that cannot both be kept.',
  'timed-clash': 'Each sentence can be met alone, but their times leave no room for all of them.',
  'incomplete-cases': 'The sentences divide a number or a state into cases, and one case is left out.',
  'scenario-breaks-requirement': 'What the scenario expects is what its own requirement rules out.',
  'scenario-outside-requirement':
    'The scenario describes a situation that its requirement does not speak of.',
  'dangling-state': 'A state is used that nothing leads to, or one is reached that nothing uses.',
  'permission-clash': 'One sentence permits what another forbids in the same situation.',
  undecided: 'The solver gave no answer within its limit, so nothing is known of these sentences together.',
};

/** How the conditions of two sentences are related. */
export const RELATION_WORDS: Readonly<Record<NonNullable<EarsIssue['relation']>, string>> = {
  equal: 'Their conditions are the same.',
  implied: 'Whenever the condition of one is true, that of the other is true as well.',
  overlap: 'Their conditions can be true at the same time.',
  independent: 'Their conditions have nothing to do with each other, so both can be true at once.',
};

/** How far a condition was understood: a word for the mark, and a sentence for its help. */
export const READING_WORDS: Readonly<
  Record<ConditionReading, { readonly word: string; readonly help: string }>
> = {
  formal: {
    word: 'understood',
    help: 'Read as logic: it is made of declared words, of numbers, or of values of a state, and is compared exactly. Reports call it `formal`.',
  },
  shared: {
    word: 'shared words',
    help: 'Not understood, but another sentence has the same words, so the two are known to mean the same. Reports call it `shared`.',
  },
  opaque: {
    word: 'words only',
    help: 'Not understood, and no other sentence has these words: what it has to do with others is not known. Reports call it `opaque`.',
  },
  unread: {
    word: 'not read',
    help: 'Left out of every comparison; the reason stands beside it. Reports call it `unread`.',
  },
};

/** Why a condition or a sentence is compared with nothing. */
export const OPAQUE_WORDS: Readonly<Record<OpaqueReason, string>> = {
  'no-response': 'it names no response that binds a system',
  lead: 'it only leads a list in; its items are read instead',
  'mixed-and-or': 'it mixes “and” and “or” without brackets, so it can be read in two ways',
  quantifier: 'it speaks of each or any of several things',
  anaphora: 'it says “it”, “this” or the like, and what that stands for is not certain',
  language: 'it is not written in English',
  restriction: 'it says “only” in a way that is not read',
  temporal: 'it depends on what comes before or after',
  'ambiguous-scope': 'its last condition could belong to one response or to all',
  placeholder: 'it holds a place that is still to be filled in',
  'not-a-system': 'it binds a person or a passive thing, not a system',
  'too-long': 'it is too long to be taken apart',
};

/** Headings and help for the kinds of words of a vocabulary, in the order of the page. */
export const TERM_KINDS: readonly {
  readonly kind: TermKind;
  readonly title: string;
  readonly help: string;
}[] = [
  { kind: 'system', title: 'Systems', help: 'Who must act: the names that stand before SHALL.' },
  { kind: 'state', title: 'States', help: 'What has exactly one of several values at any moment.' },
  { kind: 'flag', title: 'Flags', help: 'What is either so or not so.' },
  { kind: 'number', title: 'Numbers', help: 'What is counted or measured, with its unit.' },
  { kind: 'event', title: 'Events', help: 'What happens at a moment and is over.' },
  { kind: 'action', title: 'Actions', help: 'What a system does.' },
];
