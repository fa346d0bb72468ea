import { sentenceRule } from '../sentence-rule.ts';

export const ifWithoutThen = sentenceRule('if-without-then', {
  severity: 'note',
  title: 'IF without THEN',
  message: (words) => `${words} opens the answer to something unwanted, but no \`THEN\` leads it in`,
  hint: 'Write `IF …, THEN the box SHALL …`.',
});
