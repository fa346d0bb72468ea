import { issueRule } from '../issue-rule.ts';

export const permissionClash = issueRule('permission-clash', {
  severity: 'warning',
  title: 'MAY what another sentence forbids',
  message: ({ demands, when }) => `${demands}: one sentence permits it, but another forbids it${when}`,
});
