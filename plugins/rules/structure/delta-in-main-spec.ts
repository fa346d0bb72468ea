import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const deltaInMainSpec = irregularityRule('structure/delta-in-main-spec', 'delta-in-main-spec', {
  severity: 'error',
  title: 'A delta section in a main spec',
  message: (detail) => `Unexpected section ${quote(detail)}, expected \`Requirements\` in a main spec`,
  hint: 'Rename the heading, or move the section into a change.',
});
