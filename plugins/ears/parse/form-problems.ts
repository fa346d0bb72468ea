import type { SentenceProblem } from '#model';
import type { FormFacts } from './form-facts.ts';

export type { FormFacts } from './form-facts.ts';

/** What the form of a sentence leaves to be wished for, in the order of its words. */
export function formProblems(_facts: FormFacts): readonly SentenceProblem[] {
  return [];
}
