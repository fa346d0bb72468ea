import { irregularityRule } from '../irregularity-rule.ts';

export const placeholderPurpose = irregularityRule('structure/placeholder-purpose', 'placeholder-purpose', {
  severity: 'warning',
  title: 'A Purpose that is still a placeholder',
  message: () => 'The purpose is a placeholder, but a reader needs to know what the capability is for',
  hint: 'Replace the placeholder with one or two sentences.',
});
