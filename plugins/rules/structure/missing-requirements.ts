import { irregularityRule } from '../irregularity-rule.ts';

export const missingRequirements = irregularityRule(
  'structure/missing-requirements',
  'missing-requirements',
  {
    severity: 'error',
    title: 'A spec without a Requirements section',
    message: () => 'Unexpected end of a spec, expected a `## Requirements` section',
    hint: 'Put the requirements under `## Requirements`, each as `### Requirement: Name`.',
  },
);
