import type { Capability, Part, SourceFile } from '#model';
import { findAllows } from './allows.ts';
import { assignAddresses } from './assign-addresses.ts';
import { readAuthorBlocks } from './author-blocks.ts';
import { type CapabilityDraft, toCapability } from './draft.ts';
import { findTag } from './find-tag.ts';
import { noteLinks, noteRefused } from './note-links.ts';
import { toSections } from './sections.ts';
import { closeRequirement, specBuilder } from './spec-builder.ts';
import { type ExtraStepWords, type StepWords, stepWords } from './step-words.ts';
import { enterSection, fillSection, type Walk } from './walk-sections.ts';

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

/** Reads one spec but for the addresses, which depend on the whole project. */
export function readSpec(file: SourceFile, id: string, words: StepWords): CapabilityDraft {
  const builder = specBuilder(file, id, words);
  const blocks = readAuthorBlocks(file, builder.note, builder.budget);
  const sections = toSections(blocks, file.text);
  const walk: Walk = {
    builder,
    sections,
    tagged: sections.some((section) => findTag(section.words) !== undefined),
    place: { kind: 'none', depth: 0 },
    title: undefined,
    purpose: [],
    hasPurpose: false,
    hasRequirements: false,
    evidence: undefined,
  };
  for (const [index, section] of sections.entries()) {
    walk.evidence = undefined;
    if (section.heading !== undefined) enterSection(walk, section, section.heading, index);
    fillSection(walk, section, index);
  }
  closeRequirement(builder);
  noteWhole(walk);
  noteLinks(file, blocks, builder.note, builder.budget);
  noteRefused(builder.budget, builder.note);
  builder.irregularities.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return {
    file,
    capability: capabilityOf(walk, findAllows(file, blocks, builder.claims)),
    claims: builder.claims,
    fences: builder.fences,
    blocks,
  };
}

function capabilityOf(walk: Walk, allows: Capability['allows']): CapabilityDraft['capability'] {
  const { builder } = walk;
  const { file, id, body, irregularities } = builder;
  const frontMatter = body.find((part) => part.kind === 'front-matter');
  const purpose = purposeOf(walk.purpose, file);
  return {
    id,
    path: file.path,
    title: walk.title ?? frontMatter?.values.title ?? titleOfId(id),
    ...(frontMatter === undefined
      ? {}
      : { frontMatter: { span: frontMatter.span, values: frontMatter.values } }),
    ...(purpose === undefined ? {} : { purpose }),
    body,
    irregularities,
    allows,
  };
}

function titleOfId(id: string): string {
  const words = (id.split('/').at(-1) ?? id).replace(/[-_]+/g, ' ').trim();
  return words === '' ? id : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The prose that opens the Purpose section, up to its first fence, comment or heading. */
function purposeOf(parts: readonly Part[], file: SourceFile): Capability['purpose'] | undefined {
  const isWords = (part: Part): boolean => part.kind === 'prose' || part.kind === 'placeholder';
  const from = parts.findIndex(isWords);
  if (from === -1) return undefined;
  const until = parts.findIndex((part, index) => index > from && !isWords(part));
  const words = parts.slice(from, until === -1 ? undefined : until);
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const span = { path: file.path, start: first.span.start, end: last.span.end };
  const text = file.text.slice(span.start, span.end).replace(/\r\n?/g, '\n');
  return { span, text, placeholder: words.every((part) => part.kind === 'placeholder') };
}

function noteWhole(walk: Walk): void {
  const { builder } = walk;
  const { text } = builder.file;
  const firstEnd = /[\r\n]/.exec(text)?.index ?? text.length;
  if (!walk.hasPurpose) builder.note('missing-purpose', 0, firstEnd, builder.id);
  if (!walk.hasRequirements) builder.note('missing-requirements', 0, firstEnd, builder.id);
}
