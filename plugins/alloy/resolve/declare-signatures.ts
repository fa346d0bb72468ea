import type { Problem } from '../problem.ts';
import { type BasicType, UNIV } from './basic-type.ts';
import { BUILT_IN_SIGNATURES } from './built-in.ts';
import { nameOf } from './candidates.ts';
import type { ModuleEntry, Mutable, SignatureEntry } from './entry.ts';
import { findSignatures } from './find-name.ts';
import type { BuiltIn, Signature } from './resolved.ts';
import { typeError } from './term.ts';
import { EMPTY, type Type, typeOf, uniteCommonArity } from './type.ts';

/** Finds what every signature extends or is a subset of, and so its type; parents come before children in the result. */
export function declareSignatures(
  modules: readonly ModuleEntry[],
  problems: Problem[],
): readonly SignatureEntry[] {
  const done = new Set<SignatureEntry>();
  const open = new Set<SignatureEntry>();
  const visit = (entry: SignatureEntry): void => {
    if (done.has(entry) || entry.builtIn) return;
    if (open.has(entry)) {
      problems.push(typeError(`The signature \`${entry.name}\` is above itself`, entry.span));
      return;
    }
    open.add(entry);
    entry.parents = findParents(entry, problems);
    entry.parents.forEach(visit);
    open.delete(entry);
    finish(entry, problems);
    done.add(entry);
  };
  for (const module of modules) for (const entry of module.signatures.values()) visit(entry);
  for (const module of modules) {
    for (const parameter of module.exactParameters) markExact(module, parameter, problems);
  }
  return [...done];
}

function findParents(entry: SignatureEntry, problems: Problem[]): readonly SignatureEntry[] {
  if (!entry.module || entry.above.length === 0) return univ();
  const parents = new Set<SignatureEntry>();
  for (const { text, span } of entry.above) {
    const [found, ...others] = findSignatures(entry.module, text);
    if (!found) problems.push(typeError(`The signature \`${text}\` cannot be found`, span));
    else if (others.length > 0) {
      problems.push(
        typeError(`Expected one signature \`${text}\`, but there are ${1 + others.length}`, span),
      );
    } else parents.add(found);
  }
  return [...parents];
}

function univ(): readonly SignatureEntry[] {
  const entry = BUILT_IN_SIGNATURES.get('univ');
  return entry ? [entry] : [];
}

function finish(entry: SignatureEntry, problems: Problem[]): void {
  const subset = entry.relation === 'in' || entry.relation === 'equals';
  if (subset) finishSubset(entry, problems);
  else finishExtension(entry, problems);
  entry.signature = makeSignature(entry, subset);
}

function finishSubset(entry: SignatureEntry, problems: Problem[]): void {
  if (entry.source?.kind === 'signature' && entry.source.abstract) {
    problems.push(typeError(`The subset \`${entry.name}\` cannot be abstract`, entry.span));
  }
  const everything = entry.parents.find((parent) => parent.builtIn === 'univ');
  const real = everything ? [everything] : entry.parents.filter((parent) => parent.builtIn !== 'none');
  if (real.length === 0) {
    problems.push(
      typeError(`Expected \`${entry.name}\` to be a subset of a set that is not empty`, entry.span),
    );
  }
  const [first, ...rest] = everything ? [everything] : entry.parents;
  entry.type = rest.reduce((type: Type, parent) => uniteCommonArity(type, parent.type), first?.type ?? EMPTY);
  entry.parents = real;
}

function finishExtension(entry: SignatureEntry, problems: Problem[]): void {
  const [parent] = entry.parents;
  const above = parent?.basic;
  if (!parent) return;
  if (!above) {
    problems.push(
      typeError(`\`${entry.name}\` cannot extend \`${parent.name}\`, which is a subset`, entry.span),
    );
    return;
  }
  if (parent.builtIn && parent.builtIn !== 'univ') {
    problems.push(typeError(`\`${entry.name}\` cannot extend \`${parent.name}\``, entry.span));
    return;
  }
  const value = entry.enumeration && entry.relation === 'extends';
  if (parent.enumeration && !value) {
    const allowed = parent.relation === 'top' && entry.one;
    if (!allowed) {
      problems.push(
        typeError(`\`${entry.name}\` cannot extend \`${parent.name}\`, which is an enum`, entry.span),
      );
      return;
    }
  }
  const basic: BasicType = {
    name: nameOf(entry.module?.path, entry.name),
    parent: above,
    abstract: isAbstract(entry),
    children: [],
  };
  if (above !== UNIV) above.children.push(basic);
  entry.basic = basic;
  // Values of an enum are typed as the enum: two of them are never found to be disjoint.
  entry.type = parent.enumeration ? parent.type : typeOf(basic);
}

function isAbstract(entry: SignatureEntry): boolean {
  return entry.source?.kind === 'enum' ? entry.relation === 'top' : (entry.source?.abstract ?? false);
}

function makeSignature(entry: SignatureEntry, subset: boolean): Mutable<Signature> {
  const { source } = entry;
  const written = source?.kind === 'signature' ? source.multiplicity : entry.one ? 'one' : undefined;
  const [parent] = entry.parents;
  return {
    name: nameOf(entry.module?.path, entry.name),
    abstract: isAbstract(entry),
    variable: entry.variable,
    private: entry.private,
    ...(written && { multiplicity: written }),
    enumeration: entry.enumeration,
    ...(!subset && parent?.signature && { parent: parent.signature }),
    ...(subset && {
      subset: { exact: entry.relation === 'equals', of: entry.parents.flatMap(asSubsetOf) },
    }),
    fields: [],
    facts: [],
    self: entry.self,
    exact: entry.exact,
    span: entry.span,
  };
}

function asSubsetOf({ signature, builtIn }: SignatureEntry): readonly (Signature | BuiltIn | 'univ')[] {
  if (signature) return [signature];
  return builtIn ? [builtIn] : [];
}

function markExact(module: ModuleEntry, parameter: string, problems: Problem[]): void {
  const entry = module.parameters.get(parameter);
  if (!entry) return;
  entry.exact = true;
  if (entry.signature) entry.signature.exact = true;
  if (entry.variable) {
    problems.push(
      typeError(
        `\`${module.file}\` wants exactly as many atoms as the scope says, but \`${entry.name}\` is \`var\``,
        entry.span,
      ),
    );
  }
}
