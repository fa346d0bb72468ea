import type { Span } from '#model';
import type { Problem } from '../problem.ts';
import type { Block, CommandParagraph, Module, Name } from '../syntax/ast.ts';
import { check } from './check.ts';
import { contextIn } from './declare-callables.ts';
import type { AssertionEntry, CallableEntry, ModuleEntry } from './entry.ts';
import { findTarget } from './find-name.ts';
import { resolveScope } from './resolve-scope.ts';
import type { ResolvedScope } from './resolved.ts';
import { type Settling, settleFormula } from './settle.ts';
import { type Term, typeError } from './term.ts';

/** A command as its author wrote it: known even if nothing else of the model is. */
export interface CommandHeading {
  readonly check: boolean;
  /** The author's label, the target's name, or `run$1`, `check$2`. */
  readonly label: string;
  /** The name of the predicate, function or assertion; absent for a block and for the default command. */
  readonly target?: string;
  readonly expect?: number;
  /** From `for` on; absent where no scope was given. */
  readonly scope?: Span;
  readonly span: Span;
}

/** A command between its text and its formula. */
export interface CommandEntry {
  readonly heading: CommandHeading;
  readonly paragraph: CommandParagraph | undefined;
  readonly target: CallableEntry | AssertionEntry | Term | undefined;
  readonly scope: ResolvedScope;
  /** What of it cannot be analysed. */
  readonly unsupported?: string;
}

/** Commands of a module with the labels that the official tool gives them; a module without any has the default command. */
export function listCommands(
  module: Module,
): readonly (readonly [CommandHeading, CommandParagraph | undefined])[] {
  const listed: [CommandHeading, CommandParagraph | undefined][] = [];
  for (const paragraph of module.paragraphs) {
    if (paragraph.kind === 'command') listed.push([headingOf(paragraph, listed.length), paragraph]);
  }
  if (listed.length > 0) return listed;
  const span = { path: module.path, start: 0, end: 0 };
  return [[{ check: false, label: 'Default', expect: 1, span }, undefined]];
}

/** Of a chain of commands, the last one counts. */
function headingOf(paragraph: CommandParagraph, before: number): CommandHeading {
  if (paragraph.then) return headingOf(paragraph.then, before + 1);
  const { label, target, scope, expect, span } = paragraph;
  const name = isName(target) ? target.text : undefined;
  return {
    check: paragraph.check,
    label: label?.text ?? name ?? `${paragraph.check ? 'check' : 'run'}$${before + 1}`,
    ...(name !== undefined && { target: name }),
    ...(expect !== undefined && { expect }),
    ...(scope.span && { scope: scope.span }),
    span,
  };
}

function isName(target: Name | Block): target is Name {
  return 'text' in target;
}

/** Finds what a command asks, and its scope. */
export function checkCommand(
  heading: CommandHeading,
  paragraph: CommandParagraph | undefined,
  module: ModuleEntry,
  settling: Settling,
  problems: Problem[],
): CommandEntry {
  if (!paragraph) {
    const scope: ResolvedScope = { overall: 4, bitwidth: 4, maximumSequence: 4, signatures: [] };
    return { heading, paragraph, target: undefined, scope };
  }
  const last = lastOf(paragraph);
  const target = isName(last.target)
    ? findCommandTarget(last, last.target, module, problems)
    : checkBlock(last.target, module, settling, problems);
  const { scope, growing } = resolveScope(last, module, problems);
  const unsupported = paragraph.then ? 'a command behind `=>`' : growing ? 'a scope that grows' : undefined;
  return { heading, paragraph: last, target, scope, ...(unsupported && { unsupported }) };
}

function lastOf(paragraph: CommandParagraph): CommandParagraph {
  return paragraph.then ? lastOf(paragraph.then) : paragraph;
}

/** Checks blocks that commands of an opened module are about; nothing asks them, but they have to be right. */
export function checkOpenedCommands(module: ModuleEntry, settling: Settling, problems: Problem[]): void {
  for (const paragraph of module.source.paragraphs) {
    if (paragraph.kind !== 'command') continue;
    for (let at: CommandParagraph | undefined = paragraph; at; at = at.then) {
      if (!isName(at.target)) checkBlock(at.target, module, settling, problems);
    }
  }
}

function checkBlock(block: Block, module: ModuleEntry, settling: Settling, problems: Problem[]): Term {
  const term = settleFormula(check(block, contextIn(module, 'body', settling)), settling);
  problems.push(...term.errors);
  return term;
}

function findCommandTarget(
  paragraph: CommandParagraph,
  { text, span }: Name,
  module: ModuleEntry,
  problems: Problem[],
): CallableEntry | AssertionEntry | undefined {
  const wanted = paragraph.check ? { assertions: true } : { callables: true };
  const found = findTarget(module, text, wanted);
  const [first, ...others] = paragraph.check ? found.assertions : found.callables;
  const kind = paragraph.check ? 'assertion' : 'predicate or function';
  if (!first) problems.push(typeError(`The ${kind} \`${text}\` cannot be found`, span));
  if (others.length > 0) {
    problems.push(typeError(`Expected one ${kind} \`${text}\`, but there are ${1 + others.length}`, span));
  }
  return first;
}
