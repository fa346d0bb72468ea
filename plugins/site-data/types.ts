import type { EvidenceStanding, Severity, Standing, VerdictStatus } from '#model';
import type {
  EvidencePage,
  EvidencePartPage,
  MatrixPage,
  PyramidView,
  QueuePage,
} from './dependability-types.ts';
import type { CapabilitySentences, ConsistencyView, SentenceReading, VocabularyPage } from './ears-types.ts';
import type {
  CoverageView,
  EvidenceCounts,
  EvidenceLink,
  EvidenceSection,
  ExampleView,
  ProjectEvidence,
} from './evidence-types.ts';
import type { CommandLine, CommandView, ModelPage } from './model-types.ts';

// What pages and site data agree on:
// - Headings. The page's title is the only `h1`. On a requirement page the author's text stands under an `h2` of the
//   page, so its headings have depth 3 and more; on a capability page the author's text is the page, so they begin at 2.
//   `depth` is the HTML level to use, chosen so that the outline has no gap.
// - Ids. Claims have their tag as id (`BOX-NULL-REJECT`), or `s-…` when they have none; headings `h-…`; excerpts `x-…`;
//   lines of source and model pages `L12`; what was found of sentences `issue-2` and `cases-1`; words of the
//   vocabulary `w-…`, state machines `machine-…`; commands of models `command-3`; pieces of evidence `e-unit-3`; parts of author's
//   Markdown `a-…`. Ids of the page itself may be any other word.
// - Addresses. `href` = base + `capabilities/` | `requirements/` | `models/` | `source/` + slug + `/`, percent-encoded; a slug is
//   what the route's parameter holds, not encoded. Terms lead to base + `notation/#<term id>`.
// - Class names in HTML are listed in `plugins/render/index.ts`.

/** HTML made by `#render`: escaped, without script, links already below the site's base. */
export type Html = string;

/** A link on the site; `href` is below the site's base. */
export interface Href {
  readonly href: string;
  readonly text: string;
}

/** What a badge shows: the verdict's word and the shortest reason, such as `2 tests passed` or `claimed by 3 links`. */
export interface VerdictView {
  readonly status: VerdictStatus;
  /** It is unverified, and links or tags claim it; of a capability, all of its claims. */
  readonly claimed?: true;
  readonly reason: string;
  readonly why: readonly string[];
  /** The pieces of evidence that decide it, as far as a reader can follow; on requirement pages, where their details are. */
  readonly deciding?: readonly EvidenceLink[];
  /** How many more decide it. */
  readonly decidingMore?: number;
}

/** How many claims have each verdict, and how many are claimed by at least one link. */
export interface Counts {
  readonly requirements: number;
  readonly scenarios: number;
  readonly claimed: number;
  /** Those of the unverified ones that are claimed. */
  readonly claimedOnly: number;
  readonly verdicts: Readonly<Record<VerdictStatus, number>>;
}

export interface FindingView {
  readonly code: string;
  readonly ruleHref: string;
  readonly severity: Severity;
  readonly message: Html;
  readonly hint?: Html;
  /** `path:line:column`. */
  readonly at?: string;
  /** The source page, or the spec's page, at the line. */
  readonly href?: string;
  /** The line at the host, at the commit. */
  readonly hostHref?: string;
  readonly capability?: string;
  /** Other places that the problem is about; `at` is `path:line:column`. */
  readonly related: readonly { readonly message: Html; readonly at: string; readonly href?: string }[];
}

/** One link between a claim and code. */
export interface LinkView {
  readonly origin: 'evidence' | 'tag';
  readonly role: 'implements' | 'verifies';
  readonly status: 'covers' | 'moved' | 'missing' | 'orphaned' | 'duplicate';
  readonly label: string;
  readonly qualifier?: string;
  readonly convention?: string;
  readonly reason: string;
  /** The symbol only lies around the place: the link names something else, or nothing, as its label and its reason say. */
  readonly loose?: true;
  /** The address as the author wrote it, where the code is not there. */
  readonly written?: string;
  /** `src/box.ts:12`. */
  readonly at?: string;
  readonly symbol?: string;
  readonly sourceHref?: string;
  readonly hostHref?: string;
  /** The excerpt with the symbol, by id, when the page shows one. */
  readonly excerpt?: string;
  /** On source pages and in excerpts: the claim. */
  readonly claim?: Href;
  /** What came of the tests that it leads to, with the way to the worst of them where the page has its details. */
  readonly results?: {
    readonly worst: EvidenceStanding;
    readonly counts: EvidenceCounts;
    readonly href?: string;
  };
}

/** A piece of code on a requirement page. */
export interface ExcerptView {
  readonly id: string;
  readonly path: string;
  readonly symbol?: string;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Lines left out at the end because of the limit. */
  readonly omitted: number;
  readonly code: Html;
  readonly contract: readonly { readonly kind: string; readonly text: string }[];
  readonly tags: readonly Href[];
  readonly sourceHref: string;
  readonly hostHref?: string;
  readonly links: readonly LinkView[];
  readonly coverage?: CoverageView;
}

/** A piece of a claim's or capability's text, in the author's order. */
export type BlockView =
  | { readonly kind: 'html'; readonly html: Html }
  | { readonly kind: 'heading'; readonly depth: number; readonly id: string; readonly html: Html }
  | {
      readonly kind: 'sentence';
      readonly html: Html;
      readonly pattern?: string;
      /** Each sentence in it, taken apart. */
      readonly readings: readonly SentenceReading[];
    }
  | {
      readonly kind: 'steps';
      readonly steps: readonly {
        readonly keyword: string;
        readonly written: string;
        readonly help: string;
        readonly html: Html;
      }[];
      readonly readings: readonly SentenceReading[];
    }
  | { readonly kind: 'postcondition'; readonly html: Html }
  | {
      readonly kind: 'references';
      readonly items: readonly { readonly html: Html; readonly href?: string; readonly dangling: boolean }[];
    }
  | { readonly kind: 'metadata'; readonly entries: readonly { readonly key: string; readonly html: Html }[] }
  | { readonly kind: 'evidence'; readonly lines: readonly EvidenceLineView[] }
  | { readonly kind: 'code'; readonly code: CodeView }
  | { readonly kind: 'comment'; readonly text: string };

export interface EvidenceLineView {
  readonly label: string;
  readonly html: Html;
  readonly links: readonly LinkView[];
  readonly codes: readonly CodeView[];
}

/** A highlighted fence, with the words and operators in it that a newcomer may not know. */
export interface CodeView {
  readonly language: string;
  readonly code: Html;
  readonly closed: boolean;
  readonly at: string;
  /** How many lines of code. */
  readonly lines: number;
  readonly legend: readonly TermView[];
  /** Of a model: what came of the commands in it. */
  readonly commands: readonly CommandLine[];
  /** Of an example: what came of it; its lines carry their results. */
  readonly example?: ExampleView;
}

/** One entry of the glossary of notation: an EARS keyword, an Alloy operator. */
export interface TermView {
  readonly id: string;
  readonly term: string;
  /** One plain sentence; code in it stands in back-ticks, as in `example`. */
  readonly help: string;
  /** How to read a small example aloud: "`a.r`: the things that `a` is related to by `r`". */
  readonly example: string;
  readonly href: string;
  /** In a legend: another one, higher up on the page, explains it. */
  readonly above?: true;
}

export interface ScenarioView {
  /** Anchor on the page: the tag, or the generated slug. */
  readonly id: string;
  /** Level of its heading. */
  readonly depth: number;
  readonly tag?: string;
  readonly title: Html;
  readonly verdict: VerdictView;
  readonly blocks: readonly BlockView[];
  readonly links: readonly LinkView[];
  /** Evidence for it that no line of its text and no tag leads to. */
  readonly alsoFound: readonly EvidenceLink[];
}

export interface HistoryView {
  readonly change: string;
  readonly date?: string;
  readonly operation: string;
  readonly hostHref?: string;
}

export interface RequirementPage {
  readonly kind: 'requirement';
  readonly href: string;
  readonly address: string;
  readonly tag?: string;
  readonly title: string;
  readonly titleHtml: Html;
  readonly capability: Href;
  readonly capabilityId: string;
  readonly strength: string;
  readonly verdict: VerdictView;
  readonly at: string;
  readonly hostHref?: string;
  /** The requirement's own text and scenarios, in the author's order. */
  readonly body: readonly (BlockView | { readonly kind: 'scenario'; readonly scenario: ScenarioView })[];
  readonly excerpts: {
    readonly implements: readonly ExcerptView[];
    readonly verifies: readonly ExcerptView[];
  };
  readonly links: readonly LinkView[];
  readonly evidence: EvidenceSection;
  /** How its sentences go together with others. */
  readonly consistency: ConsistencyView;
  /** Model commands that bear on it or on a scenario of it, in the author's order. */
  readonly commands: readonly CommandView[];
  /** SVG of requirement → scenarios → code and tests, with the same content as text. */
  readonly map: MapView | undefined;
  readonly history: readonly HistoryView[];
  readonly related: readonly { readonly claim: Href; readonly reason: string }[];
  readonly findings: readonly FindingView[];
  /** EARS keywords in its sentences, for a legend and for the help on hover; code has its own legends. */
  readonly notation: readonly TermView[];
  readonly previous?: Href;
  readonly next?: Href;
}

/** A picture, and the same as a list for those who do not see it. */
export interface MapView {
  readonly svg: Html;
  readonly label: string;
  readonly items: readonly { readonly text: string; readonly href?: string; readonly depth: number }[];
  /** What dashed lines mean; absent where there is none. */
  readonly key?: string;
}

export interface CapabilityPage {
  readonly kind: 'capability';
  readonly href: string;
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly hostHref?: string;
  /** Absent when there is none or only a placeholder. */
  readonly purpose?: Html;
  readonly counts: Counts;
  readonly verdict: VerdictView;
  /** What was executed for its claims, and the page of its dependability case. */
  readonly evidence: { readonly counts: EvidenceCounts; readonly caseHref: string };
  readonly map: MapView | undefined;
  /** The page of its Alloy model, and how the commands of that ended; absent when there is none. */
  readonly model?: Href & { readonly counts: Readonly<Record<Standing, number>> };
  /** Model commands that bear on none of its claims, and all that did not end as expected. */
  readonly commands: readonly CommandView[];
  /** How its sentences go together, and the words they are made of. */
  readonly sentences: CapabilitySentences;
  /** The whole text in the author's order; requirements with a summary that links to their page. */
  readonly body: readonly (
    | BlockView
    | {
        readonly kind: 'requirement';
        readonly page: Href;
        readonly id: string;
        /** Level of its heading. */
        readonly depth: number;
        readonly tag?: string;
        readonly title: Html;
        readonly verdict: VerdictView;
        readonly blocks: readonly BlockView[];
        readonly scenarios: readonly {
          readonly href: string;
          readonly tag?: string;
          readonly title: Html;
          readonly verdict: VerdictView;
        }[];
      }
    | { readonly kind: 'scenario'; readonly scenario: ScenarioView }
  )[];
  readonly findings: readonly FindingView[];
  /** EARS keywords in its sentences. */
  readonly notation: readonly TermView[];
}

export interface SourcePage {
  readonly kind: 'source';
  readonly href: string;
  readonly path: string;
  readonly role: 'source' | 'test' | 'spec';
  readonly language: string;
  readonly code: Html;
  readonly hostHref?: string;
  readonly links: readonly (LinkView & { readonly line: number })[];
  readonly coverage?: CoverageView;
}

/** The glossary page at `notation/`: every term with its help; the anchor of a term is its id. */
export interface NotationPage {
  readonly kind: 'notation';
  readonly href: string;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly intro: string;
    readonly terms: readonly TermView[];
  }[];
}

export interface FindingsPage {
  readonly kind: 'findings';
  readonly findings: readonly FindingView[];
  readonly counts: Readonly<Record<Severity, number>>;
}

export interface HomePage {
  readonly kind: 'home';
  readonly name: string;
  readonly commit?: string;
  readonly committedAt?: string;
  readonly commitHref?: string;
  readonly dirty: boolean;
  readonly counts: Counts;
  /** `planned`: tags that an active change defines; they are not among the orphaned ones. */
  readonly linkCounts: Readonly<Record<LinkView['status'] | 'planned', number>>;
  readonly findingCounts: Readonly<Record<Severity, number>>;
  /** How the commands of all models ended. */
  readonly commandCounts: Readonly<Record<Standing, number>>;
  /** Of the claims that a SHALL or MUST makes binding. */
  readonly mandatory: Counts;
  /** How far the promises are kept, in sentences. */
  readonly standing: readonly string[];
  /** How far its sentences are understood and what came of comparing them; empty where there are none. */
  readonly sentences: readonly string[];
  readonly evidence: ProjectEvidence;
  /** How much evidence there is on each layer. */
  readonly pyramid: PyramidView;
  readonly capabilities: readonly {
    readonly href: string;
    readonly id: string;
    readonly title: string;
    readonly summary?: Html;
    readonly counts: Counts;
    readonly verdict: VerdictView;
    readonly findings: number;
  }[];
  readonly map: MapView | undefined;
  readonly changes: readonly {
    readonly name: string;
    readonly date?: string;
    readonly archived: boolean;
    readonly done: number;
    readonly tasks: number;
    readonly capabilities: readonly Href[];
  }[];
  readonly scan: {
    readonly files: number;
    readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  };
}

/** The navigation beside one page: the capabilities, and the requirements of the current one. */
export interface SidebarView {
  /** How many capabilities there are; present when `capabilities` holds only those around the current one. */
  readonly total?: number;
  readonly capabilities: readonly {
    readonly page: Href;
    readonly status: VerdictStatus;
    /** Unverified, but every claim of it is claimed by a link or tag. */
    readonly claimed: boolean;
    readonly current: boolean;
    /** The page of its Alloy model, with how the worst of its commands ended; present for the current one only. */
    readonly model?: { readonly page: Href; readonly standing?: Standing };
    /** `claimed`: unverified, but claimed by a link or tag. */
    readonly requirements: readonly {
      readonly page: Href;
      readonly status: VerdictStatus;
      readonly claimed: boolean;
    }[];
  }[];
}

/** Everything the routes need; each record is made on demand and remembered. */
export interface SiteData {
  readonly base: string;
  /** Slugs (no slashes at the ends) of every page of a kind, sorted. */
  slugs(kind: 'capability' | 'requirement' | 'model' | 'source' | 'evidence'): readonly string[];
  home(): Promise<HomePage>;
  capability(slug: string): Promise<CapabilityPage | undefined>;
  requirement(slug: string): Promise<RequirementPage | undefined>;
  model(slug: string): Promise<ModelPage | undefined>;
  source(slug: string): Promise<SourcePage | undefined>;
  /** The dependability case: its top, the case for a capability or a requirement, the matrix, the reviewer's queue. */
  evidence(): EvidencePage;
  evidencePart(slug: string): Promise<EvidencePartPage | undefined>;
  matrix(): MatrixPage;
  queue(): QueuePage;
  findings(): FindingsPage;
  notation(): NotationPage;
  vocabulary(): Promise<VocabularyPage>;
  /** Scripts of the solver that pages lead to, below `smt/`, by file name. */
  scripts(): ReadonlyMap<string, string>;
  /** For the page at `capability` id, or for a page outside capabilities. */
  sidebar(capability?: string): SidebarView;
  /** Where a tag or address leads: page and anchor below the base. */
  claimHref(address: string): string | undefined;
  /** Every tag with the address of its claim on the site, for `/t/<tag>/` pages. */
  tags(): readonly { readonly tag: string; readonly href: string }[];
  /** A hash of everything a page shows that is not code of the site. */
  cacheKey(
    kind:
      | 'home'
      | 'capability'
      | 'requirement'
      | 'model'
      | 'source'
      | 'evidence'
      | 'findings'
      | 'notation'
      | 'vocabulary',
    slug: string,
  ): Promise<string>;
}
