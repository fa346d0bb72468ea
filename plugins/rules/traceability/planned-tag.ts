import { isPlanned } from '#model';
import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';

export const plannedTag: Rule = {
  code: 'traceability/planned-tag',
  severity: 'note',
  title: 'A tag in code for a claim that is only planned',
  find: ({ links }) =>
    links.flatMap((link) =>
      link.origin === 'tag' && link.change !== undefined && isPlanned(link)
        ? {
            message: `${quote(link.label)} is written here, but only the active change ${quote(link.change.name)} defines it, no spec yet`,
            span: link.from,
            hint: 'Archive the change when it is done; until then the tag counts for nothing.',
          }
        : [],
    ),
};
