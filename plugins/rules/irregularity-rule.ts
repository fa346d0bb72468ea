import type { Irregularity, IrregularityKind, Severity } from '#model';
import type { Rule, RuleContext } from './rule.ts';

/** How a kind of irregularity is reported. */
interface Wording {
  readonly severity: Severity;
  readonly title: string;
  readonly message: (detail: string) => string;
  readonly hint: string;
}

/** A rule that reports one kind of what the parser stumbled over. */
export function irregularityRule(code: string, kind: IrregularityKind, wording: Wording): Rule {
  return {
    code,
    severity: wording.severity,
    title: wording.title,
    irregularity: kind,
    find: (context) =>
      irregularitiesOf(context)
        .filter((irregularity) => irregularity.kind === kind)
        .map(({ detail, span }) => ({ message: wording.message(detail), span, hint: wording.hint })),
  };
}

/** Those of the project, of its specs and of the deltas of changes that are not archived: archived ones are history. */
function irregularitiesOf(context: RuleContext): readonly Irregularity[] {
  return [
    ...context.irregularities,
    ...context.capabilities.flatMap((capability) => capability.irregularities),
    ...context.changes
      .filter((change) => !change.archived)
      .flatMap((change) => change.deltas.flatMap((delta) => delta.irregularities)),
  ];
}
