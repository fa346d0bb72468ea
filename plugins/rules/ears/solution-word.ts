import { sentenceRule } from '../sentence-rule.ts';

export const solutionWord = sentenceRule('solution-word', {
  severity: 'note',
  off: true,
  title: 'A means instead of an end',
  message: (words) => `${words} names a means, but perhaps the end was meant`,
  hint: 'Say what the user or caller gets.',
});
