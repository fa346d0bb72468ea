import { officialRule } from '../official-rule.ts';

export const officialShortPurpose = officialRule('short-purpose', {
  severity: 'warning',
  title: 'A Purpose that is too short for OpenSpec',
  message: (official) => `${official}, but OpenSpec asks for more`,
  hint: 'Say in 50 characters or more what the capability is for.',
});
