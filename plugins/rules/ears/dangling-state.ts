import { issueRule } from '../issue-rule.ts';

export const danglingState = issueRule('dangling-state', {
  severity: 'note',
  title: 'A state that nothing enters, or nothing uses',
  message: ({ first, situation }) =>
    `${first} speaks of a state, but ${situation === '' ? 'nothing leads into it' : `nothing leads to ${situation}`}`,
});
