import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const textOutsideRequirement = irregularityRule(
  'structure/text-outside-requirement',
  'text-outside-requirement',
  {
    severity: 'note',
    title: 'Text between requirements',
    message: (detail) => `Text ${quote(detail)} stands among the requirements, but belongs to none`,
    hint: 'Move it into a requirement or into a section of its own.',
  },
);
