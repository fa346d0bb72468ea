import { nearestTag } from '../nearest-tag.ts';
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
          message: `Tag \`${link.label}\` is written here, but no requirement and no scenario carries it`,
          span: link.from,
          hint:
            other === undefined
              ? 'Correct the tag, add the claim it means, or remove it.'
              : `Did you mean \`${other}\`?`,
        };
      });
  },
};
