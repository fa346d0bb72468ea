import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const malformedTag = irregularityRule('structure/malformed-tag', 'malformed-tag', {
  severity: 'warning',
  title: 'A heading that ends in what is almost a tag',
  message: (detail) =>
    `Unexpected tag ${quote(detail)}, expected capitals, digits and hyphens in brackets as in \`[BOX-NULL]\``,
  hint: 'Correct the tag, or leave it out: the claim then gets an address from its title.',
});
