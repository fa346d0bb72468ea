import { isInProse } from '../sentence-filters.ts';
import { sentenceRule } from '../sentence-rule.ts';

export const anaphora = sentenceRule('anaphora', {
  severity: 'note',
  title: 'A word that points elsewhere',
  message: (words) => `${words} points at something said before, but a sentence is read alone`,
  hint: 'Name it.',
  only: isInProse,
});
