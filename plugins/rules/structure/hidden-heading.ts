import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const hiddenHeading = irregularityRule('structure/hidden-heading', 'hidden-heading', {
  severity: 'warning',
  title: 'A requirement inside a comment',
  message: (detail) => `Heading ${quote(detail)} is in a comment, but OpenSpec counts it`,
  hint: 'Delete it, or take it out of the comment.',
});
