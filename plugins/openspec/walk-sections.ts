import type { Part } from '#model';
import type { Block, HeadingBlock } from './block.ts';
import { fillBullets } from './fill-bullets.ts';
import { findTag } from './find-tag.ts';
import { readTitle } from './read-title.ts';
import { isUnmarkedRequirement, type Section, stepShape } from './sections.ts';
import { collapse, isRule } from './source-text.ts';
import {
  addFences,
  addParts,
  closeRequirement,
  closeScenario,
  openRequirement,
  openScenario,
  type SpecBuilder,
} from './spec-builder.ts';
import { type PartContext, toParts } from './to-parts.ts';

/** The section of the spec that is being read: what headings in it mean. */
interface Place {
  readonly kind: 'none' | 'purpose' | 'requirements' | 'removed' | 'scenarios' | 'other';
  readonly depth: number;
}

/** Where the reading of a spec is. */
export interface Walk {
  readonly builder: SpecBuilder;
  readonly sections: readonly Section[];
  /** Whether some heading of the file has a tag. */
  readonly tagged: boolean;
  place: Place;
  title: string | undefined;
  purpose: readonly Part[];
  hasPurpose: boolean;
  hasRequirements: boolean;
  /** Set under `Evidence`, until the next heading. */
  evidence: HeadingBlock | undefined;
}

/** What a heading begins, given where it stands. */
type Beginning =
  | { readonly kind: 'requirement' | 'scenario'; readonly prefix: number }
  | {
      readonly kind: 'evidence' | 'section' | 'title' | 'part-of-claim' | 'part-of-section' | 'other-section';
    };

/** Enters what a heading begins, and leaves what it ends. */
export function enterSection(walk: Walk, section: Section, heading: HeadingBlock, index: number): void {
  const { builder } = walk;
  noteMissingBlankLine(builder, heading);
  const beginning = beginningOf(walk, section, heading, index);
  switch (beginning.kind) {
    case 'requirement':
      enterRequirement(walk, section, heading, beginning.prefix);
      break;
    case 'scenario':
      enterScenario(walk, section, heading, beginning.prefix);
      break;
    case 'evidence':
      leaveScenario(builder, heading);
      walk.evidence = heading;
      break;
    case 'section':
      closeRequirement(builder);
      enterNamedSection(walk, section, heading);
      addHeading(builder, section, heading);
      break;
    case 'title':
      closeRequirement(builder);
      walk.title = section.words;
      addHeading(builder, section, heading);
      break;
    case 'other-section':
      closeRequirement(builder);
      walk.place = { kind: 'other', depth: heading.depth };
      addHeading(builder, section, heading);
      break;
    case 'part-of-claim':
      leaveScenario(builder, heading);
      addHeading(builder, section, heading);
      break;
    case 'part-of-section':
      closeRequirement(builder);
      addHeading(builder, section, heading);
      break;
  }
}

function beginningOf(walk: Walk, section: Section, heading: HeadingBlock, index: number): Beginning {
  const { builder, place } = walk;
  const { role, words } = section;
  const { text } = builder.file;
  const below = heading.depth > place.depth;
  if (place.kind === 'removed' && below) return { kind: 'part-of-section' };
  if (role.kind === 'requirement' || role.kind === 'scenario')
    return { kind: role.kind, prefix: role.prefix };
  const { requirement, scenario } = builder;
  const inRequirement = requirement !== undefined && heading.depth > requirement.depth;
  const inScenario = scenario !== undefined && heading.depth > scenario.depth;
  if (role.kind === 'evidence' && (inRequirement || inScenario)) return { kind: 'evidence' };
  if (inScenario) return { kind: 'part-of-claim' };
  if (inRequirement) {
    const isScenario = stepShape(section, text, builder.words) === 'steps' || findTag(words) !== undefined;
    return isScenario ? { kind: 'scenario', prefix: 0 } : { kind: 'part-of-claim' };
  }
  if (role.kind !== 'plain' && role.kind !== 'evidence') return { kind: 'section' };
  if (isTitle(walk, heading)) return { kind: 'title' };
  if (!below || place.kind === 'none') return { kind: 'other-section' };
  if (place.kind === 'requirements' && isUnmarkedRequirement(walk.sections, index, text, builder.words)) {
    builder.note('requirement-without-prefix', heading.start, heading.end, words);
    return { kind: 'requirement', prefix: 0 };
  }
  if (place.kind === 'scenarios' && stepShape(section, text, builder.words) !== 'none')
    return { kind: 'scenario', prefix: 0 };
  return { kind: 'part-of-section' };
}

/** The first heading of the first level, as long as nothing but introductions stand above it. */
function isTitle(walk: Walk, heading: HeadingBlock): boolean {
  return (
    heading.depth === 1 &&
    walk.title === undefined &&
    walk.builder.claims.length === 0 &&
    !walk.hasRequirements
  );
}

function leaveScenario(builder: SpecBuilder, heading: HeadingBlock): void {
  if (builder.scenario !== undefined && heading.depth <= builder.scenario.depth) closeScenario(builder);
}

function enterNamedSection(walk: Walk, section: Section, heading: HeadingBlock): void {
  const { builder } = walk;
  const { role } = section;
  const { start, end, depth } = heading;
  if (role.kind === 'delta') {
    builder.note('delta-in-main-spec', start, end, section.words);
    const gone = role.operation === 'removed' || role.operation === 'renamed';
    walk.place = { kind: gone ? 'removed' : 'requirements', depth };
  } else if (role.kind === 'purpose' || role.kind === 'requirements' || role.kind === 'scenarios') {
    if (role.translated) builder.note('translated-heading', start, end, section.words);
    if (role.kind === 'requirements') walk.hasRequirements = true;
    walk.place = { kind: role.kind, depth };
  }
}

function enterRequirement(walk: Walk, section: Section, heading: HeadingBlock, prefix: number): void {
  const { builder, place } = walk;
  const { start, end } = heading;
  if (place.kind !== 'requirements' || heading.depth <= place.depth)
    builder.note('requirement-outside-section', start, end, section.words);
  if (section.role.kind === 'requirement' && section.role.translated)
    builder.note('translated-heading', start, end, section.words);
  openRequirement(builder, heading, readTitle(builder.file.text, heading, prefix, walk.tagged));
}

function enterScenario(walk: Walk, section: Section, heading: HeadingBlock, prefix: number): void {
  const { builder } = walk;
  const { start, end, depth } = heading;
  // A scenario above its requirement's level belongs to no requirement.
  if (builder.requirement !== undefined && depth < builder.requirement.depth) closeRequirement(builder);
  const open = builder.requirement;
  if (section.role.kind === 'scenario' && section.role.translated)
    builder.note('translated-heading', start, end, section.words);
  if (open === undefined) builder.note('scenario-outside-requirement', start, end, section.words);
  if (depth !== (open === undefined ? 4 : open.depth + 1))
    builder.note('scenario-at-odd-level', start, end, section.words);
  openScenario(builder, heading, readTitle(builder.file.text, heading, prefix, walk.tagged), 'heading');
}

function addHeading(builder: SpecBuilder, section: Section, heading: HeadingBlock): void {
  const span = { path: builder.file.path, start: heading.start, end: heading.end };
  addParts(builder, [{ kind: 'heading', span, depth: heading.depth, text: section.words }]);
}

/** Reads what stands under a heading, up to the next one. */
export function fillSection(walk: Walk, section: Section, index: number): void {
  const { builder, place } = walk;
  const { text, path } = builder.file;
  const open = builder.scenario ?? builder.requirement;
  const own = open !== undefined && section.heading?.start === open.draft.claim.headingSpan.start;
  const isPurpose = place.kind === 'purpose' && section.role.kind === 'purpose';
  const context: PartContext = {
    path,
    text,
    words: builder.words,
    note: builder.note,
    budget: builder.budget,
    place: walk.evidence !== undefined ? 'evidence' : isPurpose ? 'purpose' : own ? 'claim' : 'other',
    ...(walk.evidence === undefined ? {} : { heading: walk.evidence }),
  };
  const inRequirement = builder.requirement !== undefined && builder.scenario === undefined;
  if (inRequirement && !own && stepShape(section, text, builder.words) === 'bullets') {
    fillBullets(builder, section, context);
    return;
  }
  const { inside, after } = divide(walk, section, index);
  addFences(builder, inside);
  const parts = toParts(inside, context);
  addParts(builder, parts);
  if (isPurpose) notePurpose(walk, parts);
  if (after.length > 0) addBetween(walk, toParts(after, { ...context, place: 'other' }), after);
}

function addBetween(walk: Walk, parts: readonly Part[], blocks: readonly Block[]): void {
  const { builder } = walk;
  closeRequirement(builder);
  addFences(builder, blocks);
  addParts(builder, parts);
  const said = parts.find((part) => !isRule(builder.file.text, part.span.start, part.span.end));
  if (said === undefined) return;
  const words = collapse(builder.file.text, said.span.start, said.span.end);
  builder.note('text-outside-requirement', said.span.start, said.span.end, words.slice(0, 120));
}

const BOLD_LABEL = /^(?:\*\*|__)[^*_\r\n]+(?::(?:\*\*|__)|(?:\*\*|__):)$/;

/**
 * Divides the blocks under a claim's heading where text begins that belongs to neither this requirement nor the next:
 * after a rule, when a requirement or the end comes next; and a lone line in bold that ends in a colon directly above a
 * requirement. Comments alone stay with the requirement above, where archiving leaves them.
 */
function divide(
  walk: Walk,
  section: Section,
  index: number,
): { inside: readonly Block[]; after: readonly Block[] } {
  const { blocks } = section;
  const all = { inside: blocks, after: [] };
  const next = walk.sections[index + 1];
  const open = walk.builder.requirement;
  if (open === undefined || (next?.heading !== undefined && next.heading.depth > open.depth)) return all;
  const { text } = walk.builder.file;
  const rule = blocks.findIndex((block) => block.kind === 'rule');
  if (rule !== -1) {
    const rest = blocks.slice(rule);
    const isQuiet = (block: Block): boolean =>
      block.kind === 'rule' || (block.kind === 'html' && text.startsWith('<!--', block.start));
    return rest.every(isQuiet) ? all : { inside: blocks.slice(0, rule), after: rest };
  }
  const last = blocks.at(-1);
  if (next?.role.kind !== 'requirement' || last?.kind !== 'paragraph' || blocks.length < 2) return all;
  if (!BOLD_LABEL.test(text.slice(last.start, last.end))) return all;
  return { inside: blocks.slice(0, -1), after: [last] };
}

function notePurpose(walk: Walk, parts: readonly Part[]): void {
  if (parts.some((part) => part.kind !== 'comment')) walk.hasPurpose = true;
  if (walk.purpose.length === 0) walk.purpose = parts;
  const placeholder = parts.find((part) => part.kind === 'placeholder');
  if (placeholder === undefined) return;
  const { start, end } = placeholder.span;
  walk.builder.note('placeholder-purpose', start, end, collapse(walk.builder.file.text, start, end));
}

/** `## Requirements` stuck to the line above. */
function noteMissingBlankLine(builder: SpecBuilder, heading: HeadingBlock): void {
  const { text } = builder.file;
  let at = heading.start;
  if (text[at - 1] === '\n') at--;
  if (text[at - 1] === '\r') at--;
  if (at === heading.start) return;
  const end = at;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  const line = text.slice(at, end).trim();
  if (line === '' || /^#{1,6}(?:\s|$)/.test(line)) return;
  const words = text.slice(heading.textStart, heading.textEnd);
  builder.note('missing-blank-line', heading.start, heading.end, words);
}
