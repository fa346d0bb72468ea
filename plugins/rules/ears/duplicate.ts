import { issueRule } from '../issue-rule.ts';

export const duplicateSentence = issueRule('duplicate', {
  severity: 'warning',
  title: 'Two sentences that say the same',
  message: ({ first }) =>
    `${first} is demanded, but another sentence demands the same under the same condition`,
});
