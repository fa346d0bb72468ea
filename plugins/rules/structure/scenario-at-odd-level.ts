import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const scenarioAtOddLevel = irregularityRule(
  'structure/scenario-at-odd-level',
  'scenario-at-odd-level',
  {
    severity: 'warning',
    title: 'A scenario at an unusual heading level',
    message: (detail) => `Unexpected level of heading ${quote(detail)}, expected one below its requirement`,
    hint: 'Write `#### Scenario: Name`.',
  },
);
