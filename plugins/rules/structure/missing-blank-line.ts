import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const missingBlankLine = irregularityRule('structure/missing-blank-line', 'missing-blank-line', {
  severity: 'note',
  title: 'A section stuck to the text above it',
  message: (detail) => `Heading ${quote(detail)} follows text, but without a blank line between`,
  hint: 'Put a blank line above the heading.',
});
