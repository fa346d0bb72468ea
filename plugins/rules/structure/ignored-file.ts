import { irregularityRule } from '../irregularity-rule.ts';

export const ignoredFile = irregularityRule('structure/ignored-file', 'ignored-file', {
  severity: 'note',
  title: 'A file among the specs that nothing reads',
  message: (detail) => `The file lies among the specs, but ${detail}`,
  hint: 'Move it out of the specs, or make it a `spec.md` of its own capability.',
});
