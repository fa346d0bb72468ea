import { sentenceRule } from '../sentence-rule.ts';

export const oblique = sentenceRule('oblique', {
  severity: 'note',
  off: true,
  title: 'A slash between words',
  message: (words) => `${words} stands between two words, but does not say how they belong together`,
  hint: 'Write `and`, `or` or `per`.',
});
