import { irregularityRule } from '../irregularity-rule.ts';

export const malformedDelta = irregularityRule('structure/malformed-delta', 'malformed-delta', {
  severity: 'warning',
  title: 'A delta spec that would not be applied as written',
  message: (detail) => `Unexpected \`${detail}\`, expected a delta section or entry`,
  hint: 'See how OpenSpec writes deltas; what is not recognised is not applied.',
});
