import type { Standing } from '#model';
import type { FindingView, Href, Html, TermView } from './types.ts';

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
