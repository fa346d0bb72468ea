import { certaintyOfPlainVerb } from '../sentence-filters.ts';
import { sentenceRule } from '../sentence-rule.ts';

export const wrongModal = sentenceRule('wrong-modal', {
  severity: 'warning',
  unlessReported: { codes: ['openspec/no-keyword'], on: 'requirement' },
  title: 'A requirement with will or a plain verb',
  message: (words) => `${words} is told as a fact or an order, but a requirement says what SHALL be`,
  hint: 'Write `SHALL` where it binds; `will` is for facts that nobody has to make true.',
  atMost: (_, found) => certaintyOfPlainVerb(found),
});
