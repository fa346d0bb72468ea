import { sentenceRule } from '../sentence-rule.ts';

export const pronoun = sentenceRule('pronoun', {
  severity: 'note',
  off: true,
  title: 'A pronoun',
  message: (words) => `${words} stands for another word, but not always for the one that is meant`,
  hint: 'Repeat the word.',
});
