import type { EarsSentence, SentenceProblem, SentenceProblemKind, Severity } from '#model';
import { quote } from './quote.ts';
import type { Report, Rule, RuleContext } from './rule.ts';

/** How a problem of a sentence is reported. */
interface Wording extends Pick<Rule, 'off' | 'unlessReported'> {
  readonly severity: Severity;
  readonly title: string;
  /** `words`: those at fault, as code. */
  readonly message: (words: string) => string;
  readonly hint: string;
  /** Which ones are worth a finding; all of them when absent. */
  readonly only?: (found: FoundProblem) => boolean;
  /** The severity that certain words, or words in certain places, can have at most. */
  readonly atMost?: (written: string, found: FoundProblem) => Severity;
}

/** A problem in its place. */
export interface FoundProblem {
  readonly span: SentenceProblem['span'];
  readonly sentence: EarsSentence;
  /** The file that it stands in. */
  readonly text: string;
}

/** A rule that reports one kind of problem in the form or the words of a sentence. */
export function sentenceRule(kind: SentenceProblemKind, wording: Wording): Rule {
  return {
    code: `ears/${kind}`,
    severity: wording.severity,
    title: wording.title,
    sentenceProblem: kind,
    ...(wording.off === undefined ? {} : { off: wording.off }),
    ...(wording.unlessReported === undefined ? {} : { unlessReported: wording.unlessReported }),
    find: (context) =>
      (problemsOf(context).get(kind) ?? [])
        .map((found) => ({ ...found, text: context.files.get(found.span.path)?.text ?? '' }))
        .filter((found) => wording.only?.(found) ?? true)
        .map((found): Report => {
          const { span, text } = found;
          const written = text.slice(span.start, span.end);
          return {
            message: wording.message(quote(written)),
            span,
            hint: wording.hint,
            ...(wording.atMost === undefined ? {} : { atMost: wording.atMost(written, found) }),
          };
        }),
  };
}

type Placed = Pick<FoundProblem, 'span' | 'sentence'>;

/** Many rules ask for the same sentences; their problems are sorted once for one run. */
const sorted = new WeakMap<RuleContext, ReadonlyMap<SentenceProblemKind, readonly Placed[]>>();

function problemsOf(context: RuleContext): ReadonlyMap<SentenceProblemKind, readonly Placed[]> {
  const known = sorted.get(context);
  if (known !== undefined) return known;
  const problems = Map.groupBy(
    context.ears.sentences.flatMap((sentence) =>
      sentence.problems.map(({ kind, span }) => ({ kind, span, sentence })),
    ),
    ({ kind }) => kind,
  );
  sorted.set(context, problems);
  return problems;
}
