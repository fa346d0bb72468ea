import { sentenceRule } from '../sentence-rule.ts';

export const wideVagueTerm = sentenceRule('wide-vague-term', {
  severity: 'note',
  off: true,
  title: 'A word that is often vague',
  message: (words) => `${words} may be vague, but only its author can say`,
  hint: 'Say what can be measured, or leave it.',
});
