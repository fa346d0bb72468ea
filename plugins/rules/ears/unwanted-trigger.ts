import { sentenceRule } from '../sentence-rule.ts';

export const unwantedTrigger = sentenceRule('unwanted-trigger', {
  severity: 'note',
  title: 'Something unwanted under WHEN',
  message: (words) => `${words} speaks of something unwanted, but \`IF\` is the word for that`,
  hint: 'Write `IF …, THEN the system SHALL …`.',
});
