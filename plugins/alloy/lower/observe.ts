import type { BuiltIn, Field, Resolved, ResolvedModel, Signature } from '../resolve/resolved.ts';

/** What the formulas of a command can tell apart, which decides what its universe must hold. */
export interface Observed {
  /** Whether any formula sees which integers there are: `Int`, `univ`, `iden`, an integer as an atom. */
  readonly integers: boolean;
  /** Whether any formula uses an operator of time. */
  readonly temporal: boolean;
  /** Whether one does so in its own text, and not only in what it calls: only then may a command give `steps`. */
  readonly openlyTemporal: boolean;
  /** The literals, sorted. */
  readonly strings: readonly string[];
}

const TEMPORAL: ReadonlySet<string> = new Set([
  'prime',
  'always',
  'eventually',
  'after',
  'before',
  'historically',
  'once',
  'until',
  'releases',
  'since',
  'triggered',
]);

/** Looks through all formulas that hold for every command of a model. */
export function observeModel(model: ResolvedModel): Observed {
  const formulas: Resolved[] = [];
  let integers = false;
  for (const signature of model.signatures) {
    formulas.push(...signature.facts, ...signature.fields.map((field) => field.bound.expression));
    if (signature.subset?.of.some(holdsIntegers)) integers = true;
  }
  // Appended facts and bounds do not make a command temporal, as the official tool sees it.
  const appended = { ...observeFormulas(formulas), openlyTemporal: false };
  const written = observeFormulas(model.facts.map((fact) => fact.formula));
  return mergeObserved({ ...appended, integers: appended.integers || integers }, written);
}

function holdsIntegers(parent: Signature | BuiltIn | 'univ'): boolean {
  return parent === 'Int' || parent === 'seq/Int' || parent === 'univ';
}

export function mergeObserved(left: Observed, right: Observed): Observed {
  return {
    integers: left.integers || right.integers,
    temporal: left.temporal || right.temporal,
    openlyTemporal: left.openlyTemporal || right.openlyTemporal,
    strings: [...new Set([...left.strings, ...right.strings])].sort(),
  };
}

/** Looks through formulas and everything they call. */
export function observeFormulas(formulas: readonly Resolved[]): Observed {
  const strings = new Set<string>();
  let integers = false;
  let temporal = false;
  for (const node of reachable(formulas, true)) {
    integers ||= seesIntegers(node);
    temporal ||= isTemporal(node);
    if (node.kind === 'string') strings.add(node.value);
  }
  const openlyTemporal = temporal && [...reachable(formulas, false)].some(isTemporal);
  return { integers, temporal, openlyTemporal, strings: [...strings].sort() };
}

function reachable(formulas: readonly Resolved[], calls: boolean): ReadonlySet<Resolved> {
  const seen = new Set<Resolved>();
  const waiting = [...formulas];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const part of partsOf(node)) waiting.push(part);
    if (calls && node.kind === 'call') waiting.push(node.callable.body);
  }
  return seen;
}

function isTemporal(node: Resolved): boolean {
  return (node.kind === 'unary' || node.kind === 'binary') && TEMPORAL.has(node.operator);
}

function seesIntegers(node: Resolved): boolean {
  switch (node.kind) {
    case 'integer-constant':
      return true;
    case 'built-in':
      return node.name === 'Int' || node.name === 'seq/Int' || node.name === 'univ' || node.name === 'iden';
    case 'unary':
      return node.operator === 'reflexive-closure' || node.operator === 'integer-to-atom';
    // Coerced where a set is needed, which gives its atom.
    case 'number':
      return node.sort === 'relation';
    default:
      return false;
  }
}

/** What a node is made of; of a call, its arguments. */
function partsOf(node: Resolved): readonly Resolved[] {
  switch (node.kind) {
    case 'number':
    case 'string':
    case 'truth':
    case 'signature':
    case 'field':
    case 'local':
    case 'built-in':
    case 'integer-constant':
    case 'unsupported':
      return [];
    case 'unary':
      return [node.operand];
    case 'binary':
    case 'arrow':
      return [node.left, node.right];
    case 'and':
    case 'or':
    case 'disjoint':
      return node.operands;
    case 'domain':
      return [node.domain.expression];
    case 'if':
      return [node.condition, node.then, node.else];
    case 'quantified':
    case 'comprehension':
      return [...node.declarations.map((declaration) => declaration.domain.expression), node.body];
    case 'let':
      return [node.value, node.body];
    case 'call':
      return node.arguments;
    case 'total-order':
      return [node.elements, node.first, node.next];
  }
}

/** Whether a model has anything that may change from state to state. */
export function hasVariables(model: ResolvedModel): boolean {
  const variable = (field: Field) => field.variable;
  return model.signatures.some((signature) => signature.variable || signature.fields.some(variable));
}
