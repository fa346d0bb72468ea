import type { Address } from './spec.ts';
import type { Span } from './text.ts';
import type { TextHash } from './texts.ts';

export type ContractKind = 'summary' | 'precondition' | 'postcondition' | 'invariant' | 'failure' | 'safety';

/** One promise in a symbol's doc comment. */
export interface ContractClause {
  readonly kind: ContractKind;
  readonly text: string;
  readonly span: Span;
}

/** A named piece of code, or a test with its title as name. */
export interface CodeSymbol {
  readonly name: string;
  readonly kind: 'function' | 'method' | 'class' | 'type' | 'constant' | 'test' | 'suite' | 'module';
  /** The enclosing symbol's name, as `Box` for a method of `Box`. */
  readonly container?: string;
  /** Words shown for a test that also has a name, as JUnit's `@DisplayName`. */
  readonly title?: string;
  /** Of a test or a suite that does not simply run, or stands in such a suite: the mark that says so, as `it.skip`. */
  readonly heldBack?: string;
  /** The whole declaration, its doc comment included. */
  readonly span: Span;
  /** Line (from 1) of the name or title, where evidence links point. */
  readonly line: number;
  readonly endLine: number;
  readonly contract: readonly ContractClause[];
  /**
   * Of its text as the parser sees it: white space, its place and what stands around it do not matter, but for what a test or
   * suite uses of its file.
   */
  readonly hash: TextHash;
}

/** A place in code. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly symbol?: CodeSymbol;
}

/**
 * `covers`: the named symbol is where the link says. `moved`: found elsewhere, see `target`. `missing`: file or symbol gone.
 * `orphaned`: names no claim. `duplicate`: names a tag that several claims carry.
 */
export type LinkStatus = 'covers' | 'moved' | 'missing' | 'orphaned' | 'duplicate';

/**
 * How a link's code was found. `line`: the name stands on the linked line. `symbol`: the linked line lies in the symbol of
 * that name. `file`: the link gives no line, and the file has the name. `place`: there is no name to check, only the line
 * or file exists. `mentions`: the link's text is a description, and the identifiers in it stand around the line. `elsewhere`: found in its file, away from where the link says.
 * `other-file`: found in another file than the link says. `tag`: a tag stands there.
 */
export type LinkMatch =
  | 'line'
  | 'symbol'
  | 'file'
  | 'place'
  | 'mentions'
  | 'elsewhere'
  | 'other-file'
  | 'tag';

/** An evidence link of a spec, or an occurrence of a tag in code. */
export interface Link {
  /** Absent when orphaned, or when it means no single claim but a capability. */
  readonly claim?: Address;
  /** The capability it means, where it means no single claim: a `@trace` comment. */
  readonly capability?: string;
  readonly origin: 'evidence' | 'tag';
  readonly role: 'implements' | 'verifies';
  readonly status: LinkStatus;
  /** The evidence link's text, or the tag. */
  readonly label: string;
  /** `property`, `integration`, … from the evidence line's label. */
  readonly qualifier?: string;
  /** Which tag convention found it. */
  readonly convention?: string;
  /** Where it is written: in the spec for `evidence`, in code for `tag`. */
  readonly from: Span;
  /** The code it means; absent when missing. */
  readonly target?: Place;
  /** How the code was found; absent when missing. */
  readonly match?: LinkMatch;
  /** Where orphaned: the change that defines what it names, if active, or that once did or removed it, if archived. */
  readonly change?: { readonly name: string; readonly archived: boolean };
  /** One sentence that says why the status is what it is. */
  readonly reason: string;
}

/** True for a link that claims something: the code it names was found. */
export function isCounted({ status }: Pick<Link, 'status'>): boolean {
  return status === 'covers' || status === 'moved';
}

/** True for a tag that no spec has yet, but an active change defines. */
export function isPlanned(link: Link): boolean {
  return link.change !== undefined && !link.change.archived;
}
