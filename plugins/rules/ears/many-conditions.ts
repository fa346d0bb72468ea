import { sentenceRule } from '../sentence-rule.ts';

export const manyConditions = sentenceRule('many-conditions', {
  severity: 'note',
  title: 'More than three conditions',
  message: (words) => `${words} is one condition of more than three, but few readers keep that many in mind`,
  hint: 'Name some of them together, or put the cases into a table.',
});
