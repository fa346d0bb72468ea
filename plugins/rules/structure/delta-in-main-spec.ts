import { irregularityRule } from '../irregularity-rule.ts';

export const deltaInMainSpec = irregularityRule('structure/delta-in-main-spec', 'delta-in-main-spec', {
  severity: 'error',
  title: 'A delta section in a main spec',
  message: (detail) => `Unexpected \`${detail}\`, expected \`## Requirements\` in a main spec`,
  hint: 'Rename the heading, or move the section into a change.',
});
