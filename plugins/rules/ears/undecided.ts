import { issueRule } from '../issue-rule.ts';

export const undecided = issueRule('undecided', {
  severity: 'note',
  title: 'Sentences that the solver could not decide about',
  message: ({ demands }) => `${demands} were compared, but the solver gave no answer`,
});
