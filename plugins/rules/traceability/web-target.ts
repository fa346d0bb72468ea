import { isWeb, targetsOf } from '../evidence-targets.ts';
import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';

export const webTarget: Rule = {
  code: 'traceability/web-target',
  severity: 'note',
  title: 'An evidence link to the web',
  find: (context) =>
    targetsOf(context)
      .filter(isWeb)
      .map((target) => ({
        message: `${quote(target.text)} is linked as evidence, but Casebook does not read the web`,
        span: target.span,
        hint: 'Link a file of the project, or move it to the references: it counts for nothing here.',
      })),
};
