import { quote } from '../quote.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';
import { isClaimBlock, walkSpec } from '../walk-spec.ts';

export const duplicateTag: Rule = {
  code: 'structure/duplicate-tag',
  severity: 'error',
  title: 'A tag that several claims carry',
  find: findDuplicates,
};

function* findDuplicates({ capabilities }: RuleContext): Iterable<Report> {
  const first = new Map<string, { readonly title: string; readonly span: Report['span'] }>();
  for (const block of capabilities.flatMap((capability) => [...walkSpec(capability)]).filter(isClaimBlock)) {
    if (block.tag === undefined) continue;
    const span = block.tagSpan ?? block.headingSpan;
    const earlier = first.get(block.tag);
    if (earlier === undefined) {
      first.set(block.tag, { title: block.title, span });
      continue;
    }
    yield {
      message: `Tag \`${block.tag}\` names ${quote(earlier.title)}, but ${quote(block.title)} carries it too`,
      span,
      hint: 'Give one of them a tag of its own, also in the code and tests that mean it.',
      ...(earlier.span === undefined
        ? {}
        : { related: [{ message: 'the first claim with this tag', span: earlier.span }] }),
    };
  }
}
