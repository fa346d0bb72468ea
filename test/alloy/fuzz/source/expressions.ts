import type { Choices } from './choices.ts';
import { formula } from './formulas.ts';
import { type Column, freshName, type Named, type Scope, withVariables } from './vocabulary.ts';

type Columns = readonly Column[];

/** Gives the text of an expression with these columns; it closes itself off against what stands around it. */
export function expression(choices: Choices, scope: Scope, columns: Columns, depth: number): string {
  const simple = () => leaf(choices, scope, columns);
  if (depth <= 0 || choices.below(3) === 0) return simple();
  // Now and then what no type fits, so that what is refused is compared too.
  const stray = () => columns.map(() => anyColumn(choices, scope));
  const inner = (wanted: Columns = columns) =>
    expression(choices, scope, choices.rarely(1) ? stray() : wanted, depth - 1);
  const condition = () => formula(choices, scope, Math.min(1, depth - 1));
  return choices.one(
    [
      () => `(${inner()} ${choices.of('+', '-', '&')} ${inner()})`,
      () => join(choices, scope, columns, depth),
      ...(columns.length === 1
        ? ofOneColumn(choices, scope, columns, depth)
        : ofMoreColumns(choices, scope, columns, depth)),
      () => comprehension(choices, scope, columns, depth),
      () => `(${condition()} => ${inner()} else ${inner()})`,
      () => `(let ${freshName(scope)} = ${inner()} | ${letBody(choices, scope, columns, depth)})`,
      ...(scope.temporal ? [() => `(${inner()})'`, () => `(${inner()})'`] : []),
    ],
    simple,
  );
}

function letBody(choices: Choices, scope: Scope, columns: Columns, depth: number): string {
  const variable = { name: freshName(scope), columns };
  return expression(choices, withVariables(scope, [variable]), columns, depth - 1);
}

function leaf(choices: Choices, scope: Scope, columns: Columns): string {
  const names = candidates(scope, columns);
  const fallback =
    columns.length === 1
      ? columns[0] === 'Int'
        ? () => number(choices)
        : () => 'none'
      : () => `(${columns.map((column) => leaf(choices, scope, [column])).join(' -> ')})`;
  if (names.length === 0) return fallback();
  // What is general comes seldom.
  if (choices.rarely(6)) return general(choices, columns, fallback);
  if (columns.length > 1 && choices.rarely(15)) return fallback();
  return names[choices.below(names.length)] ?? fallback();
}

function general(choices: Choices, columns: Columns, fallback: () => string): string {
  if (columns.length === 1) return choices.of('none', 'univ', 'none');
  if (columns.length === 2 && columns[0] === columns[1]) return choices.of('iden', '(none -> none)');
  return fallback();
}

function candidates(scope: Scope, columns: Columns): string[] {
  const named = [...scope.variables, ...scope.fields].filter((known) => haveSame(known.columns, columns));
  const [column] = columns;
  if (columns.length > 1) return named.map(({ name }) => name);
  const signatures = scope.signatures.filter(({ root }) => root === column);
  return [...named, ...signatures].map(({ name }) => name);
}

/** The set of a single integer. */
function number(choices: Choices): string {
  return choices.of('1', '0', '2', '3', 'Int', '7', 'max', 'min');
}

function haveSame(one: Columns, other: Columns): boolean {
  return one.length === other.length && one.every((column, place) => column === other[place]);
}

/** Through a field or variable where one fits, so that joins are not mostly empty. */
function join(choices: Choices, scope: Scope, columns: Columns, depth: number): string {
  const known = [...scope.fields, ...scope.variables].filter(({ columns: all }) => all.length > 1);
  const ends = known.filter((field) => haveSame(field.columns.slice(1), columns));
  const starts = known.filter((field) => haveSame(field.columns.slice(0, -1), columns));
  const inner = (wanted: Columns) => expression(choices, scope, wanted, depth - 1);
  const through = (field: Named, end: boolean) => {
    if (!end) return `${field.name}.(${inner(field.columns.slice(-1))})`;
    const from = inner(field.columns.slice(0, 1));
    return choices.below(3) === 2 ? `${field.name}[${from}]` : `(${from}).${field.name}`;
  };
  return choices.one(
    [
      ...ends.map((field) => () => through(field, true)),
      ...starts.map((field) => () => through(field, false)),
      ...(columns.length < 3 ? [() => joinOfAny(choices, scope, columns, depth)] : []),
    ],
    () => leaf(choices, scope, columns),
  );
}

function joinOfAny(choices: Choices, scope: Scope, columns: Columns, depth: number): string {
  const middle = anyColumn(choices, scope);
  const split = choices.below(columns.length + 1);
  const [left, right] = [
    [...columns.slice(0, split), middle],
    [middle, ...columns.slice(split)],
  ];
  if (left.length + right.length <= 2) return leaf(choices, scope, columns);
  return `(${expression(choices, scope, left, depth - 1)}).(${expression(choices, scope, right, depth - 1)})`;
}

export function anyColumn(choices: Choices, scope: Scope): Column {
  const roots = scope.signatures.filter(({ top }) => top).map(({ root }) => root);
  if (scope.integers && choices.rarely(10)) return 'Int';
  return roots[choices.below(roots.length)] ?? 0;
}

function ofOneColumn(choices: Choices, scope: Scope, columns: Columns, depth: number) {
  const functions = scope.functions.filter((callable) => haveSame(callable.columns, columns));
  return [
    ...functions.map(
      ({ name, parameters }) =>
        () =>
          call(choices, scope, name, parameters, depth),
    ),
    ...(columns[0] === 'Int' ? [() => `Int[${integer(choices, scope, depth - 1)}]`] : []),
  ];
}

function callsOf(choices: Choices, scope: Scope, columns: Columns, depth: number) {
  const functions = scope.functions.filter((callable) => haveSame(callable.columns, columns));
  return functions.map(
    ({ name, parameters }) =>
      () =>
        call(choices, scope, name, parameters, depth),
  );
}

/** `f[x, y]`, or `x.f[y]`. */
export function call(
  choices: Choices,
  scope: Scope,
  name: string,
  parameters: readonly Columns[],
  depth: number,
): string {
  const [first, ...rest] = parameters.map((columns) => expression(choices, scope, columns, depth - 1));
  if (first === undefined) return name;
  if (choices.rarely(25)) return `(${first}).${name}${rest.length > 0 ? `[${rest.join(', ')}]` : ''}`;
  return `${name}[${[first, ...rest].join(', ')}]`;
}

function ofMoreColumns(choices: Choices, scope: Scope, columns: Columns, depth: number) {
  const inner = (wanted: Columns = columns) => expression(choices, scope, wanted, depth - 1);
  const split = () => 1 + choices.below(columns.length - 1);
  return [
    () => {
      const place = split();
      return `(${inner(columns.slice(0, place))} -> ${inner(columns.slice(place))})`;
    },
    ...callsOf(choices, scope, columns, depth),
    () => `(${inner()} ++ ${inner()})`,
    () => `(${inner(columns.slice(0, 1))} <: ${inner()})`,
    () => `(${inner()} :> ${inner(columns.slice(-1))})`,
    ...(columns.length === 2 ? [() => `~(${inner(columns.toReversed())})`] : []),
    ...(columns.length === 2 && columns[0] === columns[1]
      ? [() => `^(${inner()})`, () => `*(${inner()})`]
      : []),
  ];
}

function comprehension(choices: Choices, scope: Scope, columns: Columns, depth: number): string {
  let within = scope;
  const declarations = columns.map((column) => {
    const variable = { name: freshName(within), columns: [column] };
    const text = `${variable.name}: ${expression(choices, within, [column], Math.min(1, depth - 1))}`;
    within = withVariables(within, [variable]);
    return text;
  });
  return `{${declarations.join(', ')} | ${formula(choices, within, depth - 1)}}`;
}

/** Gives the text of an integer. */
export function integer(choices: Choices, scope: Scope, depth: number): string {
  const literal = () => choices.of('1', '0', '2', '3', '4', '7', '-1');
  if (depth <= 0) {
    return choices.one([literal, () => count(choices, scope, anyColumn(choices, scope), 0)], literal);
  }
  const inner = () => integer(choices, scope, depth - 1);
  const column = () => anyColumn(choices, scope);
  const arithmetic = () => `${choices.of('plus', 'minus', 'mul', 'div', 'rem')}[${inner()}, ${inner()}]`;
  return choices.one(
    [
      literal,
      () => count(choices, scope, column(), depth),
      () => `#(${expression(choices, scope, [column(), column()], depth - 1)})`,
      arithmetic,
      arithmetic,
      () => `(sum ${freshName(scope)}: ${sumBody(choices, scope, column(), depth)})`,
      () => `(${formula(choices, scope, depth - 1)} => ${inner()} else ${inner()})`,
      ...(scope.integers ? [() => `(sum (${expression(choices, scope, ['Int'], depth - 1)}))`] : []),
      () => `(${inner()} ${choices.of('<<', '>>', '>>>')} ${inner()})`,
    ],
    literal,
  );
}

/** Never of a single integer: the official tool takes `#3` for 3 where it expects an integer. */
function count(choices: Choices, scope: Scope, column: Column, depth: number): string {
  const counted = expression(choices, scope, [column], depth - 1);
  return column === 'Int' ? `#(${counted} & Int)` : `#(${counted})`;
}

function sumBody(choices: Choices, scope: Scope, column: Column, depth: number): string {
  const variable = { name: freshName(scope), columns: [column] };
  const domain = expression(choices, scope, [column], depth - 1);
  return `${domain} | ${integer(choices, withVariables(scope, [variable]), depth - 1)}`;
}
