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
  /** The steps of a scenario are read together, so that there it leaves nothing open. */
  readonly notInSteps?: true;
  /** The severity that certain words can have at most. */
  readonly atMost?: (written: string) => Severity;
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
        .filter(({ origin }) => wording.notInSteps !== true || origin === 'sentence')
        .map(({ problem: { span } }): Report => {
          const written = context.files.get(span.path)?.text.slice(span.start, span.end) ?? '';
          return {
            message: wording.message(quote(written)),
            span,
            hint: wording.hint,
            ...(wording.atMost === undefined ? {} : { atMost: wording.atMost(written) }),
          };
        }),
  };
}

interface Placed {
  readonly problem: SentenceProblem;
  readonly origin: EarsSentence['origin'];
}

/** Many rules ask for the same sentences; their problems are sorted once for one run. */
const sorted = new WeakMap<RuleContext, ReadonlyMap<SentenceProblemKind, readonly Placed[]>>();

function problemsOf(context: RuleContext): ReadonlyMap<SentenceProblemKind, readonly Placed[]> {
  const known = sorted.get(context);
  if (known !== undefined) return known;
  const problems = Map.groupBy(
    context.ears.sentences.flatMap((sentence) =>
      sentence.problems.map((problem): Placed => ({ problem, origin: sentence.origin })),
    ),
    ({ problem }) => problem.kind,
  );
  sorted.set(context, problems);
  return problems;
}
