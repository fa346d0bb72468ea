import { sentenceRule } from '../sentence-rule.ts';

export const quantified = sentenceRule('quantified', {
  severity: 'note',
  title: 'A requirement about each of many',
  message: (words) => `${words} speaks of many things, but the logic reads one at a time`,
  hint: 'Say what holds for one of them: `WHEN a box is full, the box SHALL …`.',
});
