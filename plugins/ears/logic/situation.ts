import type { EarsIssue } from '#model';
import type { Comparison, Formula, Rational, Variable, Words } from '../formula.ts';
import { not } from '../formulas.ts';
import { addRationals, printRational, rational } from '../rational.ts';
import { decide } from './decide.ts';
import { plainWords, unitOf } from './formula-words.ts';
import { holds, type Literal } from './literal.ts';
import type { Obligation } from './obligation.ts';
import type { Fact } from './theory.ts';

/** A situation in which conditions hold: as formulas for a proof, and in the authors' words. */
export interface Situation {
  readonly formulas: readonly Formula[];
  readonly told: EarsIssue['situation'];
}

/**
 * The first situation, in the order in which the authors wrote, in which all the conditions hold.
 * Ensures: nothing in it can be left out; a number comes with a value at the edge of what is allowed. Does not depend on a
 * solver; absent where none is found without one.
 */
export function situationOf(
  guards: readonly Formula[],
  core: readonly Obligation[],
  facts: readonly Fact[],
): Situation | undefined {
  const taken = facts.map(({ formula }) => formula);
  const found = decide([...guards, ...taken]);
  if (found.kind === 'impossible' || found.literals === undefined) return undefined;
  // What only the facts say is no part of the situation.
  const own = decide(guards);
  if (own.kind === 'impossible' || own.literals === undefined) return undefined;
  const written = new Set(atomsOf(guards));
  const literals = distinct(found.literals.filter((literal) => written.has(atomKey(literal))));
  const needed = withoutImplied(literals, taken);
  const values = valuesOf(needed);
  return {
    formulas: [...needed.map(formulaOf), ...[...values].map(([, value]) => value.formula)],
    told: tell(needed, values, core),
  };
}

function atomsOf(guards: readonly Formula[]): readonly string[] {
  const atoms: string[] = [];
  const visit = (formula: Formula): void => {
    switch (formula.kind) {
      case 'constant':
        return;
      case 'flag':
      case 'choice':
        atoms.push(`${formula.kind} ${formula.variable.key}`);
        return;
      case 'compare':
        atoms.push('compare', ...keysOf(formula).map((key) => `bound ${key}`));
        return;
      case 'not':
        visit(formula.of);
        return;
      case 'and':
      case 'or':
        for (const one of formula.of) visit(one);
    }
  };
  for (const guard of guards) visit(guard);
  return atoms;
}

function keysOf(formula: Extract<Formula, { kind: 'compare' }>): readonly string[] {
  const found = decide([formula]);
  return found.kind === 'impossible'
    ? []
    : (found.literals ?? []).flatMap((literal) => (literal.kind === 'bound' ? [literal.variable.key] : []));
}

function atomKey(literal: Literal): string {
  return literal.kind === 'sum' ? 'compare' : `${literal.kind} ${literal.variable.key}`;
}

function distinct(literals: readonly Literal[]): readonly Literal[] {
  const seen = new Set<string>();
  return literals.filter((literal) => {
    const key = literalKey(literal);
    return seen.size < seen.add(key).size;
  });
}

function literalKey(literal: Literal): string {
  switch (literal.kind) {
    case 'flag':
      return `${literal.positive} ${literal.variable.key}`;
    case 'choice':
      return `${literal.positive} ${literal.variable.key} = ${literal.value}`;
    case 'bound':
      return `${literal.variable.key} ${literal.operator} ${literal.value.n}/${literal.value.d}`;
    case 'sum':
      return `${literal.positive} ${literal.words?.span.path} ${literal.words?.span.start} ${literal.words?.text}`;
  }
}

/** Leaves out, one after another, what follows from the rest. */
function withoutImplied(literals: readonly Literal[], facts: readonly Formula[]): readonly Literal[] {
  let kept = literals;
  for (const literal of literals) {
    const others = kept.filter((one) => one !== literal);
    const without = decide([...others.map(formulaOf), not(formulaOf(literal)), ...facts]);
    if (without.kind === 'impossible') kept = others;
  }
  return kept;
}

/** The literal as a formula. */
export function formulaOf(literal: Literal): Formula {
  switch (literal.kind) {
    case 'flag': {
      const flag: Formula = { kind: 'flag', variable: literal.variable };
      return literal.positive ? flag : not(flag);
    }
    case 'choice': {
      const choice: Formula = { kind: 'choice', variable: literal.variable, value: literal.value };
      return literal.positive ? choice : not(choice);
    }
    case 'bound':
      return comparison(literal.variable, literal.operator, literal.value);
    case 'sum':
      return literal.positive ? literal.formula : not(literal.formula);
  }
}

function comparison(variable: Variable, operator: Comparison, value: Rational): Formula {
  return {
    kind: 'compare',
    left: { kind: 'variable', variable },
    operator,
    right: { kind: 'constant', value },
  };
}

interface Value {
  readonly formula: Formula;
  readonly text: string;
}

type Bound = Extract<Literal, { kind: 'bound' }>;

/** A value at the edge of what is allowed, for each number of which a value fits. */
function valuesOf(literals: readonly Literal[]): ReadonlyMap<string, Value> {
  // A number that is compared with another is not ours to choose.
  if (literals.some(({ kind }) => kind === 'sum')) return new Map();
  const bounds = Map.groupBy(
    literals.filter((literal): literal is Literal & Bound => literal.kind === 'bound'),
    ({ variable }) => variable.key,
  );
  const values = new Map<string, Value>();
  for (const [key, own] of bounds) {
    const value = edgesOf(own).find((at) => own.every((bound) => holds(at, bound.operator, bound.value)));
    const [first] = own;
    if (value === undefined || first === undefined) continue;
    if (own.some((bound) => bound.operator === '=')) continue;
    values.set(key, {
      formula: comparison(first.variable, '=', value),
      text: `${printRational(value)}${unitOf(first.variable)}`,
    });
  }
  return values;
}

function edgesOf(bounds: readonly Bound[]): readonly Rational[] {
  const steps = [0n, 1n, -1n].map((step) => rational(step));
  const edges = bounds.flatMap(({ value }) => steps.map((step) => addRationals(value, step)));
  // Between two bounds that are closer than a unit: their middle.
  const middles = bounds.flatMap(({ value: a }) =>
    bounds.map(({ value: b }) => rational(a.n * b.d + b.n * a.d, 2n * a.d * b.d)),
  );
  const whole = bounds.some(({ variable }) => variable.sort.kind === 'number' && variable.sort.whole);
  return whole ? edges.filter(({ d }) => d === 1n) : [...edges, ...middles];
}

function tell(
  literals: readonly Literal[],
  values: ReadonlyMap<string, Value>,
  core: readonly Obligation[],
): EarsIssue['situation'] {
  const lastOf = new Map(
    literals.flatMap((one) => (one.kind === 'bound' ? [[one.variable.key, one] as const] : [])),
  );
  return literals.map((literal) => {
    const from = core.find(({ statement }) => within(literal.words, statement.sentence.span))?.claim;
    const value =
      literal.kind === 'bound' && lastOf.get(literal.variable.key) === literal
        ? values.get(literal.variable.key)
        : undefined;
    const text = literal.words?.text ?? plainWords(literal);
    return {
      text: value === undefined ? text : `${text} (for example ${value.text})`,
      value: literal.words === undefined ? true : literal.said,
      ...(from === undefined ? {} : { from }),
    };
  });
}

function within(
  words: Words | undefined,
  span: { readonly path: string; readonly start: number; readonly end: number },
): boolean {
  return (
    words !== undefined &&
    words.span.path === span.path &&
    words.span.start >= span.start &&
    words.span.end <= span.end
  );
}
