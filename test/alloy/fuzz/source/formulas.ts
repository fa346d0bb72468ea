import type { Choices } from './choices.ts';
import { claim } from './claims.ts';
import { anyColumn, call, expression, integer } from './expressions.ts';
import { type Column, freshName, type Named, type Scope, withVariables } from './vocabulary.ts';

/** Gives the text of a formula; it closes itself off against what stands around it. */
export function formula(choices: Choices, scope: Scope, depth: number): string {
  if (choices.rarely(scope.concrete ? 8 : depth <= 1 ? 60 : 12)) return claim(choices, scope);
  if (depth <= 0) return comparison(choices, scope, 0);
  const inner = () => formula(choices, scope, depth - 1);
  const { temporal } = scope;
  return choices.one(
    [
      () => comparison(choices, scope, depth),
      () => quantified(choices, scope, depth),
      () => `(${inner()} ${choices.of('and', 'or', 'implies', 'iff', '&&', '||', '=>', '<=>')} ${inner()})`,
      () => `(${choices.of('not', '!')} ${inner()})`,
      () => comparison(choices, scope, depth),
      () => quantified(choices, scope, depth),
      () => `(${inner()} implies ${inner()} else ${inner()})`,
      () => `(let ${freshName(scope)} = ${letBody(choices, scope, depth)})`,
      () => predicate(choices, scope, depth),
      () => `{ ${inner()} ${inner()} }`,
      ...(temporal ? ofTime(choices, inner) : []),
    ],
    () => comparison(choices, scope, depth),
  );
}

function ofTime(choices: Choices, inner: () => string) {
  const unary = () =>
    `(${choices.of('always', 'eventually', 'after', 'before', 'historically', 'once')} ${inner()})`;
  const binary = () =>
    `(${inner()} ${choices.of('until', 'releases', 'since', 'triggered', ';')} ${inner()})`;
  return [unary, unary, unary, unary, binary, binary, binary];
}

/** Compares or counts expressions. */
export function comparison(choices: Choices, scope: Scope, depth: number): string {
  const columns = anyColumns(choices, scope);
  const inner = () => expression(choices, scope, columns, depth - 1);
  const number = () => integer(choices, scope, depth - 1);
  const numbers = () => `(${number()} ${choices.of('=', '<', '>', '=<', '>=', '!=', 'not <')} ${number()})`;
  return choices.one(
    [
      () => `${choices.of('some', 'no', 'one', 'lone')} ${inner()}`,
      () => `(${inner()} ${choices.of('in', '=', 'not in', '!=', '!in')} ${inner()})`,
      numbers,
      () => multiplicity(choices, scope, columns, depth),
      ...(scope.integers ? [numbers, numbers] : []),
      () => `disj[${inner()}, ${inner()}${choices.rarely(20) ? `, ${inner()}` : ''}]`,
    ],
    () => `some ${inner()}`,
  );
}

function anyColumns(choices: Choices, scope: Scope): Column[] {
  const fields = scope.fields.filter(({ columns }) => columns.length > 1);
  const field = fields[choices.below(fields.length + 1) - 1];
  return field && choices.below(2) === 0 ? [...field.columns] : [anyColumn(choices, scope)];
}

/** `x in one A`, `r in A lone -> some B`. */
function multiplicity(choices: Choices, scope: Scope, columns: readonly Column[], depth: number): string {
  const left = expression(choices, scope, columns, depth - 1);
  const set = (column: Column) => expression(choices, scope, [column], Math.min(1, depth - 1));
  const word = () => choices.of('lone', 'one', 'some', 'set');
  const [first, ...rest] = columns;
  if (first === undefined) return `some ${left}`;
  if (rest.length === 0) return `(${left} in (${word()} ${set(first)}))`;
  const arrow = () => choices.of(`${word()} -> ${word()}`, '->', `-> ${word()}`, `${word()} ->`);
  // Nested arrows may have multiplicities at every level.
  const product = rest.reduceRight<string>(
    (text, column, place) =>
      text === '' ? set(column) : `(${set(column)} ${arrow()} ${text})${place < 0 ? '' : ''}`,
    '',
  );
  return `(${left} in ${set(first)} ${arrow()} ${product})`;
}

function quantified(choices: Choices, scope: Scope, depth: number): string {
  if (scope.higherOrder && choices.rarely(15)) return quantifiedRelation(choices, scope, depth);
  const variables: Named[] = [];
  const declarations = choices.list(1, 2, () => {
    const column = anyColumn(choices, scope);
    const within = withVariables(scope, variables);
    const bound = expression(choices, within, [column], Math.min(1, depth - 1));
    const names = choices.list(1, 2, (index) => freshName(within, index));
    variables.push(...names.map((name) => ({ name, columns: [column] })));
    const disjoint = names.length > 1 && choices.rarely(40) ? 'disj ' : '';
    const word =
      scope.higherOrder && choices.rarely(20) ? choices.of('lone ', 'some ', 'set ') : choices.of('', 'one ');
    return `${disjoint}${names.join(', ')}: ${word}${bound}`;
  });
  const word = choices.of('some', 'all', 'all', 'some', 'no', 'one', 'lone');
  const body = formula(choices, withVariables(scope, variables), depth - 1);
  return `(${word} ${declarations.join(', ')} | ${body})`;
}

/** Over relations with multiplicities. */
function quantifiedRelation(choices: Choices, scope: Scope, depth: number): string {
  const columns = [anyColumn(choices, scope), anyColumn(choices, scope)];
  const name = freshName(scope);
  const [from, to] = columns.map((column) => expression(choices, scope, [column], 0));
  const arrow = choices.of('->', '-> one', 'one -> lone', 'some ->');
  const body = formula(choices, withVariables(scope, [{ name, columns }]), depth - 1);
  return `(some ${name}: ${from} ${arrow} ${to} | ${body})`;
}

function letBody(choices: Choices, scope: Scope, depth: number): string {
  const columns = anyColumns(choices, scope);
  const value = expression(choices, scope, columns, depth - 1);
  const within = withVariables(scope, [{ name: freshName(scope), columns }]);
  return `${value} | ${formula(choices, within, depth - 1)}`;
}

function predicate(choices: Choices, scope: Scope, depth: number): string {
  const callable = scope.predicates[choices.below(Math.max(1, scope.predicates.length))];
  if (!callable) return comparison(choices, scope, depth);
  return call(choices, scope, callable.name, callable.parameters, depth);
}
