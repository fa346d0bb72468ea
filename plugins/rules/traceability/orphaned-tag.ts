import { asClause } from '../as-clause.ts';
import { nearestTag } from '../nearest-tag.ts';
import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';

export const orphanedTag: Rule = {
  code: 'traceability/orphaned-tag',
  severity: 'warning',
  title: 'A tag in code that names no claim',
  find: ({ links, claims }) => {
    const nearest = nearestTag(claims);
    return links
      .filter((link) => link.origin === 'tag' && link.status === 'orphaned')
      .map((link) => {
        const other = nearest(link.label);
        return {
          message: `${quote(link.label)} is written here, but ${asClause(link.reason)}`,
          span: link.from,
          hint:
            other === undefined
              ? 'Correct the tag, add the claim it means, or remove it.'
              : `Did you mean \`${other}\`?`,
        };
      });
  },
};
