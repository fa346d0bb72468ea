import { sentenceRule } from '../sentence-rule.ts';

export const subjectNotSystem = sentenceRule('subject-not-system', {
  severity: 'note',
  off: true,
  title: 'A requirement of a person or a thing',
  message: (words) => `${words} is bound, but it may be no system that can act`,
  hint: 'Say what the system does: `the system SHALL let the user …`.',
});
