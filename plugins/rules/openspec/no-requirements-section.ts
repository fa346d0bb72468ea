import { officialRule } from '../official-rule.ts';

export const officialNoRequirementsSection = officialRule('no-requirements-section', {
  severity: 'error',
  title: 'No Requirements section for OpenSpec',
  message: () => 'The spec is meant to be valid, but OpenSpec finds no `Requirements` section',
  hint: 'Write `## Requirements`.',
  unlessReported: { codes: ['structure/missing-requirements'], on: 'file' },
});
