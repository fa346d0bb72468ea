import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';

export const ambiguousTag: Rule = {
  code: 'traceability/ambiguous-tag',
  severity: 'warning',
  title: 'A tag in code that names several claims',
  find: ({ links }) => {
    const seen = new Set<string>();
    return links
      .filter((link) => link.origin === 'tag' && link.status === 'duplicate')
      .filter(({ from }) => {
        const key = `${from.path}:${from.start}:${from.end}`;
        return !seen.has(key) && seen.add(key);
      })
      .map((link) => ({
        message: `${quote(link.label)} is meant to name one claim, but several carry it`,
        span: link.from,
        hint: 'Give every claim a tag of its own; until then it counts for none of them.',
      }));
  },
};
