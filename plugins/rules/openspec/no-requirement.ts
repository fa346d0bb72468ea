import { officialRule } from '../official-rule.ts';

export const officialNoRequirement = officialRule('no-requirement', {
  severity: 'error',
  title: 'No requirement for OpenSpec',
  message: () => 'The section `Requirements` is there, but OpenSpec finds no requirement in it',
  hint: 'Add a `### Requirement: Name` with a scenario.',
});
