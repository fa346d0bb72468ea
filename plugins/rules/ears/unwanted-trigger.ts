import { sentenceRule } from '../sentence-rule.ts';

export const unwantedTrigger = sentenceRule('unwanted-trigger', {
  severity: 'note',
  title: 'Something unwanted under WHEN',
  message: (words) => `${words} is unwanted, but \`WHEN\` opens it`,
  hint: 'Write `IF …, THEN the box SHALL …`.',
});
