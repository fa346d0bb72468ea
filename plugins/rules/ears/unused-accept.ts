import { vocabularyRule } from '../vocabulary-rule.ts';

export const unusedAccept = vocabularyRule('ears/unused-accept', 'unused-accept', {
  severity: 'warning',
  title: 'An accept that accepts nothing',
  but: 'what accepts nothing hides the next conflict',
});
