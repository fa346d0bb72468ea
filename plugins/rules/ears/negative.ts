import { sentenceRule } from '../sentence-rule.ts';

export const negative = sentenceRule('negative', {
  severity: 'note',
  off: true,
  title: 'A requirement with a negation',
  message: (words) => `${words} says what is not, but what is can be tested more directly`,
  hint: 'Say what happens instead, where that is the same.',
});
