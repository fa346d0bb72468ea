import { issueRule } from '../issue-rule.ts';

export const tautology = issueRule('tautology', {
  severity: 'warning',
  title: 'A demand that is always kept',
  message: ({ first }) => `${first} is demanded, but it holds whatever the system does`,
});
