import type { Delta, DeltaEntry, Irregularity, SourceFile } from '#model';
import { assignAddresses } from './assign-addresses.ts';
import type { Note } from './author-blocks.ts';
import { readAuthorBlocks } from './author-blocks.ts';
import type { Block, HeadingBlock, ListItem } from './block.ts';
import type { ClaimDraft } from './draft.ts';
import { roleOfHeading } from './heading-words.ts';
import { noteRefused } from './note-links.ts';
import { officialName } from './official/official-reading.ts';
import { type ReadBudget, readBudget } from './read-budget.ts';
import { type Section, toSections } from './sections.ts';
import { collapse, type Line, linesOf } from './source-text.ts';
import { closeRequirement, specBuilder } from './spec-builder.ts';
import type { StepWords } from './step-words.ts';
import { enterSection, fillSection, type Walk } from './walk-sections.ts';

type Operation = DeltaEntry['operation'];

/** An entry that may still get its requirement. */
interface EntryDraft {
  readonly operation: Operation;
  readonly name: string;
  readonly from?: string;
  readonly claim?: ClaimDraft;
  readonly start: number;
  end: number;
}

/**
 * Reads the spec of a capability inside a change: its entries by section, and what of it the official tool would not see.
 * Ensures: never throws, on any text.
 */
export function readDelta(file: SourceFile, capability: string, words: StepWords): Delta {
  const irregularities: Irregularity[] = [];
  const note: Note = (kind, start, end, detail) => {
    irregularities.push({ kind, span: { path: file.path, start, end }, detail });
  };
  const budget = readBudget();
  const sections = toSections(readAuthorBlocks(file, note, budget), file.text);
  const entries: EntryDraft[] = [];
  const claims: ClaimDraft[] = [];
  let found = false;
  for (let index = 0; index < sections.length; index++) {
    const section = sections[index];
    if (section?.heading === undefined) continue;
    const operation = operationOf(section, section.heading, note);
    if (operation === undefined) {
      if (section.role.kind === 'requirement')
        note('malformed-delta', section.heading.start, section.heading.end, section.words);
      continue;
    }
    found = true;
    const end = sectionEnd(sections, index, section.heading.depth);
    const own = sections.slice(index, end);
    const read = readSection(file, capability, words, operation, own, note, budget);
    for (const entry of read.entries) entries.push(entry);
    for (const claim of read.claims) claims.push(claim);
    index = end - 1;
  }
  if (!found && !irregularities.some((each) => each.kind === 'malformed-delta'))
    note('malformed-delta', 0, linesOf(file.text, 0, file.text.length)[0]?.end ?? 0, 'no section of changes');
  noteRefused(budget, note);
  assignAddresses(claims, [capability]);
  irregularities.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return {
    capability,
    path: file.path,
    entries: entries.map((entry) => toEntry(entry, file.path)),
    irregularities,
  };
}

function toEntry(draft: EntryDraft, path: string): DeltaEntry {
  const { operation, name, from, claim, start, end } = draft;
  return {
    operation,
    name,
    ...(from === undefined ? {} : { from }),
    ...(claim?.claim.kind === 'requirement' ? { requirement: claim.claim } : {}),
    span: { path, start, end },
  };
}

/** What a heading's section changes; headings that only resemble the four known ones are read and noted. */
function operationOf(section: Section, heading: HeadingBlock, note: Note): Operation | undefined {
  if (section.role.kind !== 'delta') return undefined;
  if (!section.role.exact || heading.depth !== 2)
    note('malformed-delta', heading.start, heading.end, section.words);
  return section.role.operation;
}

function sectionEnd(sections: readonly Section[], from: number, depth: number): number {
  let next = from + 1;
  for (; next < sections.length; next++) {
    const section = sections[next];
    if ((section?.heading?.depth ?? 7) <= depth || section?.role.kind === 'delta') break;
  }
  return next;
}

function readSection(
  file: SourceFile,
  capability: string,
  words: StepWords,
  operation: Operation,
  sections: readonly Section[],
  note: Note,
  budget: ReadBudget,
): { entries: EntryDraft[]; claims: readonly ClaimDraft[] } {
  const head = sections[0];
  if (head?.heading === undefined) return { entries: [], claims: [] };
  const entries = operation === 'renamed' ? renamedPairs(file, head, note) : [];
  if (operation === 'removed') for (const entry of removedBullets(file, head)) entries.push(entry);
  const builder = specBuilder(file, capability, words, budget);
  const inner = `${/^\w+\s+requirement\s*[:：]\s*/i.exec(head.words)?.[0] ?? ''}`;
  const walk: Walk = {
    builder,
    sections:
      inner === '' ? sections.slice(1) : [requirementHead(head, head.heading, inner), ...sections.slice(1)],
    tagged: true,
    place: { kind: 'requirements', depth: inner === '' ? head.heading.depth : head.heading.depth - 1 },
    title: '',
    purpose: [],
    hasPurpose: true,
    hasRequirements: true,
    evidence: undefined,
  };
  for (const [index, section] of walk.sections.entries()) {
    walk.evidence = undefined;
    if (section.heading !== undefined) enterSection(walk, section, section.heading, index);
    fillSection(walk, section, index);
  }
  closeRequirement(builder);
  for (const draft of builder.claims) {
    if (draft.claim.kind !== 'requirement') continue;
    const { start, end } = draft.claim.span;
    const heading = draft.claim.headingSpan;
    if (!/^###\s*Requirement:/i.test(file.text.slice(heading.start, heading.end)) && inner === '')
      note('malformed-delta', heading.start, heading.end, draft.name);
    entries.push({ operation, name: officialName(draft.name), claim: draft, start, end });
  }
  for (const each of builder.irregularities)
    if (!['requirement-without-prefix', 'requirement-outside-section'].includes(each.kind))
      note(each.kind, each.span.start, each.span.end, each.detail);
  entries.sort((a, b) => a.start - b.start);
  return { entries, claims: builder.claims };
}

/** `## ADDED Requirement: X` is section and requirement in one. */
function requirementHead(head: Section, heading: HeadingBlock, prefix: string): Section {
  const words = head.words.slice(prefix.length);
  return {
    heading: { ...heading, textStart: heading.textStart + prefix.length },
    words,
    role: { ...roleOfHeading(`Requirement: ${words}`), kind: 'requirement', prefix: 0, translated: false },
    blocks: head.blocks,
  };
}

const BULLET_NAME = /^`?###\s*Requirement:\s*(\S.*)$/i;

function removedBullets(file: SourceFile, head: Section): EntryDraft[] {
  return itemsOf(head.blocks).flatMap((item): EntryDraft[] => {
    const words = collapse(file.text, contentStart(item), item.end);
    const name = BULLET_NAME.exec(words)?.[1];
    return name === undefined
      ? []
      : [{ operation: 'removed', name: officialName(withoutTick(name)), start: item.start, end: item.end }];
  });
}

const RENAME = /^(?:[-*+]\s*)?(?:\*\*)?(FROM|TO)(?:\*\*)?:(?:\*\*)?\s*`?###\s*Requirement:\s*(\S.*)$/i;

/** A name that may stand in code marks, without the closing one. */
function withoutTick(name: string): string {
  const all = name.trimEnd();
  return all.length > 1 && all.endsWith('`') ? all.slice(0, -1) : all;
}

/** Pairs of FROM and TO; a line without its partner is noted. */
function renamedPairs(file: SourceFile, head: Section, note: Note): EntryDraft[] {
  const entries: EntryDraft[] = [];
  let pending: { name: string; line: Line } | undefined;
  const drop = (): void => {
    if (pending !== undefined)
      note('malformed-delta', pending.line.start, pending.line.end, `FROM ${pending.name} without TO`);
    pending = undefined;
  };
  for (const line of head.blocks.flatMap((block) => proseLines(file.text, block))) {
    const match = RENAME.exec(file.text.slice(line.start, line.end));
    if (match === null) continue;
    const name = officialName(withoutTick(match[2] ?? ''));
    if (/from/i.test(match[1] ?? '')) {
      drop();
      pending = { name, line };
    } else if (pending === undefined) {
      note('malformed-delta', line.start, line.end, `TO ${name} without FROM`);
    } else {
      entries.push({
        operation: 'renamed',
        name,
        from: pending.name,
        start: pending.line.start,
        end: line.end,
      });
      pending = undefined;
    }
  }
  drop();
  return entries;
}

function proseLines(text: string, block: Block): Line[] {
  return block.kind === 'paragraph' || block.kind === 'list' ? linesOf(text, block.start, block.end) : [];
}

function itemsOf(blocks: readonly Block[]): ListItem[] {
  return blocks.flatMap((block) => (block.kind === 'list' ? [...block.items] : []));
}

function contentStart(item: ListItem): number {
  return item.children[0]?.start ?? item.start;
}
