import { sentenceRule } from '../sentence-rule.ts';

export const universalWord = sentenceRule('universal-word', {
  severity: 'note',
  off: true,
  title: 'All, any or both',
  message: (words) => `${words} speaks of a group, but each or all together may be meant`,
  hint: 'Say `each` where each one is meant.',
});
