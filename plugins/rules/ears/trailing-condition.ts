import { sentenceRule } from '../sentence-rule.ts';

export const trailingCondition = sentenceRule('trailing-condition', {
  severity: 'note',
  title: 'A condition after the response',
  message: (words) => `${words} comes after the response, but a reader expects conditions first`,
  hint: 'Move it to the front: `WHEN …, the system SHALL …`.',
});
