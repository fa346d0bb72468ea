import { closest } from 'fastest-levenshtein';
import { collectAllows } from '../allows.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const unknownCode: Rule = {
  code: 'allow/unknown-code',
  severity: 'warning',
  title: 'An allow of a code that no rule has',
  find: (context: RuleContext) => {
    const known = new Set(context.codes);
    return collectAllows(context)
      .filter((allow) => !known.has(allow.code))
      .map((allow) => ({
        message: `Unexpected code \`${allow.code}\`, expected the code of a rule`,
        span: allow.span,
        hint: `Did you mean \`${closest(allow.code, [...known])}\`?`,
      }));
  },
};
