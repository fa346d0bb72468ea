import { sentenceRule } from '../sentence-rule.ts';

export const purposePhrase = sentenceRule('purpose-phrase', {
  severity: 'note',
  title: 'A reason inside a requirement',
  message: (words) => `${words} gives a reason, but a reason is not part of the demand`,
  hint: 'Move the reason to the text around the sentence.',
});
