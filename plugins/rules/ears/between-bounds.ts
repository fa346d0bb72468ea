import { sentenceRule } from '../sentence-rule.ts';

export const betweenBounds = sentenceRule('between-bounds', {
  severity: 'note',
  title: 'Between two numbers',
  message: (words) => `${words} gives a range, but not whether its ends belong to it`,
  hint: 'Say `at least … and at most …`, or `from … up to, but not including, …`.',
});
