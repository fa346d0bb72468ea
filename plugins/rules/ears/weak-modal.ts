import { sentenceRule } from '../sentence-rule.ts';

export const weakModal = sentenceRule('weak-modal', {
  severity: 'note',
  title: 'A requirement with SHOULD or MAY',
  message: (words) => `${words} advises or permits, but does not bind`,
  hint: 'Write `SHALL` where it must hold; keep `SHOULD` for advice and `MAY` for permission.',
});
