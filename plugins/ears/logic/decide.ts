import { LIMITS } from '#config';
import type { Formula, Rational, Variable, Words } from '../formula.ts';
import { addRationals, compareRationals, rational } from '../rational.ts';
import { holds, type Literal, literalOfComparison } from './literal.ts';

/** What was found without a solver: a situation in which all is so, that there is none, or neither. */
export type Decision =
  | { readonly kind: 'possible'; readonly literals: readonly Literal[] }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unknown'; readonly literals?: readonly Literal[] };

/** What is known of one variable. */
interface Known {
  readonly value?: string;
  readonly excluded: readonly string[];
  readonly low?: Limit;
  readonly high?: Limit;
  readonly holes: readonly Rational[];
}

interface Limit {
  readonly at: Rational;
  readonly included: boolean;
}

interface Task {
  readonly formula: Formula;
  readonly positive: boolean;
  readonly words?: Words;
  readonly said: boolean;
}

const NOTHING: Known = { excluded: [], holes: [] };

/**
 * Decides whether formulas can be so together, by cases in the order in which they are written.
 * Ensures: sound in both answers, and complete where each comparison is of one number and the steps suffice; the situation is
 * the first one in the authors' order.
 * Limits: `LIMITS.caseSteps`; then, and where several numbers are compared with each other, `unknown`.
 */
export function decide(formulas: readonly Formula[]): Decision {
  const search = new Search();
  const tasks = [...formulas].reverse().map((formula): Task => ({ formula, positive: true, said: true }));
  return search.run(tasks);
}

class Search {
  private steps = 0;
  private open: readonly Literal[] | undefined;

  run(tasks: readonly Task[]): Decision {
    const found = this.explore(tasks, new Map(), []);
    if (found !== undefined) return { kind: 'possible', literals: found };
    if (this.open === undefined && this.steps <= LIMITS.caseSteps) return { kind: 'impossible' };
    return { kind: 'unknown', ...(this.open === undefined ? {} : { literals: this.open }) };
  }

  /** The literals of the first case that is possible; the last task comes first. */
  private explore(
    start: readonly Task[],
    knownBefore: ReadonlyMap<string, Known>,
    before: readonly Literal[],
  ): readonly Literal[] | undefined {
    const tasks = [...start];
    const known = new Map(knownBefore);
    const literals = [...before];
    // Choices wait until all that is certain is known: fewer cases, and the same first situation.
    const choices: Task[] = [];
    for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
      if (++this.steps > LIMITS.caseSteps) return undefined;
      const taken = step(task);
      if (taken === false) return undefined;
      if (taken === true) continue;
      if ('kind' in taken) {
        if (!assume(taken, known)) return undefined;
        literals.push(taken);
      } else if (taken.all) tasks.push(...[...taken.of].reverse());
      else choices.push(task);
    }
    const [choice, ...others] = choices;
    if (choice === undefined) {
      if (!literals.some(({ kind }) => kind === 'sum')) return literals;
      this.open ??= literals;
      return undefined;
    }
    const rest = others.reverse();
    for (const one of casesOf(choice)) {
      const found = this.explore([...rest, one], known, literals);
      if (found !== undefined || this.steps > LIMITS.caseSteps) return found;
    }
    return undefined;
  }
}

function casesOf(task: Task): readonly Task[] {
  const taken = step(task);
  return typeof taken === 'object' && 'of' in taken ? taken.of : [];
}

type Step = boolean | Literal | { readonly all: boolean; readonly of: readonly Task[] };

function step({ formula, positive, words, said }: Task): Step {
  switch (formula.kind) {
    case 'constant':
      return formula.value === positive;
    case 'not': {
      const own = formula.words ?? words;
      const inner: Task = {
        formula: formula.of,
        positive: !positive,
        ...(own === undefined ? {} : { words: own }),
        said: formula.words === undefined ? said : positive,
      };
      return step(inner);
    }
    case 'and':
    case 'or':
      return {
        all: (formula.kind === 'and') === positive,
        of: formula.of.map((one) => ({ formula: one, positive, said: true })),
      };
    default: {
      // The words of the negation around it come first: they say what is the case.
      const saying = words === undefined ? { words: formula.words, said: positive } : { words, said };
      const spoken = {
        said: saying.said,
        ...(saying.words === undefined ? {} : { words: saying.words }),
      };
      if (formula.kind === 'compare') return literalOfComparison(formula, positive, spoken);
      return formula.kind === 'flag'
        ? { kind: 'flag', variable: formula.variable, positive, ...spoken }
        : { kind: 'choice', variable: formula.variable, value: formula.value, positive, ...spoken };
    }
  }
}

/** Adds a literal to what is known; false where it cannot be. */
function assume(literal: Literal, known: Map<string, Known>): boolean {
  const key = literal.kind === 'sum' ? `sum ${literal.over}` : literal.variable.key;
  const before = known.get(key) ?? NOTHING;
  const after =
    literal.kind === 'sum'
      ? bounded(before, literal.operator, literal.value, false)
      : literal.kind === 'bound'
        ? bounded(before, literal.operator, literal.value, isWhole(literal.variable))
        : literal.kind === 'flag'
          ? chosen(before, literal.positive ? 'yes' : 'no', true, FLAG)
          : chosen(before, literal.value, literal.positive, domainOf(literal.variable));
  if (after === undefined) return false;
  known.set(key, after);
  return true;
}

interface Domain {
  readonly values: readonly string[];
  readonly open: boolean;
}

const FLAG: Domain = { values: ['yes', 'no'], open: false };

function domainOf({ sort }: Variable): Domain {
  return sort.kind === 'choice' ? sort : { values: [], open: true };
}

function chosen(before: Known, value: string, positive: boolean, domain: Domain): Known | undefined {
  if (positive) {
    if (before.value !== undefined) return before.value === value ? before : undefined;
    if (before.excluded.includes(value)) return undefined;
    return !domain.open && !domain.values.includes(value) ? undefined : { ...before, value };
  }
  if (before.value === value) return undefined;
  const excluded = before.excluded.includes(value) ? before.excluded : [...before.excluded, value];
  const left = domain.open || domain.values.some((one) => !excluded.includes(one));
  return left ? { ...before, excluded } : undefined;
}

function bounded(
  before: Known,
  operator: Extract<Literal, { kind: 'bound' }>['operator'],
  value: Rational,
  whole: boolean,
): Known | undefined {
  let { low, high } = before;
  const holes = operator === '!=' ? [...before.holes, value] : before.holes;
  if (operator === '>' || operator === '>=' || operator === '=')
    low = tighter(low, { at: value, included: operator !== '>' }, 1);
  if (operator === '<' || operator === '<=' || operator === '=')
    high = tighter(high, { at: value, included: operator !== '<' }, -1);
  const after: Known = {
    ...before,
    holes,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
  };
  return (whole ? someWhole(after) : someNumber(after)) ? after : undefined;
}

function isWhole({ sort }: Variable): boolean {
  return sort.kind === 'number' && sort.whole;
}

function tighter(old: Limit | undefined, next: Limit, direction: 1 | -1): Limit {
  if (old === undefined) return next;
  const order = compareRationals(next.at, old.at) * direction;
  return order > 0 || (order === 0 && !next.included) ? next : old;
}

function someNumber({ low, high, holes }: Known): boolean {
  if (low === undefined || high === undefined) return true;
  const order = compareRationals(low.at, high.at);
  if (order !== 0) return order < 0;
  return low.included && high.included && !holes.some((hole) => compareRationals(hole, low.at) === 0);
}

function someWhole({ low, high, holes }: Known): boolean {
  if (low === undefined || high === undefined) return true;
  const start = firstWhole(low);
  // More holes than whole numbers between the limits would be needed.
  for (let tried = 0; tried <= holes.length; tried++) {
    const at = addRationals(start, rational(BigInt(tried)));
    if (!holds(at, high.included ? '<=' : '<', high.at)) return false;
    if (!holes.some((hole) => compareRationals(hole, at) === 0)) return true;
  }
  return false;
}

function firstWhole({ at, included }: Limit): Rational {
  const floor = at.n >= 0n || at.n % at.d === 0n ? at.n / at.d : at.n / at.d - 1n;
  return at.d === 1n && included ? at : rational(floor + 1n);
}
