import { sentenceRule } from '../sentence-rule.ts';

export const mixedAndOr = sentenceRule('mixed-and-or', {
  severity: 'warning',
  title: 'AND and OR without brackets',
  message: (words) => `${words} mixes AND and OR, but does not say which binds first`,
  hint: 'Use brackets, or two sentences.',
  // `and not by x or y`, `and no x or y` can only mean none of both.
  only: ({ span, text }) => !/\band (?:no|not|without)\b[^,;]*\bor\b/.test(text.slice(span.start, span.end)),
  atMost: (written) => (/\bAND\b/.test(written) && /\bOR\b/.test(written) ? 'warning' : 'note'),
});
