import { sentenceRule } from '../sentence-rule.ts';

export const whereNotFeature = sentenceRule('where-not-feature', {
  severity: 'warning',
  title: 'WHERE for something that is no feature',
  message: (words) =>
    `${words} opens with WHERE, but that is kept for features that a product has or has not`,
  hint: 'Write `WHILE` for a state, `WHEN` for an event.',
});
