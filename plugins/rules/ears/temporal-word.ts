import { sentenceRule } from '../sentence-rule.ts';

export const temporalWord = sentenceRule('temporal-word', {
  severity: 'note',
  off: true,
  title: 'A time that depends on something else',
  message: (words) => `${words} gives a time, but only relative to something else`,
  hint: 'Use a clause of EARS or a number.',
});
