import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const requirementOutsideSection = irregularityRule(
  'structure/requirement-outside-section',
  'requirement-outside-section',
  {
    severity: 'error',
    title: 'A requirement outside the Requirements section',
    message: (detail) =>
      `Heading ${quote(detail)} is written as a requirement, but stands outside \`## Requirements\``,
    hint: 'Move it under `## Requirements`.',
  },
);
