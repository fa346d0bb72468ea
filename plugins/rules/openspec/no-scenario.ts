import { officialRule } from '../official-rule.ts';

export const officialNoScenario = officialRule('no-scenario', {
  severity: 'error',
  title: 'A heading that OpenSpec takes for a requirement without a scenario',
  message: (official) => official,
  hint: 'Move it into a `##` section of its own, or give it a scenario.',
  unlessReported: { codes: ['structure/requirement-without-scenario'], on: 'line' },
});
