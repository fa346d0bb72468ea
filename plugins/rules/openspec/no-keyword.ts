import { officialRule } from '../official-rule.ts';

export const officialNoKeyword = officialRule('no-keyword', {
  severity: 'warning',
  title: 'A requirement without SHALL or MUST',
  message: (official) => `${official}, but OpenSpec requires one of them`,
  hint: 'Say it with `SHALL` or `MUST`.',
});
