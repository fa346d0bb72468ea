import { LIMITS } from '#config';
import { LIBRARY } from '../library/index.ts';
import type { Problem } from '../problem.ts';
import type { Module } from '../syntax/ast.ts';
import { buildModel, type FactEntry } from './build-model.ts';
import { signatureTerm, variableTerm } from './candidates.ts';
import { check } from './check.ts';
import { type CommandHeading, checkCommand, checkOpenedCommands, listCommands } from './commands.ts';
import { bind } from './context.ts';
import { checkBodies, contextIn, declareCallables } from './declare-callables.ts';
import { declareFields, refuseFieldClashes } from './declare-fields.ts';
import { declareSignatures } from './declare-signatures.ts';
import type { ModuleEntry, SignatureEntry } from './entry.ts';
import { reachModules } from './find-name.ts';
import { refuseMultiplicity } from './make-unary.ts';
import { isError, loadModules, type OpenModule } from './modules.ts';
import type { ResolvedModel } from './resolved.ts';
import { type Settling, settleFormula } from './settle.ts';
import { typeError } from './term.ts';
import { startTypeWork, TypesTooLarge } from './type.ts';
import { warnOfStatics } from './warn-static.ts';

/** What comes of a module's names and types. */
export interface Resolution {
  /** One for each command, in the order of the text; there are commands even where the model has errors. */
  readonly commands: readonly CommandHeading[];
  /** Absent where there are errors: then nothing may be concluded from any command. */
  readonly model: ResolvedModel | undefined;
  /** In the order they were found. */
  readonly problems: readonly Problem[];
}

/**
 * Finds what every name of a module means, and the sort and arity of every expression.
 *
 * *Requires* a module without syntax errors: a paragraph that was left out would be left out here too.
 * *Ensures* with `model`, `model.commands[i]` belongs to `commands[i]`; nothing throws.
 * *Limits* `alloyResolveSteps`, `alloyTypeWork`.
 */
export function resolve(module: Module, options: { readonly open?: OpenModule } = {}): Resolution {
  const problems: Problem[] = [];
  const listed = listCommands(module);
  const place = module.header?.span ?? { path: module.path, start: 0, end: 0 };
  const settling: Settling = { work: LIMITS.alloyResolveSteps, place, warnings: problems };
  startTypeWork();
  let model: ResolvedModel | undefined;
  try {
    model = resolveAll(module, listed, options.open, settling, problems);
  } catch (error) {
    if (!(error instanceof TypesTooLarge)) throw error;
    problems.push(typeError('Expected types that can be compared, but these are too large', settling.place));
  }
  return { commands: listed.map(([heading]) => heading), model, problems: tidy(problems, module) };
}

/** Stage after stage; one with errors is the last. */
function resolveAll(
  module: Module,
  listed: ReturnType<typeof listCommands>,
  open: OpenModule | undefined,
  settling: Settling,
  problems: Problem[],
): ResolvedModel | undefined {
  const failed = () => problems.some(isError);
  const main = loadModules(module, open, problems);
  if (failed()) return undefined;
  const modules = reachModules(main, true);
  const signatures = declareSignatures(modules, problems);
  if (failed()) return undefined;
  declareFields(signatures, 'bounds', settling, problems);
  declareCallables(modules, settling, problems);
  if (failed()) return undefined;
  declareFields(signatures, 'definitions', settling, problems);
  refuseFieldClashes(signatures, problems);
  if (failed()) return undefined;
  checkBodies(modules, settling, problems);
  const facts = checkFacts(modules, settling, problems);
  checkSignatureFacts(signatures, settling, problems);
  checkAssertions(modules, settling, problems);
  for (const opened of modules) if (opened !== main) checkOpenedCommands(opened, settling, problems);
  const commands = listed.map(([heading, paragraph]) =>
    checkCommand(heading, paragraph, main, settling, problems),
  );
  problems.push(...warnOfStatics(signatures));
  if (failed()) return undefined;
  const model = buildModel({ modules, signatures, facts, commands }, problems);
  return failed() ? undefined : model;
}

/** Each problem once; those in the library's own text are told where the author opens it. */
function tidy(problems: readonly Problem[], { opens, header, path }: Module): readonly Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) {
    const library = LIBRARY.has(problem.span.path) && problem.span.path !== path;
    if (library && problem.severity === 'warning') continue;
    const open = opens.find(({ module }) => module.text === problem.span.path) ?? opens[0] ?? header;
    const told = library
      ? {
          ...problem,
          message: `In \`${problem.span.path}\`: ${problem.message}`,
          span: open?.span ?? { path, start: 0, end: 0 },
        }
      : problem;
    const { start, end } = told.span;
    const key = `${told.span.path}:${start}:${end}:${told.severity}:${told.message}`;
    if (!seen.has(key)) seen.set(key, told);
  }
  return [...seen.values()];
}

function checkFacts(
  modules: readonly ModuleEntry[],
  settling: Settling,
  problems: Problem[],
): readonly FactEntry[] {
  return modules.flatMap((module) =>
    module.facts.map(({ name, body }): FactEntry => {
      const term = settleFormula(check(body, contextIn(module, 'body', settling)), settling);
      problems.push(...term.errors, ...refuseMultiplicity(term));
      return { name: name?.text, body: term };
    }),
  );
}

function checkAssertions(modules: readonly ModuleEntry[], settling: Settling, problems: Problem[]): void {
  for (const module of modules) {
    for (const entry of module.assertions.values()) {
      const term = settleFormula(check(entry.source.body, contextIn(module, 'body', settling)), settling);
      problems.push(...term.errors, ...refuseMultiplicity(term));
      entry.body = term;
    }
  }
}

/** In a fact of `one sig A`, `this` is `A` itself: what `A` is then, not what it is now. */
function checkSignatureFacts(
  signatures: readonly SignatureEntry[],
  settling: Settling,
  problems: Problem[],
): void {
  for (const entry of signatures) {
    const fact = entry.source?.kind === 'signature' ? entry.source.fact : undefined;
    if (!fact || !entry.module) continue;
    const self = entry.one
      ? signatureTerm(entry, entry.span)
      : variableTerm(entry.self, entry.type, entry.span);
    const context = { ...contextIn(entry.module, 'signature-fact', settling), owner: entry };
    const term = settleFormula(check(fact, bind(context, 'this', self)), settling);
    problems.push(...term.errors, ...refuseMultiplicity(term));
    entry.facts.push(term);
  }
}
