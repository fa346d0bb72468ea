import type { Link } from '#model';
import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';

export const movedTarget: Rule = {
  code: 'traceability/moved-target',
  severity: 'warning',
  title: 'An evidence link beside its target',
  find: ({ links }) =>
    links
      .filter((link) => link.origin === 'evidence' && link.status === 'moved')
      .map((link) => ({
        message: `Evidence points at ${quote(link.label)}, but the code stands at \`${placeOf(link)}\``,
        span: link.from,
        hint:
          link.match === 'other-file'
            ? 'Correct the path, if this is what the link means.'
            : 'Correct the line, or leave it out: a symbol is found by its name.',
      })),
};

function placeOf({ target }: Link): string {
  return target === undefined ? 'another place' : `${target.path}:${target.line}`;
}
