import type { Span } from '#model';
import type {
  AssertParagraph,
  Declaration,
  EnumParagraph,
  FactParagraph,
  FunctionParagraph,
  MacroParagraph,
  Module,
  PredicateParagraph,
  SignatureParagraph,
} from '../syntax/ast.ts';
import type { BasicType } from './basic-type.ts';
import type { BuiltIn, Callable, Field, Local, Signature } from './resolved.ts';
import type { Term } from './term.ts';
import type { Type } from './type.ts';

/** A type under construction: the same properties, assignable. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A module as it is opened: one for each file and list of arguments. */
export interface ModuleEntry {
  /** The aliases that lead to it from the main module, `a/b`; empty for the main module. */
  path: string;
  /** The file, or the library module's name. */
  readonly file: string;
  /** It is part of the language's own library. */
  readonly library: boolean;
  readonly source: Module;
  /** By alias, in the order of the text. */
  readonly opens: Map<string, OpenEntry>;
  readonly parameters: Map<string, SignatureEntry | undefined>;
  readonly exactParameters: Set<string>;
  readonly signatures: Map<string, SignatureEntry>;
  readonly callables: Map<string, CallableEntry[]>;
  readonly macros: Map<string, MacroEntry>;
  readonly assertions: Map<string, AssertionEntry>;
  readonly facts: FactParagraph[];
}

export interface OpenEntry {
  readonly alias: string;
  /** What is opened, as written. */
  readonly name: string;
  readonly private: boolean;
  readonly arguments: readonly string[];
  readonly span: Span;
  module: ModuleEntry | undefined;
}

/** A signature, an enum, one of its values, or a built-in set. */
export interface SignatureEntry {
  readonly name: string;
  readonly module: ModuleEntry | undefined;
  readonly private: boolean;
  readonly variable: boolean;
  readonly one: boolean;
  readonly enumeration: boolean;
  readonly builtIn?: BuiltIn | 'univ';
  readonly source?: SignatureParagraph | EnumParagraph;
  readonly span: Span;
  /** Names of what it extends or is a subset of; empty for a top-level signature. */
  readonly above: readonly { readonly text: string; readonly span: Span }[];
  readonly relation: 'top' | 'extends' | 'in' | 'equals';
  exact: boolean;
  /** From here on: known once signatures are resolved. */
  parents: readonly SignatureEntry[];
  type: Type;
  /** Absent for a subset. */
  basic: BasicType | undefined;
  readonly fields: FieldEntry[];
  readonly facts: Term[];
  readonly self: Local;
  /** Absent for a built-in set. */
  signature: Mutable<Signature> | undefined;
}

export interface FieldEntry {
  readonly name: string;
  readonly owner: SignatureEntry;
  readonly private: boolean;
  readonly type: Type;
  readonly bound: Term;
  readonly declaration: Declaration;
  readonly span: Span;
  field: Mutable<Field> | undefined;
}

/** A predicate or a function, or the block of a `run`. */
export interface CallableEntry {
  readonly name: string;
  readonly module: ModuleEntry;
  readonly private: boolean;
  readonly predicate: boolean;
  readonly source: PredicateParagraph | FunctionParagraph;
  readonly span: Span;
  readonly parameters: ParameterEntry[];
  /** Of a function, once declared. */
  result: Term | undefined;
  body: Term | undefined;
  callable: Mutable<Callable> | undefined;
  /** Whether calls lead from it back to itself. */
  recursive: boolean;
}

export interface ParameterEntry {
  readonly name: string;
  readonly local: Local;
  readonly type: Type;
  readonly bound: Term;
  readonly span: Span;
}

export interface MacroEntry {
  readonly name: string;
  readonly module: ModuleEntry;
  readonly private: boolean;
  readonly source: MacroParagraph;
}

export interface AssertionEntry {
  readonly name: string;
  readonly source: AssertParagraph;
  body: Term | undefined;
}
