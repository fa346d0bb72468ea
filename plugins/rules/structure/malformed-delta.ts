import { irregularityRule } from '../irregularity-rule.ts';
import { quote } from '../quote.ts';

export const malformedDelta = irregularityRule('structure/malformed-delta', 'malformed-delta', {
  severity: 'warning',
  title: 'A delta spec that would not be applied as written',
  message: (detail) => `Unexpected ${quote(detail)}, expected a delta section or entry as OpenSpec writes it`,
  hint: 'See how OpenSpec writes deltas; what is not recognised is not applied.',
});
