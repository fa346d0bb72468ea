import { officialRule } from '../official-rule.ts';

export const officialNoPurpose = officialRule('no-purpose', {
  severity: 'error',
  title: 'No Purpose for OpenSpec',
  message: () => 'The spec is meant to be valid, but OpenSpec finds no `Purpose` section with some text',
  hint: 'Write `## Purpose` with some text below it.',
  unlessReported: { codes: ['structure/missing-purpose'], on: 'file' },
});
