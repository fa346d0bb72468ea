import type { Change, EarsCheck, EarsIssue, Severity } from '#model';
import { quote } from './quote.ts';
import type { Report, Rule, RuleContext } from './rule.ts';

/** How what a check found is reported. */
interface Wording extends Pick<Rule, 'off'> {
  /** The highest that an issue of it can have: one of a SHOULD has less. */
  readonly severity: Severity;
  readonly title: string;
  readonly message: (words: IssueWords) => string;
  /** The severity that an issue can have at most; what it says itself when absent. */
  readonly atMost?: (issue: EarsIssue) => Severity;
}

/** Pieces of a message, in the author's words. */
export interface IssueWords {
  /** Every demand as code, joined by `and`. */
  readonly demands: string;
  /** The demand of the first sentence as code. */
  readonly first: string;
  /** The demands of the others. */
  readonly others: string;
  /** ` when …`, or nothing where no situation is needed. */
  readonly when: string;
  /** The situation as code. */
  readonly situation: string;
  readonly issue: EarsIssue;
}

/** A rule that reports what one logical check found: in the specs, and in them together with each change. */
export function issueRule(check: EarsCheck, wording: Wording): Rule {
  return {
    code: `ears/${check}`,
    severity: wording.severity,
    title: wording.title,
    earsCheck: check,
    ...(wording.off === undefined ? {} : { off: wording.off }),
    find: function* (context) {
      for (const issue of context.ears.issues) {
        if (counts(issue, check)) yield reportOf(issue, wording);
      }
      for (const { change, issues } of context.ears.changes) {
        const paths = pathsOf(change, context);
        for (const issue of issues) {
          if (!counts(issue, check)) continue;
          const report = reportOf(issue, wording, paths);
          yield { ...report, message: `With the change ${quote(change)}: ${report.message}` };
        }
      }
    },
  };
}

function counts(issue: EarsIssue, check: EarsCheck): boolean {
  return issue.check === check && issue.accepted === undefined;
}

/** Where the deltas of a change stand: what it brings in is reported there, not in the specs that were there before. */
function pathsOf(name: string, { changes }: RuleContext): ReadonlySet<string> {
  const change: Change | undefined = changes.find((one) => one.name === name && !one.archived);
  return new Set(change?.deltas.map(({ path }) => path) ?? []);
}

function reportOf(issue: EarsIssue, wording: Wording, paths?: ReadonlySet<string>): Report {
  const first = issue.core.find(({ span }) => paths?.has(span.path) ?? true) ?? issue.core[0];
  const related = [
    ...issue.core
      .filter((member) => member !== first)
      .map(({ claim, span, text }) => ({ message: `${quote(claim)} says: ${text}`, span })),
    ...issue.vocabulary.map(({ span, text }) => ({ message: `the vocabulary says: ${quote(text)}`, span })),
  ];
  return {
    message: wording.message(wordsOf(issue)),
    ...(first === undefined ? {} : { span: first.span }),
    hint:
      issue.script === undefined ? issue.hint : `${issue.hint} The script ${quote(issue.script)} shows it.`,
    ...(related.length === 0 ? {} : { related }),
    atMost: wording.atMost?.(issue) ?? issue.severity,
  };
}

function wordsOf(issue: EarsIssue): IssueWords {
  const demands = issue.core.map((member) => quote(member.demands));
  const situation = joined(
    issue.situation.map(({ text, value }) => (value ? quote(text) : `not ${quote(text)}`)),
  );
  return {
    demands: joined(demands),
    first: demands[0] ?? '',
    others: joined(demands.slice(1)),
    when: situation === '' ? '' : ` when ${situation}`,
    situation,
    issue,
  };
}

function joined(words: readonly string[]): string {
  return [...new Set(words)].join(' and ');
}
