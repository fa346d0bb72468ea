import { officialRule } from '../official-rule.ts';

export const officialDeltaHeader = officialRule('delta-header', {
  severity: 'error',
  title: 'A delta section that OpenSpec sees in a main spec',
  message: (official) => `${official}, expected \`## Requirements\``,
  hint: 'Delete the heading; OpenSpec does not know comments.',
  unlessReported: { codes: ['structure/delta-in-main-spec'], on: 'line' },
});
