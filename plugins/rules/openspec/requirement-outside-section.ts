import { officialRule } from '../official-rule.ts';

export const officialRequirementOutsideSection = officialRule('requirement-outside-section', {
  severity: 'error',
  title: 'A requirement that OpenSpec sees outside its section',
  message: (official) =>
    official.replace(/, where OpenSpec.*$/, ', but OpenSpec looks for requirements only there'),
  hint: 'Move it under `## Requirements`, or delete it.',
  unlessReported: { codes: ['structure/requirement-outside-section'], on: 'line' },
});
