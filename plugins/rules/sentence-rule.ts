import type { SentenceProblem, SentenceProblemKind, Severity } from '#model';
import { quote } from './quote.ts';
import type { Report, Rule, RuleContext } from './rule.ts';

/** How a problem of a sentence is reported. */
interface Wording extends Pick<Rule, 'off' | 'unlessReported'> {
  readonly severity: Severity;
  readonly title: string;
  /** `words`: those at fault, as code. */
  readonly message: (words: string) => string;
  readonly hint: string;
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
      (problemsOf(context).get(kind) ?? []).map(
        ({ span }): Report => ({
          message: wording.message(wordsAt(span, context)),
          span,
          hint: wording.hint,
        }),
      ),
  };
}

/** Many rules ask for the same sentences; their problems are sorted once for one run. */
const sorted = new WeakMap<RuleContext, ReadonlyMap<SentenceProblemKind, readonly SentenceProblem[]>>();

function problemsOf(context: RuleContext): ReadonlyMap<SentenceProblemKind, readonly SentenceProblem[]> {
  const known = sorted.get(context);
  if (known !== undefined) return known;
  const problems = Map.groupBy(
    context.ears.sentences.flatMap((sentence) => sentence.problems),
    (problem) => problem.kind,
  );
  sorted.set(context, problems);
  return problems;
}

function wordsAt({ path, start, end }: SentenceProblem['span'], { files }: RuleContext): string {
  return quote(files.get(path)?.text.slice(start, end) ?? '');
}
