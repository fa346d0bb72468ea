import type { Address, Capability, CodeSymbol, Link, ProjectTexts, SourceFile, TextHash } from '#model';

/** A project's claims and the code that they lead to. */
export interface TextInput {
  readonly capabilities: readonly Capability[];
  readonly links: readonly Link[];
  /** By path. */
  readonly symbols: ReadonlyMap<string, readonly CodeSymbol[]>;
  readonly files: ReadonlyMap<string, SourceFile>;
}

/** What the evidence of one claim rests on. */
export interface ClaimGround {
  readonly text: TextHash;
  /** Of a scenario in a requirement: that one's own text. */
  readonly requirement?: TextHash;
  /** The code that implements it, each once. */
  readonly implementation: readonly { readonly name: string; readonly hash: TextHash }[];
}

/** The texts of a project, and for each claim those that its evidence rests on. */
export function textsOf(_input: TextInput): {
  readonly texts: ProjectTexts;
  readonly grounds: ReadonlyMap<Address, ClaimGround>;
} {
  return { texts: { claims: new Set(), code: new Set() }, grounds: new Map() };
}
