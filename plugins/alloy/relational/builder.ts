import type { Span } from '#model';
import type {
  BinaryTemporalOperator,
  Binding,
  Comparison,
  Expression,
  ExpressionOperator,
  Formula,
  IntegerExpression,
  IntegerOperator,
  Relation,
  UnaryTemporalOperator,
  Variable,
} from './expression.ts';
import type { TupleSet } from './problem.ts';

type Any = Expression | IntegerExpression | Formula;
type Built<T extends Any> = T extends Any ? Omit<T, 'id' | 'free' | 'timed'> : never;

/**
 * Makes the nodes of relational problems.
 * *Ensures*: equal nodes are the same object, and nothing is simplified, so that what is evaluated is what was written.
 */
export class Builder {
  readonly #nodes = new Map<string, Any>();
  readonly #relations = new Map<Relation, number>();
  #variables = 0;
  #ids = 0;

  variable(name: string, arity = 1): Variable {
    return { id: this.#variables++, name, arity };
  }

  relation(relation: Relation): Expression {
    const number = this.#relations.get(relation) ?? this.#relations.size;
    this.#relations.set(relation, number);
    return this.#make<Expression>(
      `relation ${number}`,
      { kind: 'relation', relation, arity: relation.arity },
      [],
      relation.variable,
    );
  }

  use(variable: Variable): Expression {
    const key = `variable ${variable.id}`;
    const known = this.#nodes.get(key);
    if (known) return known as Expression;
    return this.#add<Expression>(
      key,
      { kind: 'variable', variable, arity: variable.arity },
      [variable.id],
      false,
    );
  }

  constant(tuples: TupleSet): Expression {
    const key = `constant ${tuples.arity} ${[...tuples.tuples].sort((a, b) => a - b).join(' ')}`;
    return this.#make<Expression>(key, { kind: 'constant', tuples, arity: tuples.arity }, []);
  }

  none(arity = 1): Expression {
    return this.constant({ arity, tuples: new Set() });
  }

  identity(): Expression {
    return this.#make<Expression>('identity', { kind: 'identity', arity: 2 }, []);
  }

  binary(operator: ExpressionOperator, left: Expression, right: Expression): Expression {
    const arity = arityOf(operator, left, right);
    return this.#make<Expression>(
      `${operator} ${left.id} ${right.id}`,
      { kind: 'binary', operator, left, right, arity },
      [left, right],
    );
  }

  union(first: Expression, ...rest: readonly Expression[]): Expression {
    return rest.reduce((left, right) => this.binary('union', left, right), first);
  }

  intersection(left: Expression, right: Expression): Expression {
    return this.binary('intersection', left, right);
  }

  difference(left: Expression, right: Expression): Expression {
    return this.binary('difference', left, right);
  }

  override(left: Expression, right: Expression): Expression {
    return this.binary('override', left, right);
  }

  join(left: Expression, right: Expression): Expression {
    return this.binary('join', left, right);
  }

  product(first: Expression, ...rest: readonly Expression[]): Expression {
    return rest.reduce((left, right) => this.binary('product', left, right), first);
  }

  transpose(operand: Expression): Expression {
    require(operand.arity === 2, 'transpose of a relation that is not binary');
    return this.#make<Expression>(`transpose ${operand.id}`, { kind: 'transpose', operand, arity: 2 }, [
      operand,
    ]);
  }

  closure(operand: Expression): Expression {
    require(operand.arity === 2, 'closure of a relation that is not binary');
    return this.#make<Expression>(`closure ${operand.id}`, { kind: 'closure', operand, arity: 2 }, [operand]);
  }

  prime(operand: Expression): Expression {
    return this.#make<Expression>(`prime ${operand.id}`, { kind: 'prime', operand, arity: operand.arity }, [
      operand,
    ]);
  }

  ifExpression(condition: Formula, then: Expression, otherwise: Expression): Expression {
    require(then.arity === otherwise.arity, 'if with branches of different arity');
    return this.#make<Expression>(
      `if ${condition.id} ${then.id} ${otherwise.id}`,
      { kind: 'if', condition, then, else: otherwise, arity: then.arity },
      [condition, then, otherwise],
    );
  }

  comprehension(bindings: readonly Binding[], body: Formula): Expression {
    require(bindings.every((binding) => binding.multiplicity === 'one'), 'comprehension over sets');
    const arity = bindings.reduce((sum, binding) => sum + binding.variable.arity, 0);
    return this.#bind<Expression>(
      'comprehension',
      { kind: 'comprehension', bindings, body, arity },
      bindings,
      body,
    );
  }

  integerAtom(value: IntegerExpression): Expression {
    return this.#make<Expression>(`integer-atom ${value.id}`, { kind: 'integer-atom', value, arity: 1 }, [
      value,
    ]);
  }

  number(value: number): IntegerExpression {
    return this.#make<IntegerExpression>(`number ${value}`, { kind: 'number', value }, []);
  }

  cardinality(operand: Expression): IntegerExpression {
    return this.#make<IntegerExpression>(`cardinality ${operand.id}`, { kind: 'cardinality', operand }, [
      operand,
    ]);
  }

  sumOfAtoms(operand: Expression): IntegerExpression {
    require(operand.arity === 1, 'sum of a relation that is not a set');
    return this.#make<IntegerExpression>(`sum-of-atoms ${operand.id}`, { kind: 'sum-of-atoms', operand }, [
      operand,
    ]);
  }

  sum(bindings: readonly Binding[], body: IntegerExpression): IntegerExpression {
    return this.#bind<IntegerExpression>('sum', { kind: 'sum', bindings, body }, bindings, body);
  }

  arithmetic(
    operator: IntegerOperator,
    left: IntegerExpression,
    right: IntegerExpression,
  ): IntegerExpression {
    return this.#make<IntegerExpression>(
      `${operator} ${left.id} ${right.id}`,
      { kind: 'arithmetic', operator, left, right },
      [left, right],
    );
  }

  integerIf(condition: Formula, then: IntegerExpression, otherwise: IntegerExpression): IntegerExpression {
    return this.#make<IntegerExpression>(
      `integer-if ${condition.id} ${then.id} ${otherwise.id}`,
      { kind: 'integer-if', condition, then, else: otherwise },
      [condition, then, otherwise],
    );
  }

  truth(value: boolean): Formula {
    return this.#make<Formula>(`truth ${value}`, { kind: 'truth', value }, []);
  }

  subset(left: Expression, right: Expression): Formula {
    require(left.arity === right.arity, 'subset of different arity');
    return this.#make<Formula>(`subset ${left.id} ${right.id}`, { kind: 'subset', left, right }, [
      left,
      right,
    ]);
  }

  equal(left: Expression, right: Expression): Formula {
    require(left.arity === right.arity, 'equality of different arity');
    return this.#make<Formula>(`equal ${left.id} ${right.id}`, { kind: 'equal', left, right }, [left, right]);
  }

  count(count: 'some' | 'no' | 'one' | 'lone', operand: Expression): Formula {
    return this.#make<Formula>(`${count} ${operand.id}`, { kind: 'count', count, operand }, [operand]);
  }

  compare(comparison: Comparison, left: IntegerExpression, right: IntegerExpression): Formula {
    return this.#make<Formula>(
      `compare ${comparison} ${left.id} ${right.id}`,
      { kind: 'compare', comparison, left, right },
      [left, right],
    );
  }

  not(operand: Formula): Formula {
    return this.#make<Formula>(`not ${operand.id}`, { kind: 'not', operand }, [operand]);
  }

  /** The truth of no operands is true; of one, its own. */
  and(operands: readonly Formula[]): Formula {
    return this.#junction('and', operands);
  }

  /** The truth of no operands is false; of one, its own. */
  or(operands: readonly Formula[]): Formula {
    return this.#junction('or', operands);
  }

  implies(left: Formula, right: Formula): Formula {
    return this.or([this.not(left), right]);
  }

  iff(left: Formula, right: Formula): Formula {
    return this.#make<Formula>(`iff ${left.id} ${right.id}`, { kind: 'iff', left, right }, [left, right]);
  }

  formulaIf(condition: Formula, then: Formula, otherwise: Formula): Formula {
    return this.#make<Formula>(
      `formula-if ${condition.id} ${then.id} ${otherwise.id}`,
      { kind: 'formula-if', condition, then, else: otherwise },
      [condition, then, otherwise],
    );
  }

  /** Without bindings, the body itself. */
  quantified(quantifier: 'all' | 'some', bindings: readonly Binding[], body: Formula, span?: Span): Formula {
    if (bindings.length === 0) return body;
    const built = { kind: 'quantified', quantifier, bindings, body, ...(span ? { span } : {}) } as const;
    return this.#bind<Formula>(quantifier, built, bindings, body);
  }

  temporal(operator: UnaryTemporalOperator, operand: Formula): Formula {
    // `before` is false in the first state whatever its operand is.
    return this.#make<Formula>(
      `${operator} ${operand.id}`,
      { kind: 'temporal', operator, operand },
      [operand],
      operator === 'before',
    );
  }

  binaryTemporal(operator: BinaryTemporalOperator, left: Formula, right: Formula): Formula {
    return this.#make<Formula>(
      `${operator} ${left.id} ${right.id}`,
      { kind: 'binary-temporal', operator, left, right },
      [left, right],
    );
  }

  #junction(kind: 'and' | 'or', operands: readonly Formula[]): Formula {
    const [first] = operands;
    if (!first) return this.truth(kind === 'and');
    if (operands.length === 1) return first;
    const key = `${kind} ${operands.map((operand) => operand.id).join(' ')}`;
    return this.#make<Formula>(key, { kind, operands }, operands);
  }

  #bind<T extends Any>(word: string, built: Built<T>, bindings: readonly Binding[], body: Any): T {
    const parts = bindings.map((b) => `${b.multiplicity} ${b.variable.id} ${b.domain.id}`);
    const key = `${word} ${parts.join(' ')} | ${body.id}`;
    const known = this.#nodes.get(key);
    if (known) return known as T;
    const free = new Set(body.free);
    for (const binding of bindings.toReversed()) {
      free.delete(binding.variable.id);
      for (const id of binding.domain.free) free.add(id);
    }
    const timed = body.timed || bindings.some((binding) => binding.domain.timed);
    return this.#add<T>(key, built, [...free].sort(ascending), timed);
  }

  #make<T extends Any>(key: string, built: Built<T>, operands: readonly Any[], timed = false): T {
    const known = this.#nodes.get(key);
    if (known) return known as T;
    const free = [...new Set(operands.flatMap((operand) => operand.free))].sort(ascending);
    return this.#add<T>(key, built, free, timed || operands.some((operand) => operand.timed));
  }

  #add<T extends Any>(key: string, built: Built<T>, free: readonly number[], timed: boolean): T {
    const node = { ...built, id: this.#ids++, free, timed } as unknown as T;
    this.#nodes.set(key, node);
    return node;
  }
}

const ascending = (a: number, b: number) => a - b;

function arityOf(operator: ExpressionOperator, left: Expression, right: Expression): number {
  switch (operator) {
    case 'join':
      require(left.arity + right.arity > 2, 'join of two sets');
      return left.arity + right.arity - 2;
    case 'product':
      return left.arity + right.arity;
    case 'domain':
      require(left.arity === 1, 'domain restriction by a relation that is not a set');
      return right.arity;
    case 'range':
      require(right.arity === 1, 'range restriction by a relation that is not a set');
      return left.arity;
    case 'union':
    case 'intersection':
    case 'difference':
    case 'override':
      require(left.arity === right.arity, `${operator} of relations of different arity`);
      return left.arity;
  }
}

/** *Throws*: what breaks it is our own bug, since the resolver has checked the author's text. */
function require(holds: boolean, broken: string): void {
  if (!holds) throw new Error(`Not a relational expression: ${broken}`);
}
