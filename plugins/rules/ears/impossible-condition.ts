import { issueRule } from '../issue-rule.ts';

export const impossibleCondition = issueRule('impossible-condition', {
  severity: 'error',
  title: 'A condition that can never hold',
  message: ({ first }) => `${first} is demanded, but its condition can never hold`,
});
