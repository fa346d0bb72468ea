import type { Severity } from '#model';
import type { Href, Html, MapView } from './types.ts';

/** What a part of a sentence is for; pages colour by it. `limit`: unless, until, before, after, only if, for each. */
export type SentencePart = 'where' | 'while' | 'when' | 'if' | 'limit' | 'system' | 'modal' | 'response';

/** One box of the picture of a sentence, in the order in which a reader asks: when, who, what. */
export interface FlowBox {
  readonly part: Exclude<SentencePart, 'modal'>;
  /** The keyword as its author wrote it; absent for a system and for a step without one. */
  readonly keyword?: string;
  /** The same in everyday words: `each time that`. */
  readonly plain: string;
  readonly html: Html;
}

/** One condition as a machine understood it. */
export interface ConditionView {
  readonly html: Html;
  readonly reading: 'formal' | 'shared' | 'opaque' | 'unread';
  /** Why it is not read, in words. */
  readonly reason?: string;
  /** Names of the vocabulary that it uses. */
  readonly terms: readonly Href[];
}

/** One thing that the form of a sentence leaves to be wished for. */
export interface FormProblem {
  readonly severity: Severity;
  readonly message: Html;
  /** How to mend it. */
  readonly hint?: Html;
  readonly ruleHref: string;
}

/** A sentence taken apart, for those who know neither EARS nor logic. */
export interface SentenceReading {
  /** Absent where it follows none. */
  readonly pattern?: { readonly name: string; readonly help: string };
  /** Empty where nothing was found that binds anybody. */
  readonly flow: readonly FlowBox[];
  readonly conditions: readonly ConditionView[];
  readonly problems: readonly FormProblem[];
  /** Why it is compared with nothing, in words; absent where it is. */
  readonly opaque?: string;
  /** What was found about it together with others: leads to the details on the page of its requirement. */
  readonly issues: readonly { readonly text: string; readonly severity: Severity; readonly href: string }[];
}

/** A sentence that is quoted elsewhere, with the way to its place. */
export interface QuotedSentence {
  readonly claim: Href;
  readonly tag?: string;
  /** The sentence verbatim, its parts marked. */
  readonly html: Html;
  /** `path:line`. */
  readonly at: string;
  readonly sourceHref?: string;
  readonly hostHref?: string;
}

/** A declaration of the vocabulary that something rests on. */
export interface DeclarationView {
  readonly text: string;
  readonly at: string;
  readonly sourceHref?: string;
}

/** The SMT-LIB script that ran. */
export type ScriptLink = Href;

/** What a check found about one or more sentences. */
export interface IssueView {
  /** Anchor on the page. */
  readonly id: string;
  readonly check: string;
  readonly title: string;
  /** What the check means, in one plain sentence. */
  readonly meaning: string;
  readonly severity: Severity;
  readonly members: readonly (QuotedSentence & {
    /** It belongs to the requirement that the page is about. */
    readonly own: boolean;
    readonly demands: Html;
  })[];
  /** How the conditions are related, in words. */
  readonly relation?: string;
  readonly situation: readonly { readonly html: Html; readonly holds: boolean; readonly from?: Href }[];
  readonly vocabulary: readonly DeclarationView[];
  readonly hint: Html;
  readonly script?: ScriptLink;
  readonly accepted?: { readonly reason: string; readonly at: string; readonly sourceHref?: string };
}

/** Cases of which exactly one applies, whatever happens. */
export interface PartitionView {
  readonly id: string;
  readonly over: string;
  /** Where the vocabulary explains it. */
  readonly term?: string;
  readonly within: readonly Html[];
  readonly cases: readonly (QuotedSentence & {
    readonly own: boolean;
    /** The conditions that make it this case. */
    readonly conditions: readonly Html[];
    readonly demands: readonly Html[];
  })[];
  readonly script?: ScriptLink;
}

/** How much of a capability was understood and compared; every number is shown with what it is out of. */
export interface CoverageOfSentences {
  readonly sentences: number;
  readonly parsed: number;
  readonly patterned: number;
  readonly conditions: {
    readonly all: number;
    readonly formal: number;
    readonly shared: number;
    readonly opaque: number;
    readonly unread: number;
  };
  readonly pairs: number;
  /** Questions that took a solver: answered, and not. */
  readonly solved: number;
  readonly unanswered: number;
  /** What was left out, by reason. */
  readonly opaque: readonly {
    readonly reason: string;
    readonly places: readonly { readonly at: string; readonly claim: Href; readonly sourceHref?: string }[];
  }[];
}

/** What is known of how sentences go together. */
export interface ConsistencyView {
  /** Unaccepted first, the severest first. */
  readonly issues: readonly IssueView[];
  readonly issuesOmitted: number;
  readonly partitions: readonly PartitionView[];
  readonly partitionsOmitted: number;
  /** The result in one or two honest sentences, with how much it rests on. */
  readonly summary: readonly string[];
  readonly coverage: CoverageOfSentences;
  /** How many conditions of the sentences that it is about are words only. */
  readonly wordsOnly: number;
  /** Name and version of the solver; absent where none was asked. */
  readonly solver?: string;
}

/** One word of the vocabulary. */
export interface VocabularyTermView {
  readonly id: string;
  readonly name: string;
  readonly kind: 'system' | 'state' | 'flag' | 'number' | 'event' | 'action';
  readonly values: readonly string[];
  readonly unit?: string;
  readonly phrases: readonly { readonly text: string; readonly note?: string }[];
  readonly at: string;
  readonly sourceHref?: string;
  /** Absent where it counts for the whole repository. */
  readonly capability?: Href;
  readonly glossary: boolean;
  readonly uses: readonly {
    readonly claim: Href;
    readonly tag?: string;
    readonly values: readonly string[];
  }[];
  /** How many more uses there are. */
  readonly usesOmitted: number;
}

export interface VocabularyGroup {
  readonly kind: VocabularyTermView['kind'];
  readonly title: string;
  readonly help: string;
  readonly terms: readonly VocabularyTermView[];
}

/** A state and the moves between its values that sentences ask for. */
export interface MachineView {
  readonly id: string;
  readonly name: string;
  readonly capability?: Href;
  /** Absent where it would be too large to read. */
  readonly map?: MapView;
  readonly states: readonly string[];
  readonly moves: readonly {
    /** Absent: from any. */
    readonly from?: string;
    readonly to: string;
    readonly on: readonly Html[];
    readonly claim: Href;
    readonly tag?: string;
    readonly at: string;
  }[];
  /** Values that no sentence leads to, or that none leaves. */
  readonly remarks: readonly string[];
}

/** Two conditions of which only an author can say whether they are one. */
export interface NearView {
  readonly first: { readonly html: Html; readonly claim: Href; readonly tag?: string; readonly at: string };
  readonly second: { readonly html: Html; readonly claim: Href; readonly tag?: string; readonly at: string };
}

/** Words, state machines and open questions, of a capability or of the whole project. */
export interface VocabularyView {
  readonly groups: readonly VocabularyGroup[];
  readonly machines: readonly MachineView[];
  readonly near: readonly NearView[];
  readonly nearOmitted: number;
}

/** The page at `vocabulary/`. */
export interface VocabularyPage extends VocabularyView {
  readonly kind: 'vocabulary';
  readonly href: string;
  readonly glossary: readonly VocabularyTermView[];
  /** What is wrong with the blocks. */
  readonly problems: readonly {
    readonly message: Html;
    readonly hint: Html;
    readonly at: string;
    readonly sourceHref?: string;
  }[];
  /** Of all conditions of the project, how many are understood, in one sentence. */
  readonly standing: string;
  readonly capabilities: readonly {
    readonly page: Href;
    readonly conditions: CoverageOfSentences['conditions'];
    readonly terms: number;
  }[];
}

/** What a capability's page says of its sentences. */
export interface CapabilitySentences {
  readonly consistency: ConsistencyView;
  /** The same as the consistency's summary in a few words, for the head of the page; empty where there is nothing to say. */
  readonly head: readonly string[];
  readonly vocabulary: VocabularyView;
}
