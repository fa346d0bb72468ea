import { issueRule } from '../issue-rule.ts';

export const incompleteCases = issueRule('incomplete-cases', {
  severity: 'warning',
  title: 'Cases that nobody answers',
  message: ({ demands, situation }) =>
    `${demands} answer some cases, but nothing answers ${situation === '' ? 'the others' : situation}`,
});
