import { issueRule } from '../issue-rule.ts';

export const conflictingBounds = issueRule('conflicting-bounds', {
  severity: 'error',
  title: 'Limits that no number meets',
  message: ({ demands }) => `${demands} are demanded together, but no number fits both`,
});
