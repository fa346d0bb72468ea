import { irregularityRule } from '../irregularity-rule.ts';

export const unclosedFence = irregularityRule('structure/unclosed-fence', 'unclosed-fence', {
  severity: 'error',
  title: 'A code fence that is never closed',
  message: () => 'The fence is opened here, but the file ends before it is closed',
  hint: 'Close it with a line of the same backticks or tildes.',
});
