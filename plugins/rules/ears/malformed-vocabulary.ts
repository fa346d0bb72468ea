import { vocabularyRule } from '../vocabulary-rule.ts';

export const malformedVocabulary = vocabularyRule('ears/malformed-vocabulary', 'malformed', {
  severity: 'error',
  title: 'A line of a vocabulary that cannot be read',
  but: 'only what can be read counts',
});
