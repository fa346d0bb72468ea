import { sentenceRule } from '../sentence-rule.ts';

export const ifWithoutThen = sentenceRule('if-without-then', {
  severity: 'note',
  title: 'IF without THEN',
  message: (words) => `${words} goes with \`THEN\`, but none stands before what shall happen`,
  hint: 'Write `IF …, THEN the system SHALL …`.',
});
