import type { Block, HeadingBlock, ListBlock } from './block.ts';
import { keywordsIn, stepsOfLines } from './find-steps.ts';
import { findTag } from './find-tag.ts';
import { type HeadingRole, roleOfHeading } from './heading-words.ts';
import { collapse } from './source-text.ts';
import { isNormative } from './split-sentences.ts';
import type { StepWords } from './step-words.ts';

/** A heading with the blocks up to the next heading; the first section of a file may have no heading. */
export interface Section {
  readonly heading?: HeadingBlock;
  /** The heading's words; empty without heading. */
  readonly words: string;
  readonly role: HeadingRole;
  readonly blocks: readonly Block[];
}

/** Cuts blocks at their headings. */
export function toSections(blocks: readonly Block[], text: string): Section[] {
  const sections: { heading?: HeadingBlock; words: string; role: HeadingRole; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const last = sections.at(-1);
    if (block.kind === 'heading') {
      const words = collapse(text, block.textStart, block.textEnd);
      sections.push({ heading: block, words, role: roleOfHeading(words), blocks: [] });
    } else if (last === undefined) {
      sections.push({ words: '', role: { kind: 'plain' }, blocks: [block] });
    } else {
      last.blocks.push(block);
    }
  }
  return sections;
}

/** How a section's lists hold scenarios: as the steps of one, or each bullet as one. */
export type StepShape = 'none' | 'steps' | 'bullets';

/** Looks whether the blocks under a heading are a scenario's steps, or bullets of which each is a whole scenario. */
export function stepShape(section: Section, text: string, words: StepWords): StepShape {
  const lists = section.blocks.filter((block): block is ListBlock => block.kind === 'list');
  const kinds = lists.flatMap((list) => list.items.map((item) => kindsOfItem(item.children[0], text, words)));
  const wholes = kinds.filter((set) => set.has('then') && (set.has('when') || set.has('given'))).length;
  const grouping = /(?:scenarios|cases)\b|シナリオ|场景|場景/i.test(section.words);
  if (wholes > 1 || (wholes === 1 && grouping)) return 'bullets';
  const all = new Set(kinds.flatMap((set) => [...set]));
  if (all.has('then') && (all.has('when') || all.has('given'))) return 'steps';
  const lines = section.blocks.some((block) => {
    if (block.kind !== 'paragraph') return false;
    const steps = stepsOfLines('', text, block.start, block.end, words);
    return steps.some((step) => step.keyword === 'then') && steps.length > 1;
  });
  return lines ? 'steps' : 'none';
}

function kindsOfItem(first: Block | undefined, text: string, words: StepWords): ReadonlySet<string> {
  if (first?.kind !== 'paragraph') return new Set();
  return new Set(keywordsIn(text, first.start, first.end, words).map((seen) => seen.keyword));
}

/** Words of other languages that bind like SHALL. */
const NORMATIVE_ELSEWHERE =
  /(?:\bdebe(?:rá|n|rán)?\b|\bdeve(?:rá|m|rão)?\b|\bdoit\b|\bdoivent\b|\bmuss\b|\bmüssen\b|\bmoet\b|должен|должна|должно|должны|повинен|必须|必須|应当|應當|しなければならない|することとする|해야\s*한다)/i;

/** True when a section's own blocks say that something has to hold. */
export function saysWhatHolds(section: Section, text: string): boolean {
  return section.blocks.some((block) => {
    if (
      block.kind !== 'paragraph' &&
      block.kind !== 'list' &&
      block.kind !== 'table' &&
      block.kind !== 'quote'
    )
      return false;
    const source = text.slice(block.start, block.end);
    return isNormative(source) || NORMATIVE_ELSEWHERE.test(source);
  });
}

/**
 * Decides whether a heading without `Requirement:`, in a section of requirements, is a requirement all the same: it has an
 * identifier, says what has to hold, or has scenarios directly below it. A heading above requirements is a group.
 */
export function isUnmarkedRequirement(
  sections: readonly Section[],
  index: number,
  text: string,
  words: StepWords,
): boolean {
  const section = sections[index];
  const depth = section?.heading?.depth;
  if (section === undefined || depth === undefined) return false;
  const below: Section[] = [];
  for (let at = index + 1; at < sections.length; at++) {
    const next = sections[at];
    if (next === undefined || (next.heading?.depth ?? 7) <= depth) break;
    below.push(next);
  }
  if (below.some((next) => next.role.kind === 'requirement')) return false;
  if (findTag(section.words) !== undefined || saysWhatHolds(section, text)) return true;
  const first = below[0];
  if (first === undefined) return stepShape(section, text, words) !== 'none';
  if (below.some((next) => next.role.kind === 'scenario' && next.heading?.depth === depth + 1)) return true;
  return first.role.kind === 'scenario' || stepShape(first, text, words) !== 'none';
}
