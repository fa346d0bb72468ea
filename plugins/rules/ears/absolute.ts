import { sentenceRule } from '../sentence-rule.ts';

export const absolute = sentenceRule('absolute', {
  severity: 'note',
  off: true,
  title: 'A word that admits no exception',
  message: (words) => `${words} admits no exception, but hardly anything holds without one`,
  hint: 'Say under which condition it holds, or leave the word out.',
});
