import { officialRule } from '../official-rule.ts';

export const officialNoScenario = officialRule('no-scenario', {
  severity: 'error',
  title: 'A requirement without a scenario',
  message: (official) => official,
  hint: 'Give it a `#### Scenario: Name`, or move what is no requirement into a `##` section of its own.',
});
