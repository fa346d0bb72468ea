import { issueRule } from '../issue-rule.ts';

export const contradiction = issueRule('contradiction', {
  severity: 'error',
  title: 'Sentences that cannot all be kept',
  message: ({ demands, when, issue }) =>
    `${demands} are demanded together${when}, but no system can do ${issue.core.length > 2 ? 'all of it' : 'both'}`,
});
