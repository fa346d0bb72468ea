import type { Span } from '#model';

/** What is wrong with a model's text; collected, never thrown. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** What was found and what was expected, without its place. */
  readonly message: string;
  readonly span: Span;
  readonly hint?: string;
  /** The text is right, but this part of the language is not analysed. */
  readonly unsupported?: true;
}
