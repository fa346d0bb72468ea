import { Choices } from './choices.ts';
import { command } from './commands.ts';
import { concreteModel } from './concrete.ts';
import { expression } from './expressions.ts';
import { formula } from './formulas.ts';
import { libraries } from './libraries.ts';
import { loosen } from './loosen.ts';
import { signatures } from './signatures.ts';
import type { Callable, Column, Scope } from './vocabulary.ts';

/** Gives the text of an Alloy model with one or two commands of small scope; no numbers give a smallest one. */
export function modelOf(numbers: readonly number[]): string {
  const choices = new Choices(numbers);
  const temporal = choices.below(3) > 0;
  const empty: Scope = {
    signatures: [],
    fields: [],
    variables: [],
    predicates: [],
    functions: [],
    temporal,
    integers: choices.rarely(35),
    higherOrder: choices.rarely(10),
    concrete: false,
  };
  if (choices.rarely(35)) {
    const text = concreteModel(choices, empty);
    return choices.rarely(25) ? loosen(text, choices) : text;
  }
  const { texts, scope: declared } = signatures(choices, empty);
  const { text: opened, scope: ordered } = libraries(choices, declared);
  const functions = choices.rarely(25) ? [callable(choices, ordered, 'g', true)] : [];
  const known = { ...ordered, functions: [...ordered.functions, ...functions.map(({ named }) => named)] };
  const predicates = choices.rarely(30) ? [callable(choices, known, 'p', false)] : [];
  const all = { ...known, predicates: [...predicates.map(({ named }) => named), ...known.predicates] };
  const facts = choices.list(0, 2, () => `fact { ${formula(choices, all, 2)} }`);
  const commands = choices.list(1, 2, (place) => command(choices, all, place));
  const callables = [...functions, ...predicates].map(({ text }) => text);
  const text = [...opened, ...texts, ...callables, ...facts, ...commands, ''].join('\n');
  return choices.rarely(12) ? loosen(text, choices) : text;
}

function callable(
  choices: Choices,
  scope: Scope,
  name: string,
  isFunction: boolean,
): { readonly text: string; readonly named: Callable } {
  const roots = scope.signatures.filter(({ top }) => top);
  const any = () => roots[choices.below(roots.length)] ?? { name: 'univ', root: 0 };
  const parameters = choices.list(1, 2, (index) => {
    const { name: type, root } = any();
    const text = `${name}${index}: ${choices.of('', 'set ', 'lone ')}${type}`;
    return { name: `${name}${index}`, columns: [root], text };
  });
  const within = { ...scope, variables: [...scope.variables, ...parameters] };
  const declared = `[${parameters.map(({ text }) => text).join(', ')}]`;
  const named = (columns: readonly Column[]) => ({
    name,
    columns,
    parameters: parameters.map((parameter) => parameter.columns),
  });
  if (!isFunction) {
    return { text: `pred ${name}${declared} { ${formula(choices, within, 2)} }`, named: named([]) };
  }
  const { name: type, root } = any();
  const text = `fun ${name}${declared}: set ${type} { ${expression(choices, within, [root], 2)} }`;
  return { text, named: named([root]) };
}
