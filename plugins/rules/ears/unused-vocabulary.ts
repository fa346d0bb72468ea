import { vocabularyRule } from '../vocabulary-rule.ts';

export const unusedVocabulary = vocabularyRule('ears/unused-vocabulary', 'unused', {
  severity: 'warning',
  title: 'A declared word that no sentence uses',
  but: 'the vocabulary declares it',
});
