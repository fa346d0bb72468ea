import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const unsafeLink = irregularityRule('structure/unsafe-link', 'unsafe-link', {
  severity: 'warning',
  title: 'A link that would run script',
  message: (detail) => `Unexpected address ${quote(detail)}, expected a file or a web address`,
  hint: 'The site shows the text without the link.',
});
