import { vocabularyRule } from '../vocabulary-rule.ts';

export const undeclaredSystem = vocabularyRule('ears/undeclared-system', 'undeclared-system', {
  severity: 'note',
  title: 'A system that the vocabulary does not know',
  but: 'the vocabulary names the systems that there are',
});
