import { vocabularyRule } from '../vocabulary-rule.ts';

export const ambiguousPhrase = vocabularyRule('ears/ambiguous-phrase', 'ambiguous-phrase', {
  severity: 'error',
  title: 'One phrase for two things',
  but: 'a phrase can mean one thing only',
});
