import { sentenceRule } from '../sentence-rule.ts';

export const severalResponses = sentenceRule('several-responses', {
  severity: 'note',
  off: true,
  title: 'A sentence that binds more than once',
  message: (words) => `${words} adds a second demand, but a requirement is easier to test alone`,
  hint: 'Split it into two sentences.',
});
