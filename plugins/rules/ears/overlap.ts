import { issueRule } from '../issue-rule.ts';

export const overlap = issueRule('overlap', {
  severity: 'error',
  title: 'Conditions that can hold together, with demands that exclude each other',
  message: ({ demands, situation }) =>
    `${demands} exclude each other, but ${situation === '' ? 'their conditions can hold at once' : `${situation} makes them due at once`}`,
  // In real specs a person told the cases apart in all of seven places where not everything was declared.
  atMost: (issue) => (issue.severity === 'error' ? 'error' : 'note'),
});
