import type { PyramidLayer, QueueReason } from '#dependability';
import type { EvidenceStanding, Layer, Strength, VerdictStatus } from '#model';
import type { Counts, Href, Html, VerdictView } from './types.ts';

/** How much evidence there is on each layer, from the code's text up to people. */
export interface PyramidView {
  /** The picture in a sentence or two: how much, how old, which layers are missing. */
  readonly summary: string;
  /** Distinct pieces of all layers. */
  readonly pieces: number;
  readonly claims: number;
  /** Every layer, in the order of the model's `LAYERS`. */
  readonly layers: readonly (PyramidLayer & { readonly title: string })[];
}

/** One element of the argument, as text: what is read with it, what speaks against it, what was seen, what supports it. */
export interface ArgumentView {
  readonly kind: 'goal' | 'strategy' | 'solution' | 'context' | 'assumption' | 'justification';
  /** Shown and, for goals, the anchor on the page: `G1.2`. */
  readonly id: string;
  /** Text, not HTML, as in all of it. */
  readonly text: string;
  /** What it is to the element above. `seen`: evidence that does not count. */
  readonly role: 'supports' | 'challenges' | 'seen' | 'context';
  readonly status?: VerdictStatus;
  readonly standing?: EvidenceStanding;
  /** Why the verdict, why it does not count, or what is against the claim. */
  readonly note?: string;
  readonly href?: string;
  readonly undeveloped?: true;
  readonly children: readonly ArgumentView[];
}

/** What a case covers: it stands on each of its pages. */
export interface CaseScope {
  readonly commit?: string;
  readonly commitHref?: string;
  readonly committedAt?: string;
  readonly dirty: boolean;
  /** How much evidence there is, and how much of it is old. */
  readonly evidence: string;
  /** What nobody looked at, each as a phrase. */
  readonly notLookedAt: readonly string[];
}

/** The dependability case at `evidence/`: the top of the argument. */
export interface EvidencePage {
  readonly kind: 'evidence';
  readonly name: string;
  readonly scope: CaseScope;
  readonly status: VerdictStatus;
  readonly counts: Counts;
  readonly argument: ArgumentView;
  readonly picture: Html;
  readonly pyramid: PyramidView;
  /** Entries of the reviewer's queue by reason. */
  readonly queue: readonly { readonly reason: QueueReason; readonly count: number }[];
  readonly allCapabilities: number;
  /** All of them; of very many those that are worst off. */
  readonly capabilities: readonly {
    readonly href: string;
    readonly title: string;
    readonly verdict: VerdictView;
    readonly counts: Counts;
    readonly pyramid: PyramidView;
  }[];
}

/** The case for a capability, or for one requirement of a large one. */
export interface EvidencePartPage {
  readonly kind: 'evidence-part';
  readonly title: string;
  readonly titleHtml: Html;
  readonly tag?: string;
  readonly href: string;
  readonly breadcrumbs: readonly Href[];
  readonly capabilityId: string;
  readonly capability: string;
  /** The page that says what is promised. */
  readonly about: Href;
  readonly scope: CaseScope;
  readonly verdict: VerdictView;
  readonly argument: ArgumentView;
  readonly picture: Html;
  readonly pyramid: PyramidView;
  /** Of a capability: its requirements against the layers. */
  readonly matrix?: MatrixTable;
  readonly queue: readonly QueueEntry[];
  readonly previous?: Href;
  readonly next?: Href;
}

/** One row of the matrix. */
export interface MatrixRowView {
  readonly href: string;
  readonly title: string;
  readonly tag?: string;
  /** Absent for the row of a capability. */
  readonly strength?: Strength;
  readonly status: VerdictStatus;
  /** One for each column; undefined where there is nothing. */
  readonly cells: readonly (MatrixCellView | undefined)[];
}

export interface MatrixCellView {
  readonly layer: Layer;
  readonly pieces: number;
  readonly worst: EvidenceStanding;
  /** `1 failed, 3 passed`. */
  readonly words: string;
}

/** Rows that share their columns. */
export interface MatrixTable {
  readonly columns: readonly { readonly layer: Layer; readonly title: string }[];
  /** Layers on which no row has evidence, in words. */
  readonly missing: readonly string[];
  readonly groups: readonly {
    readonly capability: Href;
    readonly capabilityId: string;
    readonly rows: readonly MatrixRowView[];
  }[];
  readonly rows: number;
}

/** The matrix of the whole project at `evidence/matrix/`. */
export interface MatrixPage {
  readonly kind: 'matrix';
  readonly scope: CaseScope;
  /** `capabilities`: there are too many requirements for one page, so that each row is a capability, which leads to its own. */
  readonly rowsAre: 'requirements' | 'capabilities';
  readonly requirements: number;
  readonly table: MatrixTable;
}

/** One thing that needs a person. */
export interface QueueEntry {
  readonly reason: QueueReason;
  readonly href: string;
  readonly title: string;
  readonly tag?: string;
  readonly kind: 'requirement' | 'scenario' | 'capability' | 'review';
  readonly status?: VerdictStatus;
  readonly capability?: Href;
  readonly capabilityId?: string;
  readonly strength?: Strength;
  readonly layers: readonly Layer[];
  readonly why: string;
  readonly deciding?: string;
}

/** The reviewer's queue at `evidence/queue/`. */
export interface QueuePage {
  readonly kind: 'queue';
  readonly scope: CaseScope;
  readonly total: number;
  readonly groups: readonly {
    readonly reason: QueueReason;
    readonly title: string;
    /** What to do about it. */
    readonly advice: string;
    readonly total: number;
    readonly entries: readonly QueueEntry[];
  }[];
  /** Claims that are unverified and not mandatory, which the queue leaves out. */
  readonly leftOut: number;
}
