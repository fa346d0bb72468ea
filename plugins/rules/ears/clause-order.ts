import { sentenceRule } from '../sentence-rule.ts';

export const clauseOrder = sentenceRule('clause-order', {
  severity: 'note',
  title: 'Conditions in an unusual order',
  message: (words) =>
    `${words} stands after a condition that it usually comes before, but the order helps the reader`,
  hint: 'Order them: `WHERE`, `WHILE`, `WHEN`, `IF … THEN`.',
});
