import { sentenceRule } from '../sentence-rule.ts';

export const parenthesis = sentenceRule('parenthesis', {
  severity: 'note',
  off: true,
  title: 'Words in brackets',
  message: (words) => `${words} stands in brackets, but does not say whether it binds`,
  hint: 'Make it part of the sentence, or move it out.',
});
