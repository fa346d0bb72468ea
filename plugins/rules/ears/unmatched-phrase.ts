import { vocabularyRule } from '../vocabulary-rule.ts';

export const unmatchedPhrase = vocabularyRule('ears/unmatched-phrase', 'unmatched-phrase', {
  severity: 'warning',
  title: 'A phrase that fits no sentence',
  but: 'the vocabulary waits for it',
});
