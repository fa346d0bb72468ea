import { issueRule } from '../issue-rule.ts';

export const undefinedPriority = issueRule('undefined-priority', {
  severity: 'note',
  off: true,
  title: 'Independent triggers with demands that exclude each other',
  message: ({ demands, when }) => `${demands} exclude each other, but nothing says which counts${when}`,
});
