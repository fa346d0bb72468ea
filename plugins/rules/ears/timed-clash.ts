import { issueRule } from '../issue-rule.ts';

export const timedClash = issueRule('timed-clash', {
  severity: 'warning',
  title: 'Demands whose times exclude each other',
  message: ({ demands, when }) => `${demands} are demanded${when}, but their times exclude each other`,
});
