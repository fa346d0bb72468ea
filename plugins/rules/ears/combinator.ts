import { sentenceRule } from '../sentence-rule.ts';

export const combinator = sentenceRule('combinator', {
  severity: 'note',
  off: true,
  title: 'A word that joins two thoughts',
  message: (words) => `${words} joins two thoughts, but a requirement holds one`,
  hint: 'Split the sentence where both parts want a test.',
});
