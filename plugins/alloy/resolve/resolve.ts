import { LIMITS } from '#config';
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
 * *Limits* `LIMITS.alloyResolveSteps`.
 */
export function resolve(module: Module, options: { readonly open?: OpenModule } = {}): Resolution {
  const problems: Problem[] = [];
  const listed = listCommands(module);
  const commands = listed.map(([heading]) => heading);
  const settling: Settling = { work: LIMITS.alloyResolveSteps, warnings: problems };
  const failed = () => problems.some(isError);
  const ended = (model?: ResolvedModel): Resolution => ({ commands, model, problems: unique(problems) });

  const main = loadModules(module, options.open, problems);
  if (failed()) return ended();
  const modules = reachModules(main, true);
  const signatures = declareSignatures(modules, problems);
  if (failed()) return ended();
  declareFields(signatures, 'bounds', settling, problems);
  declareCallables(modules, settling, problems);
  if (failed()) return ended();
  declareFields(signatures, 'definitions', settling, problems);
  refuseFieldClashes(signatures, problems);
  if (failed()) return ended();
  checkBodies(modules, settling, problems);
  const facts = checkFacts(modules, settling, problems);
  checkSignatureFacts(signatures, settling, problems);
  checkAssertions(modules, settling, problems);
  for (const module of modules) if (module !== main) checkOpenedCommands(module, settling, problems);
  const entries = listed.map(([heading, paragraph]) =>
    checkCommand(heading, paragraph, main, settling, problems),
  );
  if (failed()) return ended();
  const model = buildModel({ modules, signatures, facts, commands: entries }, problems);
  return failed() ? ended() : ended(model);
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) {
    const { path, start, end } = problem.span;
    const key = `${path}:${start}:${end}:${problem.severity}:${problem.message}`;
    if (!seen.has(key)) seen.set(key, problem);
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
