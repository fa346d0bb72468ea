import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const ignoredFile = irregularityRule('structure/ignored-file', 'ignored-file', {
  severity: 'note',
  title: 'A file among the specs that nothing reads',
  message: (detail) =>
    `File ${quote(detail)} lies among the specs, but only \`spec.md\` in a capability's folder is read`,
  hint: 'Move it out of the specs, or make it a `spec.md` of its own capability.',
});
