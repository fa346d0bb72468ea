import type { Formula } from '../relational/expression.ts';
import type { RelationalProblem } from '../relational/problem.ts';
import type { ResolvedCommand, ResolvedModel } from '../resolve/resolved.ts';
import { buildHierarchy, type Hierarchy } from './hierarchy.ts';
import { failed, type Lowered } from './lowered.ts';
import { hasVariables, mergeObserved, type Observed, observeFormulas, observeModel } from './observe.ts';
import { type PreparedScope, prepareScope } from './prepare-scope.ts';
import { deriveScope, type Scope } from './scope.ts';

/** A command's relational problem, and what its relations stand for. */
export interface LoweredCommand {
  readonly problem: RelationalProblem;
  readonly prepared: PreparedScope;
  readonly scope: Scope;
}

const DEFAULT_STEPS = { minimum: 1, maximum: 10 };

/** Lowers the commands of one model; commands of equal scope share bounds and facts, down to the same objects. */
export class ModelLowering {
  readonly #model: ResolvedModel;
  readonly #hierarchy: Hierarchy;
  readonly #observed: Observed;
  readonly #variable: boolean;
  readonly #prepared = new Map<string, Lowered<PreparedScope>>();

  constructor(model: ResolvedModel) {
    this.#model = model;
    this.#hierarchy = buildHierarchy(model.signatures);
    this.#observed = observeModel(model);
    this.#variable = hasVariables(model);
  }

  lower(command: ResolvedCommand): Lowered<LoweredCommand> {
    const scope = deriveScope(this.#hierarchy, command);
    if (!scope.ok) return scope;
    const observed = mergeObserved(this.#observed, observeFormulas([command.formula]));
    const { temporal, openlyTemporal } = observed;
    const steps = stepsOf(command, this.#variable || temporal, this.#variable || openlyTemporal);
    if (!steps.ok) return steps;
    const prepared = this.#prepare(command, scope.value, observed);
    if (!prepared.ok) return prepared;
    const goal = lowerGoal(prepared.value, command);
    if (!goal.ok) return goal;
    const { context, bounds, totalOrders, facts } = prepared.value;
    const problem: RelationalProblem = {
      universe: context.universe,
      bounds,
      totalOrders,
      facts,
      goal: goal.value,
      ...(steps.value ? { steps: steps.value } : {}),
    };
    return { ok: true, value: { problem, prepared: prepared.value, scope: scope.value } };
  }

  #prepare(command: ResolvedCommand, scope: Scope, observed: Observed): Lowered<PreparedScope> {
    const { integers, strings } = observed;
    const leastStrings = command.scope.maximumString ?? 0;
    const counts = this.#hierarchy.signatures.map((signature) => {
      const exact = scope.exact.has(signature) ? '=' : '';
      return `${exact}${scope.counts.get(signature) ?? '-'}`;
    });
    const { bitwidth, maximumSequence } = scope;
    const key = JSON.stringify([counts, bitwidth, maximumSequence, integers, strings, leastStrings]);
    const known = this.#prepared.get(key);
    if (known) return known;
    const needs = { integers, strings, leastStrings };
    const prepared = prepareScope(this.#model, this.#hierarchy, scope, needs, command.span);
    this.#prepared.set(key, prepared);
    return prepared;
  }
}

/** What a command asks for; of a `check`, that its assertion is false. */
function lowerGoal({ context }: PreparedScope, command: ResolvedCommand): Lowered<Formula> {
  // The names of a command's own variables begin with its label, as in the official tool, unless that was made up.
  const labelled = !command.label.includes('$');
  if (labelled) context.calling.push(command.label);
  const formula = context.formula(command.formula);
  if (labelled) context.calling.pop();
  const failure = context.takeFailure();
  if (failure) return { ok: false, failure };
  return { ok: true, value: command.check ? context.builder.not(formula) : formula };
}

function stepsOf(
  command: ResolvedCommand,
  temporal: boolean,
  mayGiveSteps: boolean,
): Lowered<{ readonly minimum: number; readonly maximum: number } | undefined> {
  const { steps } = command.scope;
  if (!steps) return { ok: true, value: temporal ? DEFAULT_STEPS : undefined };
  if (!mayGiveSteps) {
    const message =
      'The scope gives `steps`, but nothing is `var` and neither the command nor a fact speaks of time';
    return failed(message, command.span);
  }
  if (steps.open) {
    const message = 'A scope of `steps` without an end is not supported yet';
    return failed(message, command.span, 'unsupported');
  }
  const maximum = Math.max(1, steps.maximum);
  return { ok: true, value: { minimum: Math.min(Math.max(1, steps.minimum), maximum), maximum } };
}
