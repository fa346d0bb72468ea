import type { Span, VocabularyProblem } from '#model';
import type { Variable } from '../formula.ts';
import { countedDimension, unitOf } from '../units.ts';
import type { Declaration } from './declaration.ts';

/** A line of a vocabulary and what it counts for. */
export interface Scoped {
  readonly declaration: Declaration;
  readonly capability: string | undefined;
}

type Named = Extract<Declaration, { readonly name: string }>;

/** A declaration that counts, with the variable that it declares; a system declares none. */
export interface DeclaredTerm {
  readonly declaration: Named;
  readonly capability: string | undefined;
  readonly variable?: Variable;
  /** What a response that sets the state makes true; the state before it is another variable. */
  readonly next?: Variable;
}

/** Everything that is declared, by name. */
export interface Names {
  readonly terms: readonly DeclaredTerm[];
  /** Without systems, which have names of their own. */
  readonly byName: ReadonlyMap<string, DeclaredTerm>;
  readonly axiomLines: readonly Exclude<Declaration, Named>[];
  readonly problems: readonly VocabularyProblem[];
}

/** Declares each name once: of two declarations of one name the first counts. */
export function declareNames(scoped: readonly Scoped[]): Names {
  const terms: DeclaredTerm[] = [];
  const byName = new Map<string, DeclaredTerm>();
  const systems = new Map<string, DeclaredTerm>();
  const axiomLines: Exclude<Declaration, Named>[] = [];
  const problems: VocabularyProblem[] = [];
  for (const { declaration, capability } of scoped) {
    if (!('name' in declaration)) {
      axiomLines.push(declaration);
      continue;
    }
    const known = declaration.kind === 'system' ? systems : byName;
    const key = declaration.kind === 'system' ? declaration.name.toLowerCase() : declaration.name;
    const before = known.get(key);
    if (before !== undefined) {
      problems.push(declaredTwice(declaration.name, declaration.nameSpan, before, capability));
      continue;
    }
    const term = termFor(declaration, capability);
    known.set(key, term);
    terms.push(term);
  }
  return { terms, byName, axiomLines, problems };
}

function declaredTwice(
  name: string,
  span: Span,
  before: DeclaredTerm,
  capability: string | undefined,
): VocabularyProblem {
  const where =
    before.capability === capability ? 'above' : 'in the vocabulary that counts for the whole repository';
  return {
    kind: 'malformed',
    message: `\`${name}\` is declared already, as a ${before.declaration.kind}, ${where}`,
    hint: 'The first declaration counts. Add the phrases there, or choose another name.',
    span,
  };
}

function termFor(declaration: Named, capability: string | undefined): DeclaredTerm {
  const { name: key } = declaration;
  const declared = true;
  switch (declaration.kind) {
    case 'system':
      return { declaration, capability };
    case 'state': {
      const sort = { kind: 'choice', values: declaration.values, open: false } as const;
      const next: Variable = { key: `${key}'`, sort, role: 'response', declared };
      return { declaration, capability, variable: { key, sort, role: 'state', declared }, next };
    }
    case 'flag':
      return { declaration, capability, variable: { key, sort: { kind: 'flag' }, role: 'state', declared } };
    case 'event':
      return { declaration, capability, variable: { key, sort: { kind: 'flag' }, role: 'event', declared } };
    case 'action':
      return {
        declaration,
        capability,
        variable: { key, sort: { kind: 'flag' }, role: 'response', declared },
      };
    case 'number': {
      const { unit, whole } = declaration;
      const dimension = unit === undefined ? '' : (unitOf(unit)?.dimension ?? countedDimension(unit));
      const sort = { kind: 'number', dimension, whole } as const;
      return { declaration, capability, variable: { key, sort, role: 'quantity', declared } };
    }
  }
}
