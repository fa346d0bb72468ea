import type { SourceFile } from './text.ts';

/** What reading a file gave. `outside`: the path or a symbolic link in it leaves the project root. */
export type ReadResult =
  | { readonly kind: 'text'; readonly file: SourceFile }
  | { readonly kind: 'missing' | 'outside' | 'ignored' | 'too-large' | 'binary' | 'unreadable' };

/** The project's files, read only below its root; the port through which every stage sees the disk. */
export interface ProjectFiles {
  /** Every file that .gitignore does not exclude, sorted by code point, with `/` between folders. */
  list(): readonly string[];
  /** Reads one file; the same path gives the same object. */
  read(path: string): ReadResult;
  /** True when the path is a file of the project, ignored or not. */
  exists(path: string): boolean;
  /** The first file that is not listed because there are too many; undefined where all are. */
  unlisted?(): string | undefined;
}

/** Where parsers of programming languages come from; the port through which symbols are read. */
export interface Grammars {
  /** The tree-sitter runtime, as WebAssembly. */
  runtime(): Promise<Uint8Array>;
  /** The grammar of a language by tree-sitter's name for it (`typescript`, `c-sharp`), as WebAssembly; rejects when there is none. */
  grammar(name: string): Promise<Uint8Array>;
  /** Milliseconds since any moment; only used to give up on a file that a parser cannot get through. */
  now(): number;
}
