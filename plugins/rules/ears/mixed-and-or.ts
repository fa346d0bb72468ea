import { sentenceRule } from '../sentence-rule.ts';

export const mixedAndOr = sentenceRule('mixed-and-or', {
  severity: 'warning',
  title: 'AND and OR without brackets',
  message: (words) => `${words} mixes AND and OR, but does not say which binds first`,
  hint: 'Use brackets, or two sentences.',
  atMost: (written) => (/\bAND\b/.test(written) && /\bOR\b/.test(written) ? 'warning' : 'note'),
});
