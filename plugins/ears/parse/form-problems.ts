import type { SentenceProblem } from '#model';
import type { FormFacts } from './form-facts.ts';
import {
  bindsNobody,
  type FindProblem,
  hedgedModal,
  missingSubject,
  pronounSubject,
  severalResponses,
  shallNever,
  subjectNotSystem,
  weakModal,
} from './problems-binding.ts';
import {
  ambiguousScope,
  clauseOrder,
  gerundTrigger,
  ifWithoutThen,
  joinedSentences,
  manyConditions,
  noComma,
  thenWithoutIf,
  trailingCondition,
  unboundConsequence,
  unwantedTrigger,
  whereNotFeature,
} from './problems-clauses.ts';
import {
  anaphora,
  betweenBounds,
  mixedAndOr,
  numberWithoutUnit,
  otherLanguage,
  placeholder,
  quantified,
} from './problems-words.ts';

export type { FormFacts } from './form-facts.ts';

const FINDERS: readonly FindProblem[] = [
  placeholder,
  bindsNobody,
  unboundConsequence,
  missingSubject,
  pronounSubject,
  weakModal,
  severalResponses,
  hedgedModal,
  shallNever,
  thenWithoutIf,
  ifWithoutThen,
  noComma,
  clauseOrder,
  whereNotFeature,
  manyConditions,
  trailingCondition,
  gerundTrigger,
  unwantedTrigger,
  mixedAndOr,
  quantified,
  subjectNotSystem,
  anaphora,
  numberWithoutUnit,
  betweenBounds,
  ambiguousScope,
  joinedSentences,
];

/** What the form of a sentence leaves to be wished for; of one that is not in English, only that. */
export function formProblems(facts: FormFacts): readonly SentenceProblem[] {
  const foreign = otherLanguage(facts);
  return foreign.length > 0 ? foreign : FINDERS.flatMap((find) => find(facts));
}
