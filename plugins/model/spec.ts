import type { Span } from './text.ts';

/** A stable identifier an author gave to a claim, without its brackets: `BOX-NULL-REJECT`. */
export type Tag = string & { readonly brand: 'Tag' };

/** What names a claim everywhere: its tag, or a generated `capability/requirement-slug[/scenario-slug]`. Unique in a project. */
export type Address = string & { readonly brand: 'Address' };

/** How strongly a statement binds (RFC 2119): SHALL/MUST, SHOULD, MAY. */
export type Strength = 'mandatory' | 'advisory' | 'optional';

/** One normative sentence in the author's words. */
export interface Sentence {
  readonly text: string;
  readonly span: Span;
  /** Absent when the sentence has no normative keyword. */
  readonly strength?: Strength;
}

export type StepKeyword = 'given' | 'when' | 'then' | 'and' | 'but';

/** One Gherkin-style step; `written` is the keyword as the author wrote it (`WHEN`, `When`, `当`). */
export interface Step {
  readonly keyword: StepKeyword;
  readonly written: string;
  readonly text: string;
  readonly span: Span;
  readonly keywordSpan: Span;
}

/** A `key: value` line such as `**ID**: X` or `- **Milestone**: M1`. */
export interface Metadata {
  readonly key: string;
  readonly value: string;
  readonly span: Span;
}

/** One entry of a `**References:**` list: a path, perhaps with a heading of that file after `#`. */
export interface Reference {
  readonly text: string;
  /** Path as written, relative to the project root or to the spec; absent when the text names no file. */
  readonly path?: string;
  /** What stands after `#`: a heading in words or a slug. */
  readonly fragment?: string;
  readonly span: Span;
}

/** A fenced code block. */
export interface Fence {
  /** First word of the info string, lower case; empty when there is none. */
  readonly language: string;
  readonly value: string;
  readonly span: Span;
  /** The lines between the fence markers. */
  readonly valueSpan: Span;
  /** False when the file ended before the fence did. */
  readonly closed: boolean;
}

/** One link of an evidence line: `[catalog.ts:222 classify()](/src/catalog.ts#L222)`. */
export interface EvidenceTarget {
  readonly text: string;
  readonly href: string;
  /** Path below the project root; absent when the address is no file of the project (a URL, an escape). */
  readonly path?: string;
  readonly line?: number;
  readonly endLine?: number;
  /** The symbol or the test title that the text names, without `file:line` before it and `()` after it. */
  readonly name?: string;
  readonly span: Span;
}

/** One entry under `##### Evidence`. */
export interface EvidenceLine {
  readonly kind: 'implementation' | 'test' | 'example' | 'other';
  /** As written before the colon: `Test (property)`. Empty when there is none. */
  readonly label: string;
  /** What stands in parentheses in the label, lower case: `property`. */
  readonly qualifier?: string;
  readonly targets: readonly EvidenceTarget[];
  /** Text of the line that is no link. */
  readonly text: string;
  readonly fences: readonly Fence[];
  readonly span: Span;
}

/**
 * A piece of a spec in the author's order; together with requirement and scenario headings the parts cover every
 * non-blank line of the file.
 */
export type Part =
  | { readonly kind: 'front-matter'; readonly span: Span; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'heading'; readonly span: Span; readonly depth: number; readonly text: string }
  | { readonly kind: 'prose'; readonly span: Span }
  | { readonly kind: 'placeholder'; readonly span: Span }
  | { readonly kind: 'comment'; readonly span: Span; readonly text: string }
  | { readonly kind: 'sentence'; readonly span: Span; readonly sentences: readonly Sentence[] }
  | { readonly kind: 'steps'; readonly span: Span; readonly steps: readonly Step[] }
  | { readonly kind: 'postcondition'; readonly span: Span; readonly text: string; readonly textSpan: Span }
  | { readonly kind: 'references'; readonly span: Span; readonly references: readonly Reference[] }
  | { readonly kind: 'metadata'; readonly span: Span; readonly entries: readonly Metadata[] }
  | { readonly kind: 'evidence'; readonly span: Span; readonly lines: readonly EvidenceLine[] }
  | { readonly kind: 'fence'; readonly span: Span; readonly fence: Fence };

interface ClaimBlock {
  readonly address: Address;
  readonly tag?: Tag;
  /** Where the tag stands in the file; absent without a tag. */
  readonly tagSpan?: Span;
  /** The heading's words without `Requirement:`, `Scenario:` and the tag. */
  readonly title: string;
  /** From the heading to the end of the block. */
  readonly span: Span;
  readonly headingSpan: Span;
  readonly strength: Strength;
}

/** A normative block of a capability. */
export interface Requirement extends ClaimBlock {
  readonly kind: 'requirement';
  readonly body: readonly (Part | Scenario)[];
}

/** A concrete behaviour, usually under a requirement. */
export interface Scenario extends ClaimBlock {
  readonly kind: 'scenario';
  /** `bullet`: one bullet of a list under a heading that groups scenarios. */
  readonly form: 'heading' | 'bullet';
  readonly body: readonly Part[];
}

/** A formal text in a fence, with the claim under whose heading it stands. */
export interface Model {
  /** `alloy`, `tla`, `promela`, `dafny`, … */
  readonly language: string;
  readonly fence: Fence;
  /** The requirement or scenario it stands under; absent at capability level. */
  readonly claim?: Address;
}

/** What the parser saw that a person would stumble over; rules turn it into findings. */
export interface Irregularity {
  readonly kind: IrregularityKind;
  readonly span: Span;
  /** Words for the message, such as the heading's text. */
  readonly detail: string;
}

export type IrregularityKind =
  | 'unclosed-fence'
  | 'malformed-tag'
  | 'malformed-front-matter'
  | 'malformed-evidence'
  | 'malformed-delta'
  | 'missing-purpose'
  | 'placeholder-purpose'
  | 'missing-requirements'
  | 'delta-in-main-spec'
  | 'requirement-outside-section'
  | 'requirement-without-prefix'
  | 'scenario-outside-requirement'
  | 'scenario-at-odd-level'
  | 'translated-heading'
  | 'grouped-scenarios'
  | 'text-outside-requirement'
  | 'missing-blank-line'
  | 'hidden-heading'
  | 'setext-heading'
  | 'ignored-file'
  | 'oversized-file'
  | 'unreadable-file'
  | 'broken-encoding'
  | 'unread-text'
  | 'unsafe-link';

/** `<!-- allow area/problem: reason -->`: accepts a finding of that code below it. */
export interface Allow {
  readonly code: string;
  /** Empty when the author gave none; then it accepts nothing. */
  readonly reason: string;
  readonly span: Span;
  /** The block in which it accepts: the claim it stands in, or the whole file before the first claim. */
  readonly scope: Span;
}

/** One area of behaviour: one `spec.md`. */
export interface Capability {
  /** Folder path below `openspec/specs`: `box`, `iac/policy-hooks`. */
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly frontMatter?: { readonly span: Span; readonly values: Readonly<Record<string, string>> };
  readonly purpose?: { readonly span: Span; readonly text: string; readonly placeholder: boolean };
  /** Everything in the author's order; requirements hold their scenarios. */
  readonly body: readonly (Part | Requirement | Scenario)[];
  readonly models: readonly Model[];
  readonly irregularities: readonly Irregularity[];
  readonly allows: readonly Allow[];
}

/** The requirements of a capability, in the author's order. */
export function requirementsOf(capability: Capability): readonly Requirement[] {
  return capability.body.filter((item): item is Requirement => item.kind === 'requirement');
}

/** The scenarios of a requirement, or those of a capability that stand outside its requirements, in order. */
export function scenariosOf(block: Requirement | Capability): readonly Scenario[] {
  return (block.body as readonly { kind: string }[]).filter(
    (item): item is Scenario => item.kind === 'scenario',
  );
}
