import type { ModuleEntry, SignatureEntry } from './entry.ts';
import type { Settling } from './settle.ts';
import type { Term } from './term.ts';

/**
 * Where an expression stands: it decides which names are seen and what `this` adds.
 *
 * `bound`: of a field. `definition`: of a field, `f = e`. `parameter`: or result of a function. `body`: anywhere else.
 */
export type Place = 'bound' | 'definition' | 'signature-fact' | 'parameter' | 'body';

interface Binding {
  readonly name: string;
  readonly term: Term;
  readonly next: Binding | undefined;
}

/** The names around an expression. */
export interface Context {
  readonly module: ModuleEntry;
  readonly place: Place;
  /** The signature whose fields are meant with `this`; absent elsewhere. */
  readonly owner?: SignatureEntry;
  readonly bindings: Binding | undefined;
  /** Macro expansions that may still be nested. */
  readonly expansions: number;
  readonly settling: Settling;
}

/** Names seen inside, the innermost first. */
export function bind(context: Context, name: string, term: Term): Context {
  return { ...context, bindings: { name, term, next: context.bindings } };
}

/** What a local name stands for. */
export function boundTerm(context: Context, name: string): Term | undefined {
  for (let at = context.bindings; at; at = at.next) if (at.name === name) return at.term;
  return undefined;
}
