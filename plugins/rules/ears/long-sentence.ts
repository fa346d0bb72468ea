import { sentenceRule } from '../sentence-rule.ts';

export const longSentence = sentenceRule('long-sentence', {
  severity: 'note',
  unlessReported: { codes: ['openspec/long-requirement'], on: 'requirement' },
  title: 'A very long sentence',
  message: (words) => `${words} is one sentence, but it has more than 60 words`,
  hint: 'Split it.',
});
