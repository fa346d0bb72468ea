import { officialRule } from '../official-rule.ts';

export const officialNoRequirementText = officialRule('no-requirement-text', {
  severity: 'error',
  title: 'A requirement without text for OpenSpec',
  message: (official) => `${official}, but OpenSpec requires some`,
  hint: 'Write the requirement as a sentence below its heading.',
});
