import { isInProse } from '../sentence-filters.ts';
import { sentenceRule } from '../sentence-rule.ts';

export const pronounSubject = sentenceRule('pronoun-subject', {
  severity: 'note',
  title: 'A requirement of it or they',
  message: (words) => `${words} must act, but a pronoun names nobody`,
  hint: 'Repeat the name of the system.',
  only: isInProse,
});
