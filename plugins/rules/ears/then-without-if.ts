import { sentenceRule } from '../sentence-rule.ts';

export const thenWithoutIf = sentenceRule('then-without-if', {
  severity: 'note',
  off: true,
  title: 'THEN after WHEN or WHILE',
  message: (words) => `${words} follows no IF, but in EARS it belongs to IF`,
  hint: 'Leave `THEN` out, or open with `IF` where something unwanted is answered.',
});
