import type { Choices } from './choices.ts';
import { freshName, type Named, type Scope } from './vocabulary.ts';

/**
 * Says something about a signature or a field that its declaration may settle, or come close to: random formulas are mostly
 * true or false whatever the declarations say.
 */
export function claim(choices: Choices, scope: Scope): string {
  const signature = () => scope.signatures[choices.below(scope.signatures.length)]?.name ?? 'univ';
  const fields = scope.fields.filter(({ columns }) => columns.length > 1);
  const field = fields[choices.below(Math.max(1, fields.length))];
  const about =
    field && choices.below(3) > 0 ? ofField(choices, scope, field) : ofSignature(choices, scope, signature);
  return scope.temporal
    ? choices.of(about, `(always ${about})`, `(eventually ${about})`, `(after ${about})`)
    : about;
}

const count = (choices: Choices) => choices.of('lone', 'some', 'one', 'no');

function ofSignature(choices: Choices, scope: Scope, any: () => string): string {
  const [one, other] = [any(), any()];
  const x = freshName(scope);
  const change = scope.temporal
    ? [
        `(some ${x}: ${one} | eventually ${x} in ${other})`,
        `(all ${x}: ${one} | always ${x} in ${other})`,
        `(some ${x}: ${one} | once ${x} not in ${other})`,
        `(${one}' = ${one})`,
        `(${one}' in ${other})`,
        `some (${one} - ${one}')`,
        `no (${one}' & ${other})`,
      ]
    : [];
  return choices.of(
    `${count(choices)} ${one}`,
    `no (${one} & ${other})`,
    `some (${one} & ${other})`,
    `(${one} in ${other})`,
    `(${one} = ${other})`,
    `(#${one} ${choices.of('=', '>', '<')} ${choices.of('1', '2', '3', '0')})`,
    `(univ in (${one} + ${other}))`,
    ...change,
  );
}

function ofField(choices: Choices, scope: Scope, field: Named): string {
  const { name, columns } = field;
  const among = (column: unknown) => {
    const names = scope.signatures.filter(({ root }) => root === column).map((signature) => signature.name);
    return column === 'Int' ? 'Int' : (names[choices.below(Math.max(1, names.length))] ?? 'univ');
  };
  const [x, y] = [freshName(scope), freshName(scope, 1)];
  const [first, last] = [among(columns[0]), among(columns.at(-1))];
  const image = choices.of(`${x}.${name}`, `${name}[${x}]`);
  const change = scope.temporal
    ? [
        `(${name}' = ${name})`,
        `some (${name}' - ${name})`,
        `(all ${x}: ${first} | (${x}.${name})' = ${x}.${name}')`,
      ]
    : [];
  const [second, third] = columns.slice(1).map(among);
  const deep =
    columns.length > 2
      ? [
          `(all ${x}: ${first}, ${y}: ${second} | ${count(choices)} ${y}.(${x}.${name}))`,
          `(some ${x}: ${first}, ${y}: ${third} | ${count(choices)} (${x}.${name}).${y})`,
          `(all ${x}: ${first} | ${count(choices)} (${x}.${name}).${last})`,
        ]
      : [];
  const same = columns.length === 2 && columns[0] === columns[1];
  return choices.of(
    `(all ${x}: ${first} | ${count(choices)} ${image})`,
    `(some ${x}: ${first} | ${count(choices)} ${image})`,
    `(all ${x}: ${last} | ${count(choices)} ${name}.${x})`,
    `(some ${x}: ${last} | ${count(choices)} ${name}.${x})`,
    `(some disj ${x}, ${y}: ${first} | some (${x}.${name} & ${y}.${name}))`,
    `(${name} in ${columns.map(among).join(' -> ')})`,
    `(${first}.${name} = ${columns.slice(1).map(among).join(' -> ')})`,
    `(#${name} ${choices.of('=', '>', '<')} ${choices.of('1', '2', '3', '0')})`,
    ...(same ? [`(${name} = ~${name})`, `no (^${name} & iden)`, `(${name}.${name} in ${name})`] : []),
    ...deep,
    ...change,
  );
}
