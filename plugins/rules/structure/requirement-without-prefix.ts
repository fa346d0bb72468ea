import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const requirementWithoutPrefix = irregularityRule(
  'structure/requirement-without-prefix',
  'requirement-without-prefix',
  {
    severity: 'note',
    title: 'A requirement without the word Requirement',
    message: (detail) => `Heading ${quote(detail)} is read as a requirement, but lacks \`Requirement:\``,
    hint: 'Write `### Requirement: Name`.',
  },
);
