import { sentenceRule } from '../sentence-rule.ts';

export const unboundedTime = sentenceRule('unbounded-time', {
  severity: 'note',
  title: 'A time without a number',
  message: (words) => `${words} asks for haste, but names no time`,
  hint: 'Give a limit: `within 2 s`.',
});
