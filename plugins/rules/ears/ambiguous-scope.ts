import { sentenceRule } from '../sentence-rule.ts';

export const ambiguousScope = sentenceRule('ambiguous-scope', {
  severity: 'note',
  title: 'A condition after several demands',
  message: (words) => `${words} comes after several demands, but does not say which it limits`,
  hint: 'Move it to the front, or split the sentence.',
});
