import { sentenceRule } from '../sentence-rule.ts';

export const joinedSentences = sentenceRule('joined-sentences', {
  severity: 'note',
  title: 'Two requirements joined by a semicolon',
  message: (words) => `${words} is joined to another requirement, but each is read on its own`,
  hint: 'Part them with a full stop.',
});
