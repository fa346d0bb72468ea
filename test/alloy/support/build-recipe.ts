import { Builder } from '../../../plugins/alloy/relational/builder.ts';
import type {
  Binding,
  Expression,
  Formula,
  IntegerExpression,
  Relation,
  Variable,
} from '../../../plugins/alloy/relational/expression.ts';
import type {
  Bound,
  RelationalProblem,
  TotalOrder,
  TupleSet,
  Universe,
} from '../../../plugins/alloy/relational/problem.ts';
import type {
  ExpressionRecipe,
  FormulaRecipe,
  IntegerRecipe,
  ProblemRecipe,
  RelationRecipe,
} from './recipe.ts';

/** Tuples that may or may not be there, over all states; 2 to their power are the valuations of one trace length. */
const FREE_TUPLES = 11;

/** Gives the problem that a recipe stands for; every recipe stands for one. Its nodes are made by `builder`. */
export function buildProblem(recipe: ProblemRecipe, builder: Builder = new Builder()): RelationalProblem {
  const universe = universeOf(recipe);
  const maximum = recipe.steps ? recipe.steps.minimum + recipe.steps.more : 1;
  const { bounds, totalOrders } = bindRelations(recipe, universe, maximum);
  const kitchen = new Kitchen(
    builder,
    universe,
    bounds.map((bound) => bound.relation),
  );
  return {
    universe,
    bounds,
    totalOrders,
    facts: recipe.facts.map((fact) => kitchen.formula(fact, [])),
    goal: kitchen.formula(recipe.goal, []),
    ...(recipe.steps ? { steps: { minimum: recipe.steps.minimum, maximum } } : {}),
  };
}

function universeOf({ atoms, bitwidth, integerAtoms }: ProblemRecipe): Universe {
  const names = Array.from({ length: atoms }, (_, index) => `A$${index}`);
  if (!integerAtoms) return { atoms: names, bitwidth, firstInteger: -1 };
  const integers = Array.from({ length: 2 ** bitwidth }, (_, index) => `${index - 2 ** (bitwidth - 1)}`);
  return { atoms: [...names, ...integers], bitwidth, firstInteger: atoms };
}

function bindRelations(recipe: ProblemRecipe, universe: Universe, steps: number) {
  const bounds: Bound[] = [];
  const totalOrders: TotalOrder[] = [];
  let free = FREE_TUPLES;
  const spend = (bound: Bound) => {
    bounds.push(bound);
    free -= (bound.upper.tuples.size - bound.lower.tuples.size) * (bound.relation.variable ? steps : 1);
  };
  if (recipe.order !== 'none') {
    const size = universe.atoms.length;
    const atoms = Array.from({ length: recipe.atoms }, (_, atom) => atom);
    const set = { arity: 1, tuples: new Set(atoms) };
    const pairs = { arity: 2, tuples: new Set(atoms.flatMap((from) => atoms.map((to) => from * size + to))) };
    const [elements, first, next] = [named('E', 1), named('F', 1), named('N', 2)];
    spend({ relation: elements, lower: recipe.order === 'exact' ? set : nothing(1), upper: set });
    spend({ relation: first, lower: nothing(1), upper: set });
    spend({ relation: next, lower: nothing(2), upper: pairs });
    totalOrders.push({ elements, first, next });
  }
  for (const [index, wanted] of recipe.relations.entries()) {
    const relation = { name: `R${index}`, arity: wanted.arity, variable: wanted.variable };
    spend(
      bindRelation(
        relation,
        wanted,
        universe,
        Math.floor(Math.max(0, free) / (relation.variable ? steps : 1)),
      ),
    );
  }
  return { bounds, totalOrders };
}

/** *Ensures*: at most `free` tuples may or may not be there. */
function bindRelation(relation: Relation, recipe: RelationRecipe, universe: Universe, free: number): Bound {
  const count = universe.atoms.length ** relation.arity;
  const wanted = tuplesOf(recipe, universe.atoms.length);
  const upper = [...new Set(wanted.map((tuple) => tuple % count))];
  const lower = new Set(recipe.lower.flatMap((place) => upper[place % Math.max(1, upper.length)] ?? []));
  const kept = new Set([...lower, ...upper.filter((tuple) => !lower.has(tuple)).slice(0, free)]);
  return {
    relation,
    lower: { arity: relation.arity, tuples: lower },
    upper: { arity: relation.arity, tuples: kept },
  };
}

function tuplesOf({ arity, upper }: RelationRecipe, size: number): readonly number[] {
  if (upper === 'all') return Array.from({ length: Math.min(size ** arity, 9) }, (_, tuple) => tuple);
  if (!('columns' in upper)) return upper;
  let tuples = [0];
  for (const column of upper.columns.slice(0, arity)) {
    tuples = tuples.flatMap((start) => column.map((atom) => start * size + (atom % size)));
  }
  return tuples;
}

const named = (name: string, arity: number): Relation => ({ name, arity, variable: false });
const nothing = (arity: number): TupleSet => ({ arity, tuples: new Set() });

/** Makes nodes from recipes; `scope` has the variables that may be used, the innermost last. */
class Kitchen {
  readonly #build: Builder;
  readonly #universe: Universe;
  readonly #relations: readonly Relation[];

  constructor(builder: Builder, universe: Universe, relations: readonly Relation[]) {
    this.#build = builder;
    this.#universe = universe;
    this.#relations = relations;
  }

  formula(recipe: FormulaRecipe, scope: readonly Variable[]): Formula {
    const build = this.#build;
    const inner = (operand: FormulaRecipe) => this.formula(operand, scope);
    switch (recipe.kind) {
      case 'truth':
        return build.truth(recipe.value);
      case 'subset':
      case 'equal':
        return build[recipe.kind](
          this.expression(recipe.left, recipe.arity, scope),
          this.expression(recipe.right, recipe.arity, scope),
        );
      case 'count':
        return build.count(recipe.count, this.expression(recipe.operand, recipe.arity, scope));
      case 'compare':
        return build.compare(
          recipe.comparison,
          this.integer(recipe.left, scope),
          this.integer(recipe.right, scope),
        );
      case 'not':
        return build.not(inner(recipe.operand));
      case 'and':
      case 'or':
        return build[recipe.kind]([inner(recipe.left), inner(recipe.right)]);
      case 'iff':
      case 'implies':
        return build[recipe.kind](inner(recipe.left), inner(recipe.right));
      case 'if':
        return build.formulaIf(inner(recipe.condition), inner(recipe.yes), inner(recipe.no));
      case 'quantified': {
        const last = recipe.domains.length - 1;
        const { bindings, within } = this.#bind(recipe.domains, scope, (index) =>
          index === last ? recipe : { arity: 1, multiplicity: 'one' },
        );
        return build.quantified(recipe.quantifier, bindings, this.formula(recipe.body, within));
      }
      case 'temporal':
        return build.temporal(recipe.operator, inner(recipe.operand));
      case 'binary-temporal':
        return build.binaryTemporal(recipe.operator, inner(recipe.left), inner(recipe.right));
    }
  }

  integer(recipe: IntegerRecipe, scope: readonly Variable[]): IntegerExpression {
    const build = this.#build;
    switch (recipe.kind) {
      case 'number':
        return build.number(recipe.value);
      case 'cardinality':
        return build.cardinality(this.expression(recipe.operand, recipe.arity, scope));
      case 'sum-of-atoms':
        return build.sumOfAtoms(this.expression(recipe.operand, 1, scope));
      case 'sum': {
        const { bindings, within } = this.#bind(recipe.domains, scope);
        return build.sum(bindings, this.integer(recipe.body, within));
      }
      case 'arithmetic':
        return build.arithmetic(
          recipe.operator,
          this.integer(recipe.left, scope),
          this.integer(recipe.right, scope),
        );
      case 'if':
        return build.integerIf(
          this.formula(recipe.condition, scope),
          this.integer(recipe.yes, scope),
          this.integer(recipe.no, scope),
        );
    }
  }

  expression(recipe: ExpressionRecipe, arity: number, scope: readonly Variable[]): Expression {
    const build = this.#build;
    const inner = (operand: ExpressionRecipe, columns = arity) => this.expression(operand, columns, scope);
    switch (recipe.kind) {
      case 'leaf':
        return this.#leaf(recipe.choice, arity, scope);
      case 'constant': {
        const count = this.#universe.atoms.length ** arity;
        return build.constant({ arity, tuples: new Set(recipe.tuples.map((tuple) => tuple % count)) });
      }
      case 'identity':
        return arity === 2 ? build.identity() : this.#everything(arity);
      case 'set':
        return build.binary(recipe.operator, inner(recipe.left), inner(recipe.right));
      case 'join': {
        const ways = [1, 2, 3].filter(
          (left) => arity + 2 - left >= 1 && arity + 2 - left <= 3 && left + arity > 1,
        );
        const left = ways[recipe.choice % ways.length] ?? 1;
        return build.join(inner(recipe.left, left), inner(recipe.right, arity + 2 - left));
      }
      case 'product': {
        if (arity === 1) return build.union(inner(recipe.left), inner(recipe.right));
        const left = 1 + (recipe.choice % (arity - 1));
        return build.product(inner(recipe.left, left), inner(recipe.right, arity - left));
      }
      case 'domain':
        return build.binary('domain', inner(recipe.left, 1), inner(recipe.right));
      case 'range':
        return build.binary('range', inner(recipe.left), inner(recipe.right, 1));
      case 'transpose':
      case 'closure':
        return arity === 2 ? build[recipe.kind](inner(recipe.operand)) : inner(recipe.operand);
      case 'prime':
        return build.prime(inner(recipe.operand));
      case 'if':
        return build.ifExpression(this.formula(recipe.condition, scope), inner(recipe.yes), inner(recipe.no));
      case 'comprehension': {
        const [first, ...rest] = recipe.domains;
        const domains = Array.from({ length: arity }, (_, index) => [first, ...rest][index] ?? first).filter(
          (domain) => domain !== undefined,
        );
        const { bindings, within } = this.#bind(domains, scope);
        return build.comprehension(bindings, this.formula(recipe.body, within));
      }
      case 'integer-atom':
        return arity === 1 ? build.integerAtom(this.integer(recipe.value, scope)) : this.#everything(arity);
    }
  }

  #leaf(choice: number, arity: number, scope: readonly Variable[]): Expression {
    const build = this.#build;
    const fitting = [
      ...scope.filter((variable) => variable.arity === arity).map((variable) => build.use(variable)),
      ...this.#relations
        .filter((relation) => relation.arity === arity)
        .map((relation) => build.relation(relation)),
    ];
    const chosen = fitting[choice % Math.max(1, fitting.length)];
    if (chosen) return chosen;
    return arity === 1
      ? this.#everything(1)
      : build.product(this.#leaf(choice, 1, scope), this.#leaf(choice + 1, arity - 1, scope));
  }

  #everything(arity: number): Expression {
    const count = this.#universe.atoms.length ** arity;
    return this.#build.constant({
      arity,
      tuples: new Set(Array.from({ length: count }, (_, tuple) => tuple)),
    });
  }

  #bind(
    domains: readonly ExpressionRecipe[],
    scope: readonly Variable[],
    wanted: (index: number) => {
      readonly arity: number;
      readonly multiplicity: Binding['multiplicity'];
    } = () => ({
      arity: 1,
      multiplicity: 'one',
    }),
  ) {
    const bindings: Binding[] = [];
    let within = scope;
    for (const [index, domain] of domains.entries()) {
      const { arity, multiplicity } = wanted(index);
      const variable = this.#build.variable(`x${within.length}`, arity);
      bindings.push({ variable, multiplicity, domain: this.expression(domain, arity, within) });
      within = [...within, variable];
    }
    return { bindings, within };
  }
}
