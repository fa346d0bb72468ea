import { sentenceRule } from '../sentence-rule.ts';

export const hedgedModal = sentenceRule('hedged-modal', {
  severity: 'warning',
  title: 'SHALL with optionally or possibly',
  message: (words) => `${words} takes back what SHALL demands, but a demand cannot be optional`,
  hint: 'Write `MAY` where it is optional, or leave the word out.',
});
