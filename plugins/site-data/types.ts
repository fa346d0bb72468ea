import type { EvidenceStanding, Layer, Severity, Standing, TestStatus, VerdictStatus } from '#model';
import type {
  EvidencePage,
  EvidencePartPage,
  MatrixPage,
  PyramidView,
  QueuePage,
} from './dependability-types.ts';

// What pages and site data agree on:
// - Headings. The page's title is the only `h1`. On a requirement page the author's text stands under an `h2` of the
//   page, so its headings have depth 3 and more; on a capability page the author's text is the page, so they begin at 2.
//   `depth` is the HTML level to use, chosen so that the outline has no gap.
// - Ids. Claims have their tag as id (`BOX-NULL-REJECT`), or `s-…` when they have none; headings `h-…`; excerpts `x-…`;
//   lines of source and model pages `L12`; commands of models `command-3`; pieces of evidence `e-unit-3`; parts of author's
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
  readonly reason: string;
  readonly why: readonly string[];
  /** The pieces of evidence that decide it, as far as a reader can follow; on requirement pages, where their details are. */
  readonly deciding?: readonly EvidenceLink[];
  /** How many more decide it. */
  readonly decidingMore?: number;
}

/** How many pieces of evidence stand how; a test that speaks for several claims is counted once. */
export type EvidenceCounts = Readonly<Partial<Record<EvidenceStanding, number>>>;

/** A piece of evidence by name, with the way to its details where the page has them. */
export interface EvidenceLink {
  readonly standing: EvidenceStanding;
  readonly title: string;
  readonly href?: string;
}

/** One piece of evidence with everything that a reader needs to judge it. */
export interface EvidenceView {
  /** Anchor on the page. */
  readonly id: string;
  readonly standing: EvidenceStanding;
  /** How it ended, which differs from the standing where it is stale or weak. */
  readonly result: TestStatus;
  readonly kind: 'test' | 'example' | 'command' | 'review';
  /** Text, not HTML: the title of a test, the first line of an example, a command's name, `Examined by …`. */
  readonly title: string;
  readonly at?: string;
  readonly sourceHref?: string;
  readonly hostHref?: string;
  /** The claims it is for; empty where the page is about one claim only. */
  readonly claims: readonly Href[];
  readonly found: string;
  readonly directness: 'direct' | 'indirect';
  readonly tool: string;
  /** The number of the run it is from, in the section's list; absent where nothing was read from a report. */
  readonly run?: number;
  readonly time?: string;
  /** Of a test that ran with several rows of values, or in several projects of its runner: how they stand. */
  readonly rows?: EvidenceCounts;
  /** Why it is stale, the deciding reason first. */
  readonly stale: readonly string[];
  readonly weak?: string;
  /** It is fresh for its scenario, but the requirement's own text has changed since. */
  readonly older?: true;
  /** Text, not HTML: what went wrong, why it was skipped or why it was not run. */
  readonly message?: string;
  /** Whose word it is that it still holds for the present text, or that they examined it. */
  readonly review?: ReviewView;
  /** A newer result of the same test takes its place, so it counts for nothing. */
  readonly superseded?: true;
  /** It decides the verdict of the page's requirement. */
  readonly decides: boolean;
}

/** All evidence of one layer: the worst first. */
export interface LayerView {
  readonly layer: Layer;
  readonly title: string;
  readonly counts: EvidenceCounts;
  readonly pieces: readonly EvidenceView[];
  /** Pieces left out because of the limit; none that failed before one that passed. */
  readonly omitted: number;
}

/** One thing that claims owe under the policy. */
export interface OwedView {
  readonly owes: string;
  /** The name of the policy's entry; absent for the default. */
  readonly policy?: string;
  readonly met: number;
  /** The claims that still owe it. */
  readonly unmet: readonly Href[];
}

/** Where results come from: one report and what it was taken for. */
export interface RunView {
  readonly number: number;
  readonly tool: string;
  readonly path: string;
  /** `recorded` by Casebook, of a `commit` that the report names, or `unbound`: it says no commit. */
  readonly binding: 'recorded' | 'commit' | 'unbound';
  /** Short hash. */
  readonly commit?: string;
  readonly commitHref?: string;
  /** The working tree held more than the commit. */
  readonly dirty?: true;
  /** ISO 8601, from the record or the report. */
  readonly takenAt?: string;
  /** The command that was watched. */
  readonly command?: string;
}

/** A review of a claim. */
export interface ReviewView {
  readonly kind: 'affirmed' | 'waived' | 'reviewed';
  /** As written: a tag, an address or a pattern. */
  readonly of: string;
  readonly reason: string;
  readonly reviewer: string;
  readonly date: string;
  readonly expires?: string;
  /** `openspec/reviews.yaml:12`. */
  readonly at: string;
  /** Why it changes nothing. */
  readonly unused?: string;
}

/** All that was executed for a requirement and its scenarios, and what they owe. */
export interface EvidenceSection {
  readonly counts: EvidenceCounts;
  readonly layers: readonly LayerView[];
  readonly owed: readonly OwedView[];
  /** Why all that is stale is so, where several results have the same reasons. */
  readonly staleBecause?: readonly string[];
  readonly runs: readonly RunView[];
  readonly reviews: readonly ReviewView[];
}

/** An example after it was executed, or why it was not. */
export interface ExampleView {
  readonly standing: Exclude<TestStatus, 'flaky' | 'skipped'>;
  /** `3 as expected · 1 not run`. */
  readonly summary: string;
  readonly reason?: string;
  readonly tool?: string;
  /** The marks that its lines carry, with what they mean; the worst first. */
  readonly marks: readonly { readonly status: string; readonly word: string }[];
}

/** How many lines of a piece of code tests executed. */
export interface CoverageView {
  readonly executed: number;
  /** Lines that hold code. */
  readonly lines: number;
  /** `14, 20–22`; empty where all were executed. */
  readonly unexecuted: string;
  readonly report: string;
  /** Why it says nothing of the present code, the deciding reason first; nothing is marked then. */
  readonly stale: readonly string[];
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
  | { readonly kind: 'sentence'; readonly html: Html; readonly pattern?: string }
  | {
      readonly kind: 'steps';
      readonly steps: readonly {
        readonly keyword: string;
        readonly written: string;
        readonly help: string;
        readonly html: Html;
      }[];
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

/** A command where it stands: its name, how it ended, and the way to its details. */
export interface CommandLine {
  /** `check NeverFull`. */
  readonly name: string;
  readonly standing: Standing;
  readonly outcome: string;
  readonly href: string;
}

/** A command with everything that a reader needs to judge it. */
export interface CommandView extends CommandLine {
  /** Anchor on the page. */
  readonly id: string;
  /** The command on the page of its model. */
  readonly modelHref: string;
  /** As written; empty where the author gave none. */
  readonly scope: string;
  /** The same in words, a phrase for each thing it bounds. */
  readonly scopeWords: readonly string[];
  /** What the author expects; code in it stands in back-ticks. */
  readonly expectation: string;
  /** `path:line`. */
  readonly at: string;
  readonly sourceHref?: string;
  readonly engine: string;
  /** Absent where there is no answer. */
  readonly size?: string;
  /** Absent unless the options ask for times. */
  readonly time?: string;
  /** What another engine says, where one was asked. */
  readonly second?: string;
  /** Why there is no answer. */
  readonly message?: Html;
  /** The claims it bears on, and why. */
  readonly claims: readonly (Href & { readonly by: string })[];
  readonly instance?: InstanceView;
}

/** An instance, a counterexample or a trace as tables. */
export interface InstanceView {
  readonly kind: 'instance' | 'counterexample';
  readonly temporal: boolean;
  /** `loopStart`: the last state leads back to it, which `next` of the last one says. */
  readonly states: readonly { readonly index: number; readonly loopStart?: true; readonly next?: number }[];
  readonly tables: readonly {
    readonly kind: 'signature' | 'field' | 'witness';
    /** `Box`, `Box.held`, `$full_b`. */
    readonly name: string;
    /** Headings of the columns of a tuple; empty where there is nothing to say. */
    readonly columns: readonly string[];
    /** There is a value for each state; otherwise one for all of them. */
    readonly varies: boolean;
    readonly values: readonly {
      readonly tuples: readonly (readonly string[])[];
      readonly omitted: number;
      /** It differs from the state before. */
      readonly changed: boolean;
    }[];
  }[];
}

/** One fence of a model, with what stands in it. */
export interface ModelPart {
  /** The claim under whose heading it stands, or the capability. */
  readonly owner: Href;
  readonly tag?: string;
  readonly code: Html;
  readonly firstLine: number;
  readonly legend: readonly TermView[];
  readonly commands: readonly CommandLine[];
  readonly findings: readonly FindingView[];
}

/** The Alloy model of a capability: every fence of its file, as one module. */
export interface ModelPage {
  readonly kind: 'model';
  readonly href: string;
  readonly title: string;
  readonly capability: Href;
  readonly capabilityId: string;
  readonly path: string;
  readonly hostHref?: string;
  /** Absent where its commands were not run. */
  readonly engine?: string;
  readonly counts: Readonly<Record<Standing, number>>;
  readonly commands: readonly CommandView[];
  readonly parts: readonly ModelPart[];
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

/** What was read of runs and examples, and what a reader should look at first. */
export interface ProjectEvidence {
  /** Each execution once. */
  readonly counts: EvidenceCounts;
  /** Requirements that evidence speaks against, that it does not decide, and whose evidence is stale: worst and mandatory first. */
  readonly attention: readonly {
    readonly claim: Href;
    readonly tag?: string;
    readonly strength: string;
    readonly verdict: VerdictView;
  }[];
  /** Those left out because of the limit. */
  readonly attentionOmitted: number;
  /** Reports of one runner that were taken for the same. */
  readonly runs: readonly (RunView & {
    /** How many files; `path` is the first. */
    readonly files: number;
    readonly results: EvidenceCounts;
    /** Results that count as fresh and as stale for some claim; the others speak for none. */
    readonly fresh: number;
    readonly stale: number;
  })[];
  readonly runsOmitted: number;
  /** Files of reports that could not be read at all. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
  /** Results that belong to no test of the tree; the first of them by name. */
  readonly unmatched: {
    readonly count: number;
    readonly items: readonly {
      readonly title: string;
      readonly standing: EvidenceStanding;
      readonly report: string;
      readonly reason: string;
    }[];
  };
  /** Results that failed or broke off and speak for no claim; the first of them by name. */
  readonly idleFailures: {
    readonly count: number;
    readonly items: readonly {
      readonly title: string;
      readonly standing: EvidenceStanding;
      readonly report: string;
    }[];
  };
  /** Tests that claim something and have no result. */
  readonly notRun: {
    readonly count: number;
    readonly items: readonly { readonly title: string; readonly at: string; readonly href?: string }[];
  };
  /** Examples by how they ended; none where there is no example. */
  readonly examples: EvidenceCounts;
  /** Why examples were not run, where none was. */
  readonly examplesReason?: string;
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
  /** For the page at `capability` id, or for a page outside capabilities. */
  sidebar(capability?: string): SidebarView;
  /** Where a tag or address leads: page and anchor below the base. */
  claimHref(address: string): string | undefined;
  /** Every tag with the address of its claim on the site, for `/t/<tag>/` pages. */
  tags(): readonly { readonly tag: string; readonly href: string }[];
  /** A hash of everything a page shows that is not code of the site. */
  cacheKey(
    kind: 'home' | 'capability' | 'requirement' | 'model' | 'source' | 'evidence' | 'findings' | 'notation',
    slug: string,
  ): Promise<string>;
}
