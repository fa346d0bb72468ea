import type { Config } from '#config';
import type {
  Allow,
  Assessment,
  EarsCheck,
  Finding,
  Irregularity,
  IrregularityKind,
  ProjectFiles,
  SentenceProblemKind,
  Severity,
  VocabularyProblem,
} from '#model';
import type { OfficialIssue } from '#openspec';

/** What a rule looks at: the assessment so far, the options, and the files it may ask about. */
export interface RuleContext extends Omit<Assessment, 'findings'> {
  readonly config: Config;
  /** Irregularities that belong to no capability and no delta: ignored, oversized and unreadable files. */
  readonly irregularities: readonly Irregularity[];
  /** To ask whether a path exists and what a referenced document says. */
  readonly projectFiles: ProjectFiles;
  /** The code of every rule. */
  readonly codes: readonly string[];
  /** Those whose rule is off in this project. */
  readonly off: readonly string[];
}

/** A finding without what the rule gives it: its code, and its severity where `atMost` does not lower it. */
export interface Report extends Omit<Finding, 'code' | 'severity'> {
  /** The severity that this one can have at most; what the configuration says of the rule goes before it. */
  readonly atMost?: Severity;
}

/** One way in which a project can be wrong. */
export interface Rule {
  /** `area/problem`: permanent, names the problem, reads after "allow"; also the address of its page. */
  readonly code: string;
  /** What it has unless the configuration says otherwise. */
  readonly severity: Severity;
  /** True for a rule that reports nothing until the configuration gives it a severity: it is right too seldom, or too often. */
  readonly off?: true;
  /** One line for lists. */
  readonly title: string;
  /** `allows` says what became of every allow; it is empty except for rules that run last. */
  readonly find: (context: RuleContext, allows: readonly AllowUse[]) => Iterable<Report>;
  /** The kind of irregularity it reports, for a rule that reports one. */
  readonly irregularity?: IrregularityKind;
  /** The rule of OpenSpec's validator it reports, for a rule that reports one. */
  readonly official?: OfficialIssue['rule'];
  /** The kind of problem of a sentence it reports, for a rule that reports one. */
  readonly sentenceProblem?: SentenceProblemKind;
  /** The logical check it reports, for a rule that reports one. */
  readonly earsCheck?: EarsCheck;
  /** The kind of trouble with the vocabulary it reports, for a rule that reports one. */
  readonly vocabularyProblem?: VocabularyProblem['kind'];
  /** True for a rule about allows, which runs when the findings of all others are known. */
  readonly last?: true;
  /** Codes that say the same in our words; on the same line, in the same requirement or in the same file, only theirs is reported. */
  readonly unlessReported?: {
    readonly codes: readonly string[];
    readonly on: 'line' | 'requirement' | 'file';
  };
}

/** An allow and what it did. */
export interface AllowUse {
  readonly allow: Allow;
  /** How many findings it accepted. */
  readonly accepted: number;
}
