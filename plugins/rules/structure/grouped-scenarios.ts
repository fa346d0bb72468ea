import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const groupedScenarios = irregularityRule('structure/grouped-scenarios', 'grouped-scenarios', {
  severity: 'note',
  title: 'A heading that groups scenarios',
  message: (detail) => `Heading ${quote(detail)} groups several scenarios, but OpenSpec counts it as one`,
  hint: 'Give each scenario a `#### Scenario: Name` of its own.',
});
