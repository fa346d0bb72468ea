import type { Address, Strength } from './spec.ts';
import type { Span } from './text.ts';

/** The six patterns of EARS (Mavin et al., RE'09). */
export type EarsPattern =
  | 'ubiquitous'
  | 'event-driven'
  | 'state-driven'
  | 'unwanted behaviour'
  | 'optional feature'
  | 'complex';

/** What a clause says of its sentence, whatever word its author wrote: `WHENEVER` is a `when`, `DURING` and `GIVEN` a `while`. */
export type ClauseKind =
  | 'where'
  | 'while'
  | 'when'
  | 'if'
  | 'unless'
  | 'until'
  | 'before'
  | 'after'
  | 'only-if'
  | 'for-each';

/** One condition of a sentence. */
export interface EarsClause {
  readonly kind: ClauseKind;
  /** The keyword as the author wrote it. */
  readonly written: string;
  readonly keywordSpan: Span;
  /** The condition in the author's words, white space collapsed, without keyword, emphasis and the comma after it. */
  readonly text: string;
  readonly span: Span;
  /** It stands after the response. */
  readonly trailing: boolean;
}

export type Modal = 'shall' | 'must' | 'should' | 'may' | 'will' | 'none';

/** One thing that a sentence asks for; a sentence with two SHALL has two. */
export interface EarsResponse {
  /** Who must act, in the author's words without article; of a later response without a subject of its own: that of the one before. */
  readonly system?: string;
  /** Where its own subject stands, article included; absent where it is taken over or missing. */
  readonly systemSpan?: Span;
  /** `none`: a step of a scenario, which binds without one. */
  readonly modal: Modal;
  /** With its NOT; absent for `none`, and where the lead of a list says it for its items. */
  readonly modalSpan?: Span;
  /** SHALL NOT, SHALL never. */
  readonly negated: boolean;
  readonly strength: Strength;
  /**
   * What must be done, white space collapsed, without trailing clauses and the full stop; of an item in a list with the
   * words of its lead before it (`allow hosts to` + `ring`), which `span` does not cover.
   */
  readonly text: string;
  readonly span: Span;
}

/** What the form of a sentence leaves to be wished for; rules turn each into a finding. `ears.md` numbers in brackets. */
export type SentenceProblemKind =
  /** 001: opens with an EARS keyword, but binds nobody. */
  | 'missing-modal'
  /** 002: `will` or a plain verb where SHALL is meant. */
  | 'wrong-modal'
  /** 003 */
  | 'missing-subject'
  /** 004 */
  | 'pronoun-subject'
  /** 005: SHOULD or MAY. */
  | 'weak-modal'
  /** 006: more than one SHALL. */
  | 'several-responses'
  /** 007: SHALL with `optionally`, `possibly`. */
  | 'hedged-modal'
  /** `SHALL never` for SHALL NOT. */
  | 'shall-never'
  /** 010 */
  | 'then-without-if'
  /** 011 */
  | 'if-without-then'
  /** 012 */
  | 'no-comma'
  /** 013: other than WHERE, WHILE, WHEN, IF. */
  | 'clause-order'
  /** 014 */
  | 'where-not-feature'
  /** 015: more than three. */
  | 'many-conditions'
  /** 016: ends in a colon, and no list follows. */
  | 'lead-without-items'
  /** 017 */
  | 'trailing-condition'
  /** 018: `WHEN displaying …`: who? */
  | 'trigger-without-subject'
  /** `WHEN implementing …`: how it is built, not what it does. */
  | 'process-trigger'
  /** 019: something unwanted under WHEN. */
  | 'unwanted-trigger'
  /** 020: AND and OR without brackets. */
  | 'mixed-and-or'
  /** 021: FOR EACH …, `both … or`. */
  | 'quantified'
  /** 022: `the user SHALL`, or a passive without actor. */
  | 'subject-not-system'
  /** 023 */
  | 'anaphora'
  /** 030 */
  | 'number-without-unit'
  /** 031: `between a and b`: with a, with b? */
  | 'between-bounds'
  /** 032: not English, so not analysed. */
  | 'other-language'
  /** 033: `<name>`, TBD. */
  | 'placeholder'
  /** 035 */
  | 'scenario-without-trigger'
  | 'scenario-without-outcome'
  /** `unless` or `if` after the last of several responses: of which? */
  | 'ambiguous-scope'
  /** Two sentences in one, joined by `;`. */
  | 'joined-sentences'
  /** Word lists; the last part of ears.md section 4. */
  | 'vague-term'
  | 'escape-clause'
  | 'open-ended-list'
  | 'superfluous-infinitive'
  | 'and-or'
  | 'purpose-phrase'
  | 'long-sentence'
  | 'unbounded-time'
  /** These fire on more than a tenth of good sentences and are off unless asked for. */
  | 'passive-voice'
  | 'wide-vague-term'
  | 'negative'
  | 'combinator'
  | 'oblique'
  | 'parenthesis'
  | 'pronoun'
  | 'absolute'
  | 'solution-word'
  | 'universal-word'
  | 'temporal-word';

export interface SentenceProblem {
  readonly kind: SentenceProblemKind;
  /** The words that are at fault. */
  readonly span: Span;
  /** Words for the message. */
  readonly detail: string;
}

/** Why a condition or a whole sentence is not read as logic. */
export type OpaqueReason =
  | 'no-response'
  | 'lead'
  | 'mixed-and-or'
  | 'quantifier'
  | 'anaphora'
  | 'language'
  | 'restriction'
  | 'temporal'
  | 'ambiguous-scope'
  | 'placeholder'
  | 'not-a-system'
  | 'too-long';

/** One normative sentence, or the steps of one scenario, taken apart. */
export interface ParsedSentence {
  /** `steps`: GIVEN, WHEN, THEN of a scenario. */
  readonly origin: 'sentence' | 'steps';
  readonly span: Span;
  /** In the author's words, white space collapsed. */
  readonly text: string;
  /** Absent when it is no EARS sentence; `problems` say why. */
  readonly pattern?: EarsPattern;
  /** In the author's order; all of them must be the case. */
  readonly clauses: readonly EarsClause[];
  readonly responses: readonly EarsResponse[];
  readonly problems: readonly SentenceProblem[];
  /** Why nothing of it can be compared with other sentences; absent where it can. */
  readonly opaque?: OpaqueReason;
}

/** A parsed sentence in its place. */
export interface EarsSentence extends ParsedSentence {
  /** Unique in an analysis: the claim's address, `#2` after it for its second sentence. */
  readonly id: string;
  readonly claim: Address;
  readonly capability: string;
  /** Of a sentence in a scenario: its requirement. */
  readonly requirement?: Address;
  /** What it depends on: the words that lead its list in, the sentence with conditions before it, or its scenario's title. Sentences of different leads are never compared without a shared condition. */
  readonly lead?: string;
  /** Its conditions as they were understood, one for each clause and in their order; empty before they are. */
  readonly conditions: readonly EarsCondition[];
}

/**
 * How far a condition was understood. `formal`: all of it is declared vocabulary, a comparison of numbers or a value of a
 * state. `shared`: as text, which another sentence repeats. `opaque`: as text that stands alone. `unread`: not at all.
 */
export type ConditionReading = 'formal' | 'shared' | 'opaque' | 'unread';

export interface EarsCondition {
  readonly text: string;
  readonly span: Span;
  readonly reading: ConditionReading;
  /** Of one that is unread. */
  readonly reason?: OpaqueReason;
  /** Keys of the variables it speaks of. */
  readonly variables: readonly string[];
}

/** The logical checks; L numbers as in the guide. */
export type EarsCheck =
  /** L1 */
  | 'contradiction'
  /** L2 */
  | 'overlap'
  /** L3 */
  | 'undefined-priority'
  /** L4 */
  | 'self-contradiction'
  /** L5 */
  | 'impossible-condition'
  /** L6 */
  | 'unreachable-unwanted'
  /** L7 */
  | 'tautology'
  /** L8 */
  | 'redundant'
  /** L9 */
  | 'duplicate'
  /** L10 */
  | 'conflicting-bounds'
  /** L11 */
  | 'timed-clash'
  /** L12 */
  | 'incomplete-cases'
  /** L14 */
  | 'scenario-breaks-requirement'
  /** L15 */
  | 'scenario-outside-requirement'
  /** L17 */
  | 'dangling-state'
  /** L18 */
  | 'permission-clash'
  /** The solver gave no answer within its bound. */
  | 'undecided';

/** What a check found about one or more sentences. */
export interface EarsIssue {
  readonly check: EarsCheck;
  /** At most what the weakest of its sentences allows: SHALL an error, SHOULD a warning, MAY a note. */
  readonly severity: 'error' | 'warning' | 'note';
  /** The fewest sentences that it takes, in document order; one for a check of a single sentence. */
  readonly core: readonly EarsIssueMember[];
  /** How the conditions of two sentences are related. */
  readonly relation?: 'equal' | 'implied' | 'overlap' | 'independent';
  /** A situation in which it happens, in the author's words; only what matters. */
  readonly situation: readonly {
    readonly text: string;
    readonly value: boolean;
    readonly from?: Address;
  }[];
  /** Declarations it rests on, as written: `assume limits => not good`. */
  readonly vocabulary: readonly { readonly text: string; readonly span: Span }[];
  /** A sentence: what to do about it. */
  readonly hint: string;
  /** Name of the script that shows it, a key of `EarsAnalysis.scripts`; absent where no solver was needed. */
  readonly script?: string;
  /** The words of an `accept` in the vocabulary, where one holds; then it is no finding. */
  readonly accepted?: { readonly reason: string; readonly span: Span };
}

export interface EarsIssueMember {
  readonly claim: Address;
  /** The id of its sentence. */
  readonly sentence: string;
  readonly span: Span;
  /** The sentence verbatim. */
  readonly text: string;
  /** What it demands, in the author's words: `exit with code 2`; with `not` before it for a prohibition. */
  readonly demands: string;
}

/** Cases proved disjoint and complete: exactly one of the sentences applies, whatever happens. */
export interface EarsPartition {
  readonly capability: string;
  /** What is divided: the words of the number or the state. */
  readonly over: string;
  /** What must be the case for all of them beside it, in the author's words. */
  readonly within: readonly string[];
  readonly cases: readonly {
    readonly claim: Address;
    readonly sentence: string;
    readonly span: Span;
    readonly text: string;
  }[];
  readonly script?: string;
}

export type TermKind = 'system' | 'state' | 'flag' | 'number' | 'event' | 'action';

/** One declared word of the vocabulary with all its phrases, and where the specs use it. */
export interface VocabularyTerm {
  readonly kind: TermKind;
  readonly name: string;
  /** Of a state. */
  readonly values?: readonly string[];
  /** Of a number. */
  readonly unit?: string;
  readonly phrases: readonly {
    readonly text: string;
    readonly span: Span;
    readonly negative?: true;
    readonly sets?: true;
  }[];
  readonly span: Span;
  /** The capability it is declared for; absent where it counts for the whole repository. */
  readonly capability?: string;
  /** In a glossary, not in a vocabulary block. */
  readonly glossary?: true;
  readonly uses: readonly { readonly claim: Address; readonly span: Span; readonly value?: string }[];
}

/** What is wrong with a vocabulary block. */
export interface VocabularyProblem {
  readonly kind:
    | 'malformed'
    | 'unused'
    | 'unmatched-phrase'
    | 'ambiguous-phrase'
    | 'unused-accept'
    | 'undeclared-system';
  readonly message: string;
  readonly hint: string;
  readonly span: Span;
}

/** The moves of a declared state that sentences ask for. */
export interface StateMachine {
  readonly name: string;
  readonly capability?: string;
  readonly states: readonly string[];
  readonly moves: readonly {
    /** Absent: from any state. */
    readonly from?: string;
    readonly to: string;
    /** The other conditions in the author's words. */
    readonly on: readonly string[];
    readonly claim: Address;
    readonly span: Span;
  }[];
}

/** Two conditions that differ by a word or two: perhaps one, perhaps not; only an author can say. */
export interface NearConditions {
  readonly first: { readonly claim: Address; readonly text: string; readonly span: Span };
  readonly second: { readonly claim: Address; readonly text: string; readonly span: Span };
}

/** How much of a capability was understood and compared. */
export interface EarsCoverage {
  /** Normative sentences and scenarios with steps. */
  readonly sentences: number;
  /** Those whose clauses and responses were found. */
  readonly parsed: number;
  /** Those that have one of the six patterns. */
  readonly patterned: number;
  readonly conditions: Readonly<Record<ConditionReading, number>>;
  /** Pairs of demands that speak of the same thing and were compared. */
  readonly pairs: number;
  /** Questions that took a solver and that it answered; a proof counts as one. */
  readonly solved: number;
  /** Questions that took a solver and that it did not answer. */
  readonly unanswered: number;
  /** Why the solver failed where it failed; a question that was too hard for its bound has no reason. */
  readonly failures: readonly string[];
  /** With how many others each sentence was compared, by id; those that were with none are absent. */
  readonly compared: ReadonlyMap<string, number>;
  /** What was left out, with the reason and the place. */
  readonly opaque: readonly { readonly reason: OpaqueReason; readonly span: Span; readonly claim: Address }[];
}

/** Everything that was read from the sentences of a project. */
export interface EarsAnalysis {
  /** In the order of capabilities and of their authors. */
  readonly sentences: readonly EarsSentence[];
  /** Severest first, then in document order. */
  readonly issues: readonly EarsIssue[];
  /** Of each active change: what is wrong with base and change together and is not with the base alone. */
  readonly changes: readonly {
    readonly change: string;
    readonly issues: readonly EarsIssue[];
    /** Why the solver failed on base and change together, each reason once. */
    readonly failures: readonly string[];
  }[];
  readonly partitions: readonly EarsPartition[];
  readonly terms: readonly VocabularyTerm[];
  readonly vocabularyProblems: readonly VocabularyProblem[];
  readonly machines: readonly StateMachine[];
  readonly near: readonly NearConditions[];
  /** By capability id. */
  readonly coverage: ReadonlyMap<string, EarsCoverage>;
  /** SMT-LIB scripts that ran and that issues or partitions name, by name; file names without folder. */
  readonly scripts: ReadonlyMap<string, string>;
  /** Name and version of the solver; absent where it answered nothing. */
  readonly solver?: string;
}

/** What a solver printed for a script, or why there is none. */
export type SmtAnswer =
  | { readonly kind: 'answered'; readonly output: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** Runs SMT-LIB scripts; the port through which an assessment reaches a solver. */
export interface SmtSolver {
  /** Name and version. */
  name(): Promise<string>;
  /** Answers in the order of the scripts, whatever order they run in; each script starts from nothing. */
  run(scripts: readonly string[]): Promise<readonly SmtAnswer[]>;
}
