import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const oversizedFile = irregularityRule('structure/oversized-file', 'oversized-file', {
  severity: 'error',
  title: 'A document too large to read',
  message: (detail) => `File ${quote(detail)} is to be read, but is larger than Casebook reads`,
  hint: 'Split it into several capabilities.',
});
