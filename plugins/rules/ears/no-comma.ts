import { sentenceRule } from '../sentence-rule.ts';

export const noComma = sentenceRule('no-comma', {
  severity: 'note',
  off: true,
  title: 'No comma after the condition',
  message: (words) =>
    `${words} runs into the system without a comma, but a reader needs to see where it ends`,
  hint: 'Put a comma before the system.',
});
