import { lineSpan, type Severity } from '#model';
import { type OfficialIssue, type OfficialReport, validateAsOpenSpec } from '#openspec';
import type { Rule, RuleContext } from './rule.ts';

/** How a rule of OpenSpec's own validator is reported. */
interface Wording extends Pick<Rule, 'unlessReported'> {
  /** Its ERROR, WARNING and INFO are our error, warning and note. */
  readonly severity: Severity;
  readonly title: string;
  readonly message: (official: string) => string;
  readonly hint: string;
}

/** A rule that reports what one rule of OpenSpec's validator rejects in main specs. */
export function officialRule(rule: OfficialIssue['rule'], wording: Wording): Rule {
  return {
    code: `openspec/${rule}`,
    severity: wording.severity,
    title: wording.title,
    official: rule,
    ...(wording.unlessReported === undefined ? {} : { unlessReported: wording.unlessReported }),
    find: (context) =>
      reportsOf(context).flatMap(({ file, report }) =>
        report.issues
          .filter((issue) => issue.rule === rule)
          .map((issue) => ({
            message: wording.message(issue.message),
            span: lineSpan(file, issue.line),
            hint: wording.hint,
          })),
      ),
  };
}

type FileReport = { readonly file: Parameters<typeof lineSpan>[0]; readonly report: OfficialReport };

/** Every rule asks for the same reports; they are made once for one run. */
const made = new WeakMap<RuleContext, readonly FileReport[]>();

function reportsOf(context: RuleContext): readonly FileReport[] {
  const known = made.get(context);
  if (known !== undefined) return known;
  const reports = context.capabilities.flatMap((capability): FileReport[] => {
    const file = context.files.get(capability.path);
    return file === undefined ? [] : [{ file, report: validateAsOpenSpec(file.text) }];
  });
  made.set(context, reports);
  return reports;
}
