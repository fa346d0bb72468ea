import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const setextHeading = irregularityRule('structure/setext-heading', 'setext-heading', {
  severity: 'warning',
  title: 'A heading that is underlined',
  message: (detail) => `Heading ${quote(detail)} is underlined, but OpenSpec sees only headings with \`#\``,
  hint: 'Write it with `#`, or put a blank line above the rule.',
});
