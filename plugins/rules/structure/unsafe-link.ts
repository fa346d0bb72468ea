import { irregularityRule } from '../irregularity-rule.ts';

export const unsafeLink = irregularityRule('structure/unsafe-link', 'unsafe-link', {
  severity: 'warning',
  title: 'A link that would run script',
  message: (detail) => `Unexpected address \`${detail}\`, expected a file or a web address`,
  hint: 'The site shows the text without the link.',
});
