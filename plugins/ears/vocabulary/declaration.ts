import type { Span } from '#model';

/** Words that stand for something declared. */
export interface Phrase {
  readonly text: string;
  readonly span: Span;
  /** Of a state: the one value that it says, without a placeholder. */
  readonly value?: string;
}

interface Declared {
  /** The whole declaration, and its words without comments. */
  readonly span: Span;
  readonly text: string;
}

interface Named extends Declared {
  readonly name: string;
  readonly nameSpan: Span;
  readonly phrases: readonly Phrase[];
}

/** One line of a vocabulary, understood by its form; names are not looked up yet. */
export type Declaration =
  | (Named & { readonly kind: 'system' })
  | (Named & {
      readonly kind: 'state';
      readonly values: readonly string[];
      readonly setBy: readonly Phrase[];
    })
  | (Named & { readonly kind: 'flag' | 'event'; readonly not: readonly Phrase[] })
  | (Named & { readonly kind: 'number'; readonly unit?: string; readonly whole: boolean })
  | (Named & { readonly kind: 'action'; readonly opposite?: Phrase })
  | (Declared & { readonly kind: 'exclusive'; readonly of: readonly Phrase[] })
  | (Declared & { readonly kind: 'assume'; readonly expression: Phrase })
  | (Declared & { readonly kind: 'priority'; readonly over: string; readonly under: string })
  | (Declared & {
      readonly kind: 'accept';
      readonly check?: string;
      readonly claims: readonly string[];
      readonly reason: string;
    });

/** What is wrong with a line, and where. */
export interface LineProblem {
  readonly message: string;
  readonly hint: string;
  readonly span: Span;
}
