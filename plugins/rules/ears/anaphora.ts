import { sentenceRule } from '../sentence-rule.ts';

export const anaphora = sentenceRule('anaphora', {
  severity: 'warning',
  title: 'A word that points elsewhere',
  message: (words) => `${words} points at something said before, but nothing in the sentence says what`,
  hint: 'Name it.',
});
