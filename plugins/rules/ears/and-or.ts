import { sentenceRule } from '../sentence-rule.ts';

export const andOr = sentenceRule('and-or', {
  severity: 'warning',
  title: 'And/or',
  message: (words) => `${words} means two things, but a requirement means one`,
  hint: 'Write `and`, write `or`, or say `A, B or both`.',
});
