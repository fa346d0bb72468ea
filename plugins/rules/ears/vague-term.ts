import { isBesideTheDemand } from '../sentence-filters.ts';
import { sentenceRule } from '../sentence-rule.ts';

export const vagueTerm = sentenceRule('vague-term', {
  severity: 'warning',
  title: 'A word that nobody can measure',
  message: (words) => `${words} sounds good, but nobody can tell whether it is met`,
  hint: 'Say what can be seen or measured.',
  atMost: (_, found) => (isBesideTheDemand(found) ? 'note' : 'warning'),
});
