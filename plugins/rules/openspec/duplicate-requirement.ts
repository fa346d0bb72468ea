import { officialRule } from '../official-rule.ts';

export const officialDuplicateRequirement = officialRule('duplicate-requirement', {
  severity: 'error',
  title: 'Two requirements with one name',
  message: (official) => `${official}, but OpenSpec tells requirements apart by their names`,
  hint: 'Rename one of them.',
});
