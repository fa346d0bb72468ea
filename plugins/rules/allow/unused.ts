import type { Rule } from '../rule.ts';

export const unused: Rule = {
  code: 'allow/unused',
  severity: 'warning',
  title: 'An allow that accepts nothing',
  last: true,
  find: (context, uses) =>
    uses
      .filter(
        ({ allow, accepted }) => accepted === 0 && allow.reason !== '' && context.codes.includes(allow.code),
      )
      .filter(({ allow }) => !context.off.includes(allow.code))
      .map(({ allow }) => ({
        message: `Allow of \`${allow.code}\` is written, but there is no such finding here`,
        span: allow.span,
        hint: 'Remove it.',
      })),
};
