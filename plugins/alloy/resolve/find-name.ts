import { BUILT_IN_SIGNATURES } from './built-in.ts';
import type { AssertionEntry, CallableEntry, MacroEntry, ModuleEntry, SignatureEntry } from './entry.ts';

/** What may be looked for by name. */
export interface Wanted {
  readonly signatures?: boolean;
  readonly callables?: boolean;
  readonly assertions?: boolean;
}

export interface Found {
  readonly signatures: readonly SignatureEntry[];
  readonly callables: readonly CallableEntry[];
  readonly assertions: readonly AssertionEntry[];
}

const NOTHING: Found = { signatures: [], callables: [], assertions: [] };

/** The module and all that it reaches, its own private opens included, others' not unless `all`. */
export function reachModules(start: ModuleEntry, all: boolean): readonly ModuleEntry[] {
  const seen = new Set<ModuleEntry>();
  const visit = (module: ModuleEntry, below: boolean) => {
    if (seen.has(module)) return;
    seen.add(module);
    for (const open of module.opens.values()) {
      if (open.module && (all || !below || !open.private)) visit(open.module, true);
    }
  };
  visit(start, false);
  return [...seen];
}

function inModule(module: ModuleEntry, name: string, wanted: Wanted, own: boolean): Found {
  const signature = wanted.signatures ? module.signatures.get(name) : undefined;
  const callables = wanted.callables ? (module.callables.get(name) ?? []) : [];
  const assertion = wanted.assertions ? module.assertions.get(name) : undefined;
  return {
    signatures: signature && (own || !signature.private) ? [signature] : [],
    callables: callables.filter((callable) => own || !callable.private),
    assertions: assertion ? [assertion] : [],
  };
}

function isNothingFound(found: Found): boolean {
  return found.signatures.length + found.callables.length + found.assertions.length === 0;
}

/** Finds a name without a path in a module and all that it reaches; `from` is where private names are seen. */
export function findPlain(start: ModuleEntry, from: ModuleEntry, name: string, wanted: Wanted): Found {
  const all = reachModules(start, false).map((module) => inModule(module, name, wanted, module === from));
  return {
    signatures: all.flatMap((found) => found.signatures),
    callables: all.flatMap((found) => found.callables),
    assertions: all.flatMap((found) => found.assertions),
  };
}

/** Finds `a/b/name`: first in the module the path leads to, then in all which that one reaches. */
export function findByPath(from: ModuleEntry, path: string, wanted: Wanted): Found {
  const parts = stripThis(path).split('/');
  const name = parts.pop() ?? '';
  let module = from;
  for (const [level, alias] of parts.entries()) {
    const open = module.opens.get(alias);
    if (!open?.module || (level > 0 && open.private)) return NOTHING;
    module = open.module;
  }
  const found = inModule(module, name, wanted, parts.length === 0);
  return isNothingFound(found) ? findPlain(module, from, name, wanted) : found;
}

function stripThis(path: string): string {
  return path.startsWith('this/') ? path.slice('this/'.length) : path;
}

/** Finds what an expression may mean by a name. */
export function findInExpression(module: ModuleEntry, name: string, callables: boolean): Found {
  const wanted: Wanted = { signatures: true, callables };
  const found = name.includes('/')
    ? findByPath(module, name, wanted)
    : findPlain(module, module, name, wanted);
  const parameter = module.parameters.get(name);
  if (!parameter || found.signatures.includes(parameter)) return found;
  return { ...found, signatures: [...found.signatures, parameter] };
}

/** Finds the signatures a name may mean where a signature is expected; one is right. */
export function findSignatures(module: ModuleEntry, name: string): readonly SignatureEntry[] {
  const builtIn = BUILT_IN_SIGNATURES.get(name);
  if (builtIn) return [builtIn];
  const path = name.includes('/');
  const { signatures } = path
    ? findByPath(module, name, { signatures: true })
    : findPlain(module, module, name, { signatures: true });
  const parameter = path && !name.startsWith('this/') ? undefined : module.parameters.get(stripThis(name));
  return parameter && !signatures.includes(parameter) ? [...signatures, parameter] : signatures;
}

/** Finds the predicate, function or assertion that a command names: of the own module first. */
export function findTarget(module: ModuleEntry, name: string, wanted: Wanted): Found {
  const found = findByPath(module, name, wanted);
  if (!isNothingFound(found) || name.includes('/')) return found;
  return findPlain(module, module, name, wanted);
}

/** Finds the macros a name may mean. */
export function findMacros(module: ModuleEntry, name: string): readonly MacroEntry[] {
  if (name.includes('/')) {
    const parts = stripThis(name).split('/');
    const base = parts.pop() ?? '';
    let at: ModuleEntry | undefined = module;
    for (const alias of parts) {
      const open: ModuleEntry['opens'] extends Map<string, infer O> ? O | undefined : never =
        at?.opens.get(alias);
      at = open?.private ? undefined : open?.module;
    }
    const macro = at?.macros.get(base);
    return macro && !(macro.private && at !== module) ? [macro] : [];
  }
  return reachModules(module, false).flatMap((reached) => {
    const macro = reached.macros.get(name);
    return macro ? [macro] : [];
  });
}
