import { irregularityRule } from '../irregularity-rule.ts';

export const unclosedFence = irregularityRule('structure/unclosed-fence', 'unclosed-fence', {
  severity: 'error',
  title: 'A code fence that is never closed',
  message: (detail) => `The fence is opened here${hides(detail)}, but the file ends before it is closed`,
  hint: 'Close it with a line of the same backticks or tildes.',
});

/** `, which hides 2 headings`, or nothing. */
function hides(detail: string): string {
  return /, which hides .*$/.exec(detail)?.[0] ?? '';
}
