import { sentenceRule } from '../sentence-rule.ts';

export const placeholderInSentence = sentenceRule('placeholder', {
  severity: 'error',
  title: 'A placeholder that was left',
  message: (words) => `${words} stands where words should, but nobody replaced it`,
  hint: 'Replace it by what is meant.',
  atMost: (written) => (written.startsWith('<') ? 'note' : 'error'),
});
