import type { Block, HeadingBlock, ListItem } from './block.ts';
import { keywordsIn } from './find-steps.ts';
import type { Section } from './sections.ts';
import { collapse } from './source-text.ts';
import { addFences, addParts, closeScenario, openScenario, type SpecBuilder } from './spec-builder.ts';
import { type PartContext, toParts } from './to-parts.ts';

/** Reads a heading that groups scenarios: each bullet that holds a THEN with its WHEN or GIVEN is one. */
export function fillBullets(builder: SpecBuilder, section: Section, context: PartContext): void {
  const { heading } = section;
  if (heading !== undefined) builder.note('grouped-scenarios', heading.start, heading.end, section.words);
  for (const block of section.blocks) {
    if (block.kind !== 'list') {
      closeScenario(builder);
      addFences(builder, [block]);
      addParts(builder, toParts([block], context));
      continue;
    }
    for (const item of block.items) fillBullet(builder, item, (heading?.depth ?? 4) + 1, context);
  }
  closeScenario(builder);
}

function fillBullet(builder: SpecBuilder, item: ListItem, depth: number, context: PartContext): void {
  const { start, end } = item;
  const title = titleOfBullet(builder, item);
  closeScenario(builder);
  if (title !== undefined) {
    const stand: HeadingBlock = {
      kind: 'heading',
      start,
      end,
      depth,
      textStart: start,
      textEnd: end,
      underlined: false,
    };
    openScenario(builder, stand, { title, name: title, tagStart: start, tagEnd: start }, 'bullet');
  }
  const list: Block = { kind: 'list', start, end, items: [item] };
  addFences(builder, [list]);
  addParts(builder, toParts([list], { ...context, place: title === undefined ? 'other' : 'claim' }));
}

/** The words of its WHEN name a scenario that is a bullet. */
function titleOfBullet(builder: SpecBuilder, item: ListItem): string | undefined {
  const first = item.children[0];
  if (first?.kind !== 'paragraph') return undefined;
  const { text } = builder.file;
  const seen = keywordsIn(text, first.start, first.end, builder.words);
  const when = seen.findIndex((key) => key.keyword === 'when');
  const index = when === -1 ? seen.findIndex((key) => key.keyword === 'given') : when;
  const key = seen[index];
  if (key === undefined || !seen.some((each) => each.keyword === 'then')) return undefined;
  const words = collapse(text, key.textStart, seen[index + 1]?.start ?? first.end);
  return withoutMarks(words) || collapse(text, first.start, first.end);
}

/** The words without marks and commas at their end. */
function withoutMarks(words: string): string {
  let end = words.length;
  while (end > 0 && /[\s*_,、]/.test(words.charAt(end - 1))) end--;
  return words.slice(0, end);
}
