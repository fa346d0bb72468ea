import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const unreadableFile = irregularityRule('structure/unreadable-file', 'unreadable-file', {
  severity: 'error',
  title: 'A document that cannot be read',
  message: (detail) => `File ${quote(detail)} is to be read, but cannot be`,
  hint: 'Save it as UTF-8 text inside the project.',
});
