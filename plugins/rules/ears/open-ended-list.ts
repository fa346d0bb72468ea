import { sentenceRule } from '../sentence-rule.ts';

export const openEndedList = sentenceRule('open-ended-list', {
  severity: 'note',
  title: 'A list without an end',
  message: (words) => `${words} leaves the list open, but nobody can test what is not named`,
  hint: 'Name all of it.',
});
