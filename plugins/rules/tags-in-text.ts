import type { Capability, Span } from '#model';
import { familyOf, nearestTag } from './nearest-tag.ts';
import type { Report, RuleContext } from './rule.ts';
import { isClaimBlock, walkSpec } from './walk-spec.ts';

/** A tag in brackets that is no link, no image and no link definition. */
const TAG_IN_TEXT = /(?<![\]![])\[([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)\](?![([:])/g;
const CODE = /(`{3,}|~{3,})[\s\S]*?(?:\1|$)|`[^`\n]*`/g;

/** Tags in the text of specs that no claim carries, although claims of the same family exist. */
export function* danglingTags(context: RuleContext): Iterable<Report> {
  const known = knownTags(context);
  const families = new Set([...known].map(familyOf));
  const nearest = nearestTag(context.claims);
  for (const capability of context.capabilities) {
    for (const { tag, span } of tagsInText(capability, context)) {
      if (known.has(tag) || !families.has(familyOf(tag))) continue;
      const other = nearest(tag);
      yield {
        message: `Tag \`${tag}\` is named here, but no requirement and no scenario carries it`,
        span,
        hint: other === undefined ? 'Name the tag the claim has now.' : `Did you mean \`${other}\`?`,
      };
    }
  }
}

function knownTags({ claims, changes }: RuleContext): ReadonlySet<string> {
  const planned = changes
    .filter((change) => !change.archived)
    .flatMap((change) => change.deltas.flatMap((delta) => delta.entries))
    .flatMap((entry) => entry.requirement ?? [])
    .flatMap((requirement) => [
      requirement,
      ...requirement.body.filter((inner) => inner.kind === 'scenario'),
    ]);
  return new Set([...claims, ...planned].flatMap(({ tag }) => tag ?? []));
}

function* tagsInText(
  capability: Capability,
  { files }: RuleContext,
): Iterable<{ readonly tag: string; readonly span: Span }> {
  const file = files.get(capability.path);
  if (file === undefined) return;
  for (const block of walkSpec(capability)) {
    if (isClaimBlock(block) || !holdsProse(block.kind)) continue;
    const text = file.text
      .slice(block.span.start, block.span.end)
      .replace(CODE, (code) => ' '.repeat(code.length));
    for (const match of text.matchAll(TAG_IN_TEXT)) {
      const start = block.span.start + match.index + 1;
      const tag = match[1] ?? '';
      yield { tag, span: { path: capability.path, start, end: start + tag.length } };
    }
  }
}

function holdsProse(kind: string): boolean {
  return ['prose', 'sentence', 'steps', 'postcondition'].includes(kind);
}
