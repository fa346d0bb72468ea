import { sentenceRule } from '../sentence-rule.ts';

export const numberWithoutUnit = sentenceRule('number-without-unit', {
  severity: 'warning',
  title: 'A time or size without a unit',
  message: (words) => `${words} is a number, but its unit is missing`,
  hint: 'Add the unit: `5 s`, `10 MB`.',
});
