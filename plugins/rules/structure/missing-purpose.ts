import { irregularityRule } from '../irregularity-rule.ts';

export const missingPurpose = irregularityRule('structure/missing-purpose', 'missing-purpose', {
  severity: 'error',
  title: 'A spec without a Purpose',
  message: () => 'Unexpected start of a spec, expected a `## Purpose` with some text',
  hint: 'Add `## Purpose` with what the capability is for, in 50 characters or more.',
});
