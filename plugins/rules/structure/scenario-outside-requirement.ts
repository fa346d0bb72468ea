import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const scenarioOutsideRequirement = irregularityRule(
  'structure/scenario-outside-requirement',
  'scenario-outside-requirement',
  {
    severity: 'warning',
    title: 'A scenario that belongs to no requirement',
    message: (detail) => `Heading ${quote(detail)} is written as a scenario, but belongs to no requirement`,
    hint: 'Move it below the requirement it shows.',
  },
);
