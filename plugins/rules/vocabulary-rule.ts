import type { Severity, VocabularyProblem } from '#model';
import type { Rule } from './rule.ts';

/** A rule that reports one kind of trouble with the vocabulary. */
export function vocabularyRule(
  code: `ears/${string}`,
  kind: VocabularyProblem['kind'],
  {
    but,
    ...wording
  }: {
    readonly severity: Severity;
    readonly title: string;
    /** How the message goes on after what is wrong: why that matters. */
    readonly but: string;
  },
): Rule {
  return {
    code,
    ...wording,
    vocabularyProblem: kind,
    find: (context) =>
      context.ears.vocabularyProblems
        .filter((problem) => problem.kind === kind)
        .map(({ message, hint, span }) => ({
          message: `${message.replace(/\.$/, '')}, but ${but}`,
          span,
          hint,
        })),
  };
}
