import type {
  Address,
  Fence,
  Irregularity,
  Metadata,
  Part,
  Requirement,
  Scenario,
  Sentence,
  SourceFile,
  Strength,
} from '#model';
import type { Note } from './author-blocks.ts';
import type { Block, HeadingBlock } from './block.ts';
import type { ClaimDraft } from './draft.ts';
import { fencesIn } from './evidence.ts';
import { tagFromMetadata } from './find-tag.ts';
import { type ReadBudget, readBudget } from './read-budget.ts';
import type { ClaimTitle } from './read-title.ts';
import { strengthOf } from './split-sentences.ts';
import type { StepWords } from './step-words.ts';

/** A requirement or scenario that is being read. */
export interface OpenClaim {
  readonly draft: ClaimDraft & { words: string };
  readonly depth: number;
  readonly body: (Part | Scenario)[];
  /** Where its last block ends. */
  end: number;
  /** True once it has a strength of its own. */
  strong: boolean;
}

/** What has been read of a spec so far. */
export interface SpecBuilder {
  readonly file: SourceFile;
  readonly id: string;
  readonly words: StepWords;
  readonly note: Note;
  readonly budget: ReadBudget;
  readonly irregularities: Irregularity[];
  readonly body: (Part | Requirement | Scenario)[];
  readonly claims: ClaimDraft[];
  readonly fences: { fence: Fence; claim?: ClaimDraft }[];
  requirement: OpenClaim | undefined;
  scenario: OpenClaim | undefined;
}

/** Begins to read a file, or a section of it with what the others have left of its budget. */
export function specBuilder(
  file: SourceFile,
  id: string,
  words: StepWords,
  budget: ReadBudget = readBudget(),
): SpecBuilder {
  const irregularities: Irregularity[] = [];
  const note: Note = (kind, start, end, detail) => {
    irregularities.push({ kind, span: { path: file.path, start, end }, detail });
  };
  return {
    file,
    id,
    words,
    note,
    budget,
    irregularities,
    body: [],
    claims: [],
    fences: [],
    requirement: undefined,
    scenario: undefined,
  };
}

/** Begins a requirement; what was open ends. */
export function openRequirement(builder: SpecBuilder, heading: HeadingBlock, title: ClaimTitle): void {
  closeRequirement(builder);
  const body: (Part | Scenario)[] = [];
  const claim: Requirement = { kind: 'requirement', ...claimBlock(builder, heading, title), body };
  const draft = { claim, capability: builder.id, name: title.name, words: '' };
  builder.body.push(claim);
  builder.claims.push(draft);
  builder.requirement = { draft, depth: heading.depth, body, end: heading.end, strong: false };
}

/** Begins a scenario, in the open requirement when there is one. */
export function openScenario(
  builder: SpecBuilder,
  heading: HeadingBlock,
  title: ClaimTitle,
  form: Scenario['form'],
): void {
  closeScenario(builder);
  const body: Part[] = [];
  const claim: Scenario = { kind: 'scenario', form, ...claimBlock(builder, heading, title), body };
  const { requirement } = builder;
  const owner = requirement === undefined ? {} : { requirement: requirement.draft };
  const draft = { claim, capability: builder.id, name: title.name, words: '', ...owner };
  if (requirement === undefined) builder.body.push(claim);
  else requirement.body.push(claim);
  builder.claims.push(draft);
  // A scenario has no sub-scenarios, so its body only ever gets parts.
  builder.scenario = {
    draft,
    depth: heading.depth,
    body: body as (Part | Scenario)[],
    end: heading.end,
    strong: false,
  };
  extend(builder, heading.end);
}

function claimBlock(
  builder: SpecBuilder,
  heading: HeadingBlock,
  title: ClaimTitle,
): Omit<Requirement, 'kind' | 'body'> {
  const { path } = builder.file;
  if (title.malformed !== undefined) {
    const { start, end } = title.malformed;
    builder.note('malformed-tag', start, end, builder.file.text.slice(start, end));
  }
  return {
    // Given later, when all claims are known.
    address: '' as Address,
    ...(title.tag === undefined
      ? {}
      : { tag: title.tag, tagSpan: { path, start: title.tagStart, end: title.tagEnd } }),
    title: title.title,
    span: { path, start: heading.start, end: heading.end },
    headingSpan: { path, start: heading.start, end: heading.end },
    strength: 'mandatory',
  };
}

/** Adds parts to what is innermost open. */
export function addParts(builder: SpecBuilder, parts: readonly Part[]): void {
  const open = builder.scenario ?? builder.requirement;
  const body: (Part | Requirement | Scenario)[] = open?.body ?? builder.body;
  for (const part of parts) {
    body.push(part);
    extend(builder, part.span.end);
    if (open !== undefined) learn(open, part, builder.file.text);
  }
}

/** Records the fences of blocks, at any depth, with the claim they stand under. */
export function addFences(builder: SpecBuilder, blocks: readonly Block[]): void {
  const claim = (builder.scenario ?? builder.requirement)?.draft;
  for (const block of blocks) {
    for (const fence of fencesIn(builder.file.path, block)) {
      builder.fences.push(claim === undefined ? { fence } : { fence, claim });
      if (!fence.closed) noteUnclosed(builder, fence);
    }
  }
}

function noteUnclosed(builder: SpecBuilder, fence: Fence): void {
  const hidden = fence.value.match(/^#{1,6}\s+\S/gm)?.length ?? 0;
  const firstLine = builder.file.text.slice(fence.span.start, fence.span.end).split(/[\r\n]/, 1)[0] ?? '';
  const detail =
    hidden === 0 ? firstLine : `${firstLine}, which hides ${hidden} ${hidden === 1 ? 'heading' : 'headings'}`;
  builder.note('unclosed-fence', fence.span.start, fence.span.start + firstLine.length, detail);
}

function extend(builder: SpecBuilder, end: number): void {
  for (const open of [builder.scenario, builder.requirement])
    if (open !== undefined && open.end < end) open.end = end;
}

/** Takes a claim's strength, its identifier and its words from a part of its own. */
function learn(open: OpenClaim, part: Part, text: string): void {
  open.draft.words += `${text.slice(part.span.start, part.span.end).replace(/\s+/g, ' ')}\n`;
  const strengths = strengthsOf(part);
  for (const strength of strengths) {
    if (!open.strong || rank(strength) < rank(open.draft.claim.strength))
      open.draft.claim.strength = strength;
    open.strong = true;
  }
  if (part.kind === 'metadata' && open.draft.claim.tag === undefined) {
    const id = part.entries.find((entry) =>
      /^(?:id|identifier|(?:requirement|scenario|spec) id)$/i.test(entry.key),
    );
    if (id !== undefined) tagByMetadata(open, id, text);
  }
}

function tagByMetadata(open: OpenClaim, entry: Metadata, text: string): void {
  const tag = tagFromMetadata(entry.value);
  if (tag === undefined) return;
  const start = text.indexOf(tag, entry.span.start);
  open.draft.claim.tag = tag;
  open.draft.claim.tagSpan = { path: entry.span.path, start, end: start + tag.length };
}

function strengthsOf(part: Part): Strength[] {
  const present = (found: Sentence | { readonly strength?: Strength | undefined }): Strength[] =>
    found.strength === undefined ? [] : [found.strength];
  if (part.kind === 'sentence') return part.sentences.flatMap(present);
  if (part.kind === 'steps')
    return part.steps.flatMap((step) => present({ strength: strengthOf(step.text) }));
  return [];
}

function rank(strength: Strength): number {
  return strength === 'mandatory' ? 0 : strength === 'advisory' ? 1 : 2;
}

/** Ends the open scenario. */
export function closeScenario(builder: SpecBuilder): void {
  const { scenario, requirement } = builder;
  if (scenario === undefined) return;
  const { claim } = scenario.draft;
  claim.span = { ...claim.span, end: scenario.end };
  if (!scenario.strong && requirement !== undefined) claim.strength = requirement.draft.claim.strength;
  builder.scenario = undefined;
}

/** Ends the open scenario and the open requirement. */
export function closeRequirement(builder: SpecBuilder): void {
  closeScenario(builder);
  const { requirement } = builder;
  if (requirement === undefined) return;
  const { claim } = requirement.draft;
  claim.span = { ...claim.span, end: requirement.end };
  builder.requirement = undefined;
}
