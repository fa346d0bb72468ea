import type { Problem } from '../problem.ts';
import { childrenOf } from './call-graph.ts';
import type { FieldEntry, SignatureEntry } from './entry.ts';
import type { Term } from './term.ts';

/** Says where something that never changes depends on something that does: what it needs cannot change either. */
export function warnOfStatics(signatures: readonly SignatureEntry[]): readonly Problem[] {
  return signatures.flatMap((entry) => [
    ...entry.parents.flatMap((parent) => warnOfParent(entry, parent)),
    ...entry.fields.flatMap((field) => warnOfField(entry, field)),
  ]);
}

function warning(message: string, span: Problem['span']): Problem {
  return { severity: 'warning', message, span };
}

function warnOfParent(entry: SignatureEntry, parent: SignatureEntry): readonly Problem[] {
  if (parent.builtIn || !parent.variable || entry.variable) return [];
  const { name, span } = entry;
  return [warning(`\`${name}\` never changes, but it is part of \`${parent.name}\`, which is \`var\``, span)];
}

function warnOfField(
  entry: SignatureEntry,
  { name, bound, declaration, span }: FieldEntry,
): readonly Problem[] {
  if (declaration.variable) return [];
  if (entry.variable) return [warning(`\`${name}\` never changes, but \`${entry.name}\` is \`var\``, span)];
  const changing = variableIn(bound);
  return changing
    ? [warning(`\`${name}\` never changes, but its bound \`${changing.name}\` is \`var\``, span)]
    : [];
}

function variableIn(term: Term): SignatureEntry | undefined {
  if (term.kind === 'signature') return term.entry.variable ? term.entry : undefined;
  for (const child of childrenOf(term)) {
    const found = variableIn(child);
    if (found) return found;
  }
  return undefined;
}
