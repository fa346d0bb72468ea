import { sentenceRule } from '../sentence-rule.ts';

export const joinedSentences = sentenceRule('joined-sentences', {
  severity: 'note',
  title: 'Two requirements joined by a semicolon',
  message: (words) => `${words} opens a second requirement, but the first has not ended`,
  hint: 'End the first with a full stop.',
});
