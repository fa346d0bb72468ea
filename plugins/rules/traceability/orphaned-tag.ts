import { isPlanned, type Link } from '#model';
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
      .filter((link) => link.origin === 'tag' && link.status === 'orphaned' && !isPlanned(link))
      .map((link) => {
        const other = nearest(link.label);
        return {
          message: `${quote(link.label)} is written here, but ${asClause(link.reason)}`,
          span: link.from,
          hint: other === undefined ? hintFor(link) : `Did you mean \`${other}\`?`,
        };
      });
  },
};

function hintFor({ change }: Link): string {
  return change === undefined
    ? 'Correct the tag, add the claim it means, or remove it.'
    : 'Name the claim as it is called now, bring it back into its spec, or remove the tag.';
}
