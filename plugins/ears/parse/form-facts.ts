import type { EarsClause, EarsResponse, Span } from '#model';
import type { Mask } from './mask.ts';
import type { Prefix } from './read-prefix.ts';
import type { Responses } from './read-responses.ts';
import type { Token } from './tokens.ts';

/** A stretch of a file, made readable; `base` is the file's offset of the mask's first character. */
export interface Place {
  readonly path: string;
  readonly base: number;
  readonly mask: Mask;
}

/** Everything that is known of one sentence, for what is said about its form. */
export interface FormFacts {
  readonly place: Place;
  readonly tokens: readonly Token[];
  readonly prefix: Prefix;
  readonly found: Responses;
  readonly clauses: readonly EarsClause[];
  readonly responses: readonly EarsResponse[];
  /** It ends in a colon. */
  readonly colon: boolean;
  /** A semicolon or a second sentence in it. */
  readonly joined: boolean;
  readonly spanOf: (from: number, to: number) => Span;
  readonly extent: Span;
}
