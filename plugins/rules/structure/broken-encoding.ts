import { irregularityRule } from '../irregularity-rule.ts';

export const brokenEncoding = irregularityRule('structure/broken-encoding', 'broken-encoding', {
  severity: 'warning',
  title: 'Text that is no UTF-8',
  message: (detail) => `Unexpected bytes in place of ${detail}, expected UTF-8`,
  hint: 'Save it as UTF-8. The page shows `�` there; where that character is meant, write `U+FFFD`.',
});
