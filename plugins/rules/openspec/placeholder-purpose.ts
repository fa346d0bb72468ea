import { officialRule } from '../official-rule.ts';

export const officialPlaceholderPurpose = officialRule('placeholder-purpose', {
  severity: 'warning',
  title: 'A Purpose that OpenSpec takes for a placeholder',
  message: (official) => official,
  hint: 'Delete the sentence that archiving wrote.',
  unlessReported: { codes: ['structure/placeholder-purpose'], on: 'file' },
});
