import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const scenarioAtOddLevel = irregularityRule(
  'structure/scenario-at-odd-level',
  'scenario-at-odd-level',
  {
    severity: 'warning',
    title: 'A scenario at an unusual heading level',
    message: (detail) => `Unexpected level of scenario ${quote(detail)}, expected \`####\``,
    hint: 'Write `#### Scenario: Name`.',
  },
);
