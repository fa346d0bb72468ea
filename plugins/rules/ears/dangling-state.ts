import { issueRule } from '../issue-rule.ts';

export const danglingState = issueRule('dangling-state', {
  severity: 'note',
  title: 'A state that nothing enters, or nothing uses',
  message: ({ first }) => `${first} leads to a state or waits for one, but no sentence says the other half`,
});
