import type { Span } from '#model';
import { LIBRARY } from '../library/index.ts';
import type { Problem } from '../problem.ts';
import type { Module, Name } from '../syntax/ast.ts';
import { blankMarkdown, parseModule } from '../syntax/index.ts';
import { declareNames } from './declare-names.ts';
import type { ModuleEntry, OpenEntry } from './entry.ts';
import { findSignatures, reachModules } from './find-name.ts';
import { relativeModule } from './relative-module.ts';
import { typeError } from './term.ts';
import { usesSequences } from './uses-sequences.ts';

/**
 * Finds the text of a module that is opened. `name` is where it is looked for: a path without its ending, from the folder of
 * the file `from` on, with `..` where the opening module says so by its own name.
 */
export type OpenModule = (name: string, from: string) => { path: string; text: string } | undefined;

const NOWHERE: Span = { path: '', start: 0, end: 0 };

interface Loading {
  readonly open: OpenModule | undefined;
  readonly problems: Problem[];
  /** Files on the way from the main module to here. */
  readonly way: readonly string[];
}

/** Loads the main module and all that it opens, gives parameters their signatures, and merges equal modules. */
export function loadModules(source: Module, open: OpenModule | undefined, problems: Problem[]): ModuleEntry {
  const main = load(source, '', source.path, false, { open, problems, way: [] });
  if (problems.some(isError)) return main;
  resolveParameters(reachModules(main, true), problems);
  if (!problems.some(isError)) mergeModules(main);
  return main;
}

export function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}

function load(source: Module, path: string, file: string, library: boolean, loading: Loading): ModuleEntry {
  const module: ModuleEntry = {
    path,
    file,
    library,
    source,
    opens: new Map(),
    parameters: new Map(),
    exactParameters: new Set(),
    signatures: new Map(),
    callables: new Map(),
    macros: new Map(),
    assertions: new Map(),
    facts: [],
  };
  declareNames(module, loading.problems);
  declareOpens(module, loading.problems);
  const way = [...loading.way, file];
  for (const opened of module.opens.values()) opened.module = loadOpened(module, opened, { ...loading, way });
  return module;
}

function loadOpened(from: ModuleEntry, opened: OpenEntry, loading: Loading): ModuleEntry | undefined {
  const found = findModule(from, opened.name, loading);
  if (!found) {
    loading.problems.push(typeError(`The module \`${opened.name}\` cannot be found`, opened.span));
    return undefined;
  }
  if (loading.way.includes(found.file)) {
    loading.problems.push(typeError(`The module \`${opened.name}\` opens itself`, opened.span));
    return undefined;
  }
  const path = from.path ? `${from.path}/${opened.alias}` : opened.alias;
  return load(found.source, path, found.file, found.library, loading);
}

/** A file of the author comes before a module of the library. */
function findModule(
  from: ModuleEntry,
  name: string,
  loading: Loading,
): { readonly source: Module; readonly file: string; readonly library: boolean } | undefined {
  const own = from.library
    ? undefined
    : loading.open?.(relativeModule(from.source.header?.name.text ?? '', name), from.file);
  if (own) {
    const { module, problems } = parseModule(
      own.path.endsWith('.md') ? blankMarkdown(own.text) : own.text,
      own.path,
    );
    loading.problems.push(...problems);
    return { source: module, file: own.path, library: false };
  }
  const source = libraryModule(name);
  return source && { source, file: name, library: true };
}

const parsedLibrary = new Map<string, Module>();

function libraryModule(name: string): Module | undefined {
  const text = LIBRARY.get(name);
  const known = parsedLibrary.get(name);
  if (known || text === undefined) return known;
  const { module } = parseModule(text, name);
  parsedLibrary.set(name, module);
  return module;
}

const IS_INTEGER = /(?:^|\/)util\/integer(?:\.als)?$/;

/** `util/integer` is open everywhere; an enum opens an ordering of its values, `seq` opens `util/sequniv`. */
function declareOpens(module: ModuleEntry, problems: Problem[]): void {
  const { opens, paragraphs } = module.source;
  const add = (name: string, values: readonly Name[], alias: string, own: boolean, span: Span) => {
    const key = alias || aliasOf(name, values.length, module.opens.size);
    const known = module.opens.get(key);
    const given = values.map((value) => value.text);
    if (known) {
      const same = known.name === name && known.arguments.join() === given.join();
      if (!same)
        problems.push(
          typeError(`Expected one module named \`${key}\`, but another one is open by this name`, span),
        );
      return;
    }
    module.opens.set(key, { alias: key, name, private: own, arguments: given, span, module: undefined });
  };
  if (!IS_INTEGER.test(module.file)) add('util/integer', [], 'integer', false, NOWHERE);
  for (const open of opens) {
    add(open.module.text, open.arguments, open.alias?.text ?? '', open.private, open.span);
  }
  for (const paragraph of paragraphs) {
    if (paragraph.kind !== 'enum') continue;
    const { name } = paragraph;
    add('util/ordering', [{ text: `this/${name.text}`, span: name.span }], '', false, name.span);
  }
  if (usesSequences(module.source)) add('util/sequniv', [], 'seq', false, NOWHERE);
  shortenAliases(module);
}

const SIMPLE = /^[A-Za-z][A-Za-z0-9_'"]*$/;

function aliasOf(name: string, values: number, opens: number): string {
  return values === 0 && SIMPLE.test(name) ? name : `open$${1 + opens}`;
}

/** A module without an alias is known by the last part of its name, if nothing else is. */
function shortenAliases(module: ModuleEntry): void {
  const given = [...module.opens];
  module.opens.clear();
  for (const [alias, open] of given) {
    const base = open.name.slice(open.name.lastIndexOf('/') + 1);
    const free = !given.some(([other]) => other === base) && !module.opens.has(base);
    const name = alias.includes('$') && free && SIMPLE.test(base) ? base : alias;
    module.opens.set(name, { ...open, alias: name });
  }
}

/** Gives every parameter its signature, until nothing changes: one module's may be another one's parameter. */
function resolveParameters(modules: readonly ModuleEntry[], problems: Problem[]): void {
  const opens = modules.flatMap((module) => [...module.opens.values()].map((open) => ({ module, open })));
  for (const { open } of opens) {
    const wanted = open.module?.parameters.size ?? 0;
    if (open.module && open.arguments.length !== wanted) {
      problems.push(
        typeError(
          `Expected ${wanted} arguments of the module \`${open.name}\`, but there are ${open.arguments.length}`,
          open.span,
        ),
      );
    }
  }
  for (let changed = true; changed && !problems.some(isError); ) {
    changed = false;
    for (const { module, open } of opens) {
      if (giveArguments(module, open, problems)) changed = true;
    }
  }
  for (const { open } of opens) {
    if (problems.some(isError)) return;
    [...(open.module?.parameters.values() ?? [])].forEach((given, i) => {
      if (!given)
        problems.push(typeError(`The signature \`${open.arguments[i]}\` cannot be found`, open.span));
    });
  }
}

function giveArguments(module: ModuleEntry, open: OpenEntry, problems: Problem[]): boolean {
  let changed = false;
  [...(open.module?.parameters.entries() ?? [])].forEach(([parameter, old], i) => {
    const name = open.arguments[i] ?? '';
    const [found, ...others] = findSignatures(module, name);
    if (others.length > 0)
      problems.push(
        typeError(`Expected one signature \`${name}\`, but there are ${1 + others.length}`, open.span),
      );
    if (!found || found === old) return;
    if (found.builtIn === 'none') problems.push(typeError('A module cannot be opened for `none`', open.span));
    open.module?.parameters.set(parameter, found);
    changed = true;
  });
  return changed;
}

/** Modules of one file and the same arguments are one. */
function mergeModules(main: ModuleEntry): void {
  for (let merged = true; merged; ) {
    merged = false;
    const modules = reachModules(main, true);
    const kept = new Map<string, ModuleEntry[]>();
    for (const module of modules) {
      const same = kept.get(module.file) ?? [];
      const twin = same.find((other) => sameParameters(other, module));
      if (twin) {
        replaceModule(modules, module, twin);
        if (twin !== main && comesBefore(module.path, twin.path)) twin.path = module.path;
        merged = true;
      } else kept.set(module.file, [...same, module]);
    }
  }
}

function sameParameters(a: ModuleEntry, b: ModuleEntry): boolean {
  return [...a.parameters].every(([name, given]) => b.parameters.get(name) === given);
}

function replaceModule(modules: readonly ModuleEntry[], gone: ModuleEntry, kept: ModuleEntry): void {
  for (const module of modules) {
    for (const open of module.opens.values()) if (open.module === gone) open.module = kept;
    for (const [name, given] of module.parameters) {
      if (given?.module === gone) module.parameters.set(name, kept.signatures.get(given.name));
    }
  }
}

/** The better name of a module: written by the author, shorter, earlier in the alphabet. */
function comesBefore(a: string, b: string): boolean {
  if (a.includes('$') !== b.includes('$')) return b.includes('$');
  const depth = (path: string) => path.split('/').length;
  if (depth(a) !== depth(b)) return depth(a) < depth(b);
  return a < b;
}
