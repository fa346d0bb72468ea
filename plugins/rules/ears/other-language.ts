import { sentenceRule } from '../sentence-rule.ts';

export const otherLanguage = sentenceRule('other-language', {
  severity: 'note',
  title: 'A sentence that is not English',
  message: (words) => `${words} is not English, but only English sentences are analysed`,
  hint: 'Nothing is wrong with it: it is shown and counted, only not analysed.',
});
