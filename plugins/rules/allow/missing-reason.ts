import { collectAllows } from '../allows.ts';
import type { Rule } from '../rule.ts';

export const missingReason: Rule = {
  code: 'allow/missing-reason',
  severity: 'warning',
  title: 'An allow without a reason',
  find: (context) =>
    collectAllows(context)
      .filter((allow) => allow.reason === '')
      .map((allow) => ({
        message: `Allow of \`${allow.code}\` is written, but gives no reason`,
        span: allow.span,
        hint: `Write \`allow ${allow.code}: reason\`; without one it accepts nothing.`,
      })),
};
