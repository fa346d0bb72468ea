import type { CallableEntry } from './entry.ts';
import type { Term } from './term.ts';

/** The terms a term is made of. */
export function childrenOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'unary':
    case 'bound':
      return [term.operand];
    case 'binary':
    case 'arrow':
      return [term.left, term.right];
    case 'list':
      return term.operands;
    case 'if':
      return [term.condition, term.then, term.else];
    case 'let':
      return [term.value, term.body];
    case 'quantified':
      return [...term.declarations.map(({ bound }) => bound), term.body];
    case 'call':
      return term.arguments;
    default:
      return [];
  }
}

/** The callables that a term calls itself. */
function calledBy(term: Term): ReadonlySet<CallableEntry> {
  const called = new Set<CallableEntry>();
  const open = [term];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.kind === 'call') called.add(at.callable);
    open.push(...childrenOf(at));
  }
  return called;
}

/** Tells whether calls lead from one callable to another; a callable without calls to itself does not reach itself. */
export function callGraph(
  callables: readonly CallableEntry[],
): (from: CallableEntry, to: CallableEntry) => boolean {
  const next = new Map(
    callables.map((entry) => [entry, entry.body ? calledBy(entry.body) : new Set<CallableEntry>()]),
  );
  const reached = new Map<CallableEntry, ReadonlySet<CallableEntry>>();
  const reach = (from: CallableEntry): ReadonlySet<CallableEntry> => {
    const known = reached.get(from);
    if (known) return known;
    const seen = new Set(next.get(from));
    for (const entry of seen) for (const to of next.get(entry) ?? []) seen.add(to);
    reached.set(from, seen);
    return seen;
  };
  return (from, to) => reach(from).has(to) || from === to;
}
