import { officialRule } from '../official-rule.ts';

export const officialLongRequirement = officialRule('long-requirement', {
  severity: 'note',
  title: 'A requirement that is very long',
  message: (official) => `${official}, but OpenSpec advises to break such a text down`,
  hint: 'Split it into several requirements.',
});
