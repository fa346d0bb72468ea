import { irregularityRule } from '../irregularity-rule.ts';

export const oversizedFile = irregularityRule('structure/oversized-file', 'oversized-file', {
  severity: 'error',
  title: 'A document too large to read',
  message: (detail) => `The file is to be read, but has ${detail}`,
  hint: 'Split it into several capabilities.',
});
