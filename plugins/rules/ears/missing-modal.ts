import { certaintyOfPlainVerb } from '../sentence-filters.ts';
import { sentenceRule } from '../sentence-rule.ts';

export const missingModal = sentenceRule('missing-modal', {
  severity: 'warning',
  unlessReported: { codes: ['openspec/no-keyword'], on: 'requirement' },
  title: 'A sentence with a condition that binds nobody',
  message: (words) => `${words} opens like a requirement, but nothing in it SHALL happen`,
  hint: 'Name the system and say what it SHALL do.',
  atMost: (_, found) => certaintyOfPlainVerb(found),
});
