import { issueRule } from '../issue-rule.ts';

export const unreachableUnwanted = issueRule('unreachable-unwanted', {
  severity: 'warning',
  title: 'Trouble that can never happen',
  message: ({ first }) => `${first} answers something unwanted, but that can never happen`,
});
