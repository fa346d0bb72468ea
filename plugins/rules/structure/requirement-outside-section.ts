import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const requirementOutsideSection = irregularityRule(
  'structure/requirement-outside-section',
  'requirement-outside-section',
  {
    severity: 'error',
    title: 'A requirement outside the Requirements section',
    message: (detail) =>
      `Requirement ${quote(detail)} is written as one, but stands outside \`## Requirements\``,
    hint: 'Move it under `## Requirements`.',
  },
);
