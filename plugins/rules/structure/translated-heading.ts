import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const translatedHeading = irregularityRule('structure/translated-heading', 'translated-heading', {
  severity: 'note',
  title: 'A section or keyword in another language',
  message: (detail) => `Heading ${quote(detail)} is read as meant, but OpenSpec knows only the English word`,
  hint: 'Keep the English keyword; names may be in any language.',
});
