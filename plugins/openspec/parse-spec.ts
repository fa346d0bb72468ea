import type { Capability, Part, SourceFile } from '#model';
import { findAllows } from './allows.ts';
import { assignAddresses } from './assign-addresses.ts';
import { readAuthorBlocks } from './author-blocks.ts';
import type { Block, HeadingBlock, ListItem } from './block.ts';
import { type CapabilityDraft, toCapability } from './draft.ts';
import { keywordsIn } from './find-steps.ts';
import { findTag } from './find-tag.ts';
import { noteLinks } from './note-links.ts';
import { readTitle } from './read-title.ts';
import { isUnmarkedRequirement, type Section, stepShape, toSections } from './sections.ts';
import { collapse } from './source-text.ts';
import {
  addFences,
  addParts,
  closeRequirement,
  closeScenario,
  openRequirement,
  openScenario,
  type SpecBuilder,
  specBuilder,
} from './spec-builder.ts';
import { type ExtraStepWords, type StepWords, stepWords } from './step-words.ts';
import { type PartContext, toParts } from './to-parts.ts';

/** How to read specs. */
export interface SpecOptions {
  /** Words that mean a step keyword, added to the known ones. */
  readonly stepKeywords?: ExtraStepWords;
  /** Addresses that are taken by other specs; compared without case. */
  readonly reserved?: Iterable<string>;
}

/**
 * Reads one spec.
 *
 * Ensures: never throws, on any text; the parts with the headings of requirements and scenarios cover every non-blank
 * line, in the author's order; spans lie inside the text, those of children inside their parents'.
 */
export function parseSpec(file: SourceFile, id: string, options: SpecOptions = {}): Capability {
  const draft = readSpec(file, id, stepWords(options.stepKeywords));
  assignAddresses(draft.claims, [id, ...(options.reserved ?? [])]);
  return toCapability(draft);
}

/** The section of the spec that is being read: what unmarked headings in it mean. */
interface Place {
  readonly kind: 'none' | 'purpose' | 'requirements' | 'removed' | 'scenarios' | 'other';
  readonly depth: number;
}

interface Walk {
  readonly builder: SpecBuilder;
  readonly sections: readonly Section[];
  /** Whether some claim of the file has a canonical tag. */
  readonly tagged: boolean;
  place: Place;
  title?: string;
  purpose: Part[];
  hasPurpose: boolean;
  hasRequirements: boolean;
  /** Set under `Evidence`, until the next heading. */
  evidence: HeadingBlock | undefined;
}

/** Reads one spec but for the addresses, which depend on the whole project. */
export function readSpec(file: SourceFile, id: string, words: StepWords): CapabilityDraft {
  const builder = specBuilder(file, id, words);
  const blocks = readAuthorBlocks(file, builder.note);
  const sections = toSections(blocks, file.text);
  const walk: Walk = {
    builder,
    sections,
    tagged: sections.some((section) => findTag(section.words) !== undefined),
    place: { kind: 'none', depth: 0 },
    purpose: [],
    hasPurpose: false,
    hasRequirements: false,
    evidence: undefined,
  };
  for (const [index, section] of sections.entries()) {
    walk.evidence = undefined;
    if (section.heading !== undefined) enter(walk, section, section.heading, index);
    fill(walk, section);
  }
  closeRequirement(builder);
  noteWhole(walk);
  noteLinks(file, blocks, builder.note);
  return finish(walk, blocks);
}

function finish(walk: Walk, blocks: readonly Block[]): CapabilityDraft {
  const { builder } = walk;
  const { file, id } = builder;
  const frontMatter = builder.body.find((part) => part.kind === 'front-matter');
  const title = walk.title ?? frontMatter?.values['title'] ?? titleOfId(id);
  const purpose = purposeOf(walk.purpose, file.text, file.path);
  builder.irregularities.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return {
    file,
    capability: {
      id,
      path: file.path,
      title,
      ...(frontMatter === undefined
        ? {}
        : { frontMatter: { span: frontMatter.span, values: frontMatter.values } }),
      ...(purpose === undefined ? {} : { purpose }),
      body: builder.body,
      irregularities: builder.irregularities,
      allows: findAllows(file, blocks, builder.claims),
    },
    claims: builder.claims,
    fences: builder.fences,
    blocks,
  };
}

function titleOfId(id: string): string {
  const words = (id.split('/').at(-1) ?? id).replace(/[-_]+/g, ' ').trim();
  return words === '' ? id : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The prose that opens the Purpose section, up to its first fence, list of steps or heading. */
function purposeOf(parts: readonly Part[], text: string, path: string): Capability['purpose'] | undefined {
  const prose = parts.filter((part) => part.kind !== 'comment');
  const first = prose[0];
  if (first === undefined) return undefined;
  const until = prose.findIndex((part) => part.kind !== 'prose' && part.kind !== 'placeholder');
  const opening = until === -1 ? prose : prose.slice(0, until);
  const last = opening.at(-1);
  if (last === undefined) return undefined;
  const span = { path, start: first.span.start, end: last.span.end };
  const placeholder = opening.every((part) => part.kind === 'placeholder');
  return { span, text: text.slice(span.start, span.end).replace(/\r\n?/g, '\n'), placeholder };
}

/** Decides what a heading begins. */
function enter(walk: Walk, section: Section, heading: HeadingBlock, index: number): void {
  const { builder, place } = walk;
  const { role } = section;
  noteMissingBlankLine(walk, heading);
  if (place.kind === 'removed' && heading.depth > place.depth) return plain(walk, section, heading);
  if (role.kind === 'requirement') return requirement(walk, section, heading, role.prefix);
  if (role.kind === 'scenario') return scenario(walk, section, heading, role.prefix);
  const { requirement: open } = builder;
  const inside = open !== undefined && heading.depth > open.depth;
  if (
    role.kind === 'evidence' &&
    (inside || (builder.scenario !== undefined && heading.depth > builder.scenario.depth))
  ) {
    if (builder.scenario !== undefined && heading.depth <= builder.scenario.depth) closeScenario(builder);
    walk.evidence = heading;
    return;
  }
  if (inside) return insideRequirement(walk, section, heading);
  if (role.kind !== 'plain' && role.kind !== 'evidence') return namedSection(walk, section, heading);
  closeRequirement(builder);
  if (isTitle(walk, heading, index)) {
    walk.title = section.words;
    return addHeading(walk, section, heading);
  }
  const below = heading.depth > place.depth;
  if (below && place.kind === 'requirements') {
    if (isUnmarkedRequirement(walk.sections, index, builder.file.text, builder.words)) {
      builder.note('requirement-without-prefix', heading.start, heading.end, section.words);
      return requirement(walk, section, heading, 0);
    }
    return addHeading(walk, section, heading);
  }
  if (below && place.kind === 'scenarios' && stepShape(section, builder.file.text, builder.words) !== 'none')
    return scenario(walk, section, heading, 0);
  if (!below || place.kind === 'none') walk.place = { kind: 'other', depth: heading.depth };
  addHeading(walk, section, heading);
}

function isTitle(walk: Walk, heading: HeadingBlock, index: number): boolean {
  if (heading.depth !== 1 || walk.title !== undefined || walk.builder.claims.length > 0) return false;
  return (
    !walk.hasRequirements || walk.sections.slice(0, index).every((section) => section.heading === undefined)
  );
}

function namedSection(walk: Walk, section: Section, heading: HeadingBlock): void {
  const { builder } = walk;
  const { role } = section;
  closeRequirement(builder);
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
  addHeading(walk, section, heading);
}

function plain(walk: Walk, section: Section, heading: HeadingBlock): void {
  closeRequirement(walk.builder);
  addHeading(walk, section, heading);
}

function requirement(walk: Walk, section: Section, heading: HeadingBlock, prefix: number): void {
  const { builder, place } = walk;
  closeRequirement(builder);
  if (place.kind !== 'requirements' || heading.depth <= place.depth)
    builder.note('requirement-outside-section', heading.start, heading.end, section.words);
  if (section.role.kind === 'requirement' && section.role.translated)
    builder.note('translated-heading', heading.start, heading.end, section.words);
  openRequirement(builder, heading, readTitle(builder.file.text, heading, prefix, walk.tagged));
}

function scenario(walk: Walk, section: Section, heading: HeadingBlock, prefix: number): void {
  const { builder } = walk;
  // A scenario above its requirement's level belongs to no requirement.
  if (builder.requirement !== undefined && heading.depth < builder.requirement.depth)
    closeRequirement(builder);
  const { requirement: open } = builder;
  const { start, end } = heading;
  if (section.role.kind === 'scenario' && section.role.translated)
    builder.note('translated-heading', start, end, section.words);
  if (open === undefined) builder.note('scenario-outside-requirement', start, end, section.words);
  if (heading.depth !== (open === undefined ? 4 : open.depth + 1))
    builder.note('scenario-at-odd-level', start, end, section.words);
  openScenario(builder, heading, readTitle(builder.file.text, heading, prefix, walk.tagged), 'heading');
}

/** A heading below a requirement that does not say what it is. */
function insideRequirement(walk: Walk, section: Section, heading: HeadingBlock): void {
  const { builder } = walk;
  if (
    builder.scenario !== undefined &&
    heading.depth > builder.scenario.depth &&
    builder.scenario.draft.claim.kind === 'scenario'
  )
    return addHeading(walk, section, heading);
  closeScenario(builder);
  const shape = stepShape(section, builder.file.text, builder.words);
  if (shape === 'steps' || findTag(section.words) !== undefined) return scenario(walk, section, heading, 0);
  addHeading(walk, section, heading);
}

function addHeading(walk: Walk, section: Section, heading: HeadingBlock): void {
  const span = { path: walk.builder.file.path, start: heading.start, end: heading.end };
  addParts(walk.builder, [{ kind: 'heading', span, depth: heading.depth, text: section.words }]);
}

/** Reads what stands under a heading. */
function fill(walk: Walk, section: Section): void {
  const { builder, place } = walk;
  const { text, path } = builder.file;
  const open = builder.scenario ?? builder.requirement;
  const own = open !== undefined && section.heading?.start === open.draft.claim.headingSpan.start;
  const grouped =
    builder.requirement !== undefined &&
    builder.scenario === undefined &&
    !own &&
    stepShape(section, text, builder.words) === 'bullets';
  const isPurpose = place.kind === 'purpose' && section.role.kind === 'purpose';
  const context: PartContext = {
    path,
    text,
    words: builder.words,
    note: builder.note,
    place: walk.evidence !== undefined ? 'evidence' : isPurpose ? 'purpose' : own ? 'claim' : 'other',
    ...(walk.evidence === undefined ? {} : { heading: walk.evidence }),
  };
  if (grouped) return bullets(walk, section, context);
  const { inside, after } =
    own || open !== undefined ? divide(walk, section) : { inside: section.blocks, after: [] };
  addFences(builder, inside);
  const parts = toParts(inside, context);
  addParts(builder, parts);
  if (isPurpose) notePurpose(walk, parts);
  if (after.length > 0) {
    closeRequirement(builder);
    addFences(builder, after);
    const between = toParts(after, { ...context, place: 'other' });
    const first = between[0];
    const last = between.at(-1);
    if (first !== undefined && last !== undefined)
      builder.note(
        'text-outside-requirement',
        first.span.start,
        last.span.end,
        collapse(text, first.span.start, last.span.end).slice(0, 120),
      );
    addParts(builder, between);
  }
}

/**
 * Text between requirements that belongs to neither: what follows a rule, when a requirement or the end comes next, and a
 * lone line in bold that ends in a colon directly above a requirement. Comments alone stay with the requirement above.
 */
function divide(walk: Walk, section: Section): { inside: readonly Block[]; after: readonly Block[] } {
  const all = { inside: section.blocks, after: [] };
  const next = walk.sections[walk.sections.indexOf(section) + 1];
  const open = walk.builder.requirement;
  if (open === undefined || (next?.heading !== undefined && next.heading.depth > open.depth)) return all;
  const { text } = walk.builder.file;
  const rule = section.blocks.findIndex((block) => block.kind === 'rule');
  if (rule !== -1) {
    const rest = section.blocks.slice(rule);
    const says = rest.some(
      (block) => block.kind !== 'rule' && !(block.kind === 'html' && text.startsWith('<!--', block.start)),
    );
    return says ? { inside: section.blocks.slice(0, rule), after: rest } : all;
  }
  const last = section.blocks.at(-1);
  if (next?.role.kind !== 'requirement' || last?.kind !== 'paragraph' || section.blocks.length < 2)
    return all;
  if (!/^(?:\*\*|__)[^*_\r\n]+(?::(?:\*\*|__)|(?:\*\*|__):)$/.test(text.slice(last.start, last.end)))
    return all;
  return { inside: section.blocks.slice(0, -1), after: [last] };
}

/** A heading that groups scenarios: each bullet that holds a WHEN and a THEN is one. */
function bullets(walk: Walk, section: Section, context: PartContext): void {
  const { builder } = walk;
  const { heading } = section;
  if (heading !== undefined) builder.note('grouped-scenarios', heading.start, heading.end, section.words);
  for (const block of section.blocks) {
    if (block.kind !== 'list') {
      closeScenario(builder);
      addFences(builder, [block]);
      addParts(builder, toParts([block], context));
      continue;
    }
    for (const item of block.items) {
      const title = titleOfBullet(builder, item);
      closeScenario(builder);
      const list: Block = { kind: 'list', start: item.start, end: item.end, items: [item] };
      if (title !== undefined) {
        const { start, end } = item;
        const depth = (heading?.depth ?? 4) + 1;
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
      addFences(builder, [list]);
      addParts(builder, toParts([list], { ...context, place: title === undefined ? 'other' : 'claim' }));
    }
  }
  closeScenario(builder);
}

/** The words of its WHEN name a scenario that is a bullet. */
function titleOfBullet(builder: SpecBuilder, item: ListItem): string | undefined {
  const first = item.children[0];
  if (first?.kind !== 'paragraph') return undefined;
  const { text } = builder.file;
  const seen = keywordsIn(text, first.start, first.end, builder.words);
  const at = seen.findIndex((key) => key.keyword === 'when');
  const index = at === -1 ? seen.findIndex((key) => key.keyword === 'given') : at;
  const key = seen[index];
  if (key === undefined || !seen.some((each) => each.keyword === 'then')) return undefined;
  const words = collapse(text, key.textStart, seen[index + 1]?.start ?? first.end);
  return words.replace(/[\s*_,]+$/, '') || collapse(text, first.start, first.end);
}

function notePurpose(walk: Walk, parts: readonly Part[]): void {
  const says = parts.filter((part) => part.kind !== 'comment');
  if (says.length > 0) walk.hasPurpose = true;
  if (walk.purpose.length === 0) walk.purpose = [...parts];
  const placeholder = parts.find((part) => part.kind === 'placeholder');
  if (placeholder !== undefined) {
    const { start, end } = placeholder.span;
    walk.builder.note('placeholder-purpose', start, end, collapse(walk.builder.file.text, start, end));
  }
}

function noteWhole(walk: Walk): void {
  const { builder } = walk;
  const { text } = builder.file;
  const firstEnd = /[\r\n]/.exec(text)?.index ?? text.length;
  if (!walk.hasPurpose) builder.note('missing-purpose', 0, firstEnd, builder.id);
  if (!walk.hasRequirements) builder.note('missing-requirements', 0, firstEnd, builder.id);
}

/** `## Requirements` stuck to the line above. */
function noteMissingBlankLine(walk: Walk, heading: HeadingBlock): void {
  const { text } = walk.builder.file;
  const above = /([^\r\n]*)(?:\r\n?|\n)$/.exec(text.slice(Math.max(0, heading.start - 400), heading.start));
  const line = above?.[1]?.trim() ?? '';
  if (line !== '' && !/^#{1,6}\s/.test(line))
    walk.builder.note(
      'missing-blank-line',
      heading.start,
      heading.end,
      text.slice(heading.textStart, heading.textEnd),
    );
}
