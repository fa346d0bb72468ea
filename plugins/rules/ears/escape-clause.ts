import { isLeftToPeople } from '../sentence-filters.ts';
import { sentenceRule } from '../sentence-rule.ts';

export const escapeClause = sentenceRule('escape-clause', {
  severity: 'warning',
  title: 'A way out of a requirement',
  message: (words) => `${words} lets everybody out, but a requirement must be able to fail`,
  hint: 'Say under which condition it holds.',
  atMost: (_, found) => (isLeftToPeople(found) ? 'note' : 'warning'),
});
