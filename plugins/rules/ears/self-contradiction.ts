import { issueRule } from '../issue-rule.ts';

export const selfContradiction = issueRule('self-contradiction', {
  severity: 'error',
  title: 'A sentence that nobody can keep',
  message: ({ demands, when }) => `${demands} is demanded${when}, but can never be met then`,
});
