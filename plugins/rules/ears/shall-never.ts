import { sentenceRule } from '../sentence-rule.ts';

export const shallNever = sentenceRule('shall-never', {
  severity: 'note',
  title: 'SHALL never where SHALL NOT is meant',
  message: (words) => `${words} forbids, but the usual words are \`SHALL NOT\``,
  hint: 'Write `SHALL NOT`.',
});
