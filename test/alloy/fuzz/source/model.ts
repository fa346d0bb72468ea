import { Choices } from './choices.ts';
import { expression } from './expressions.ts';
import { formula } from './formulas.ts';
import type { Callable, Column, Named, Scope, SignatureName } from './vocabulary.ts';

/** Gives the text of an Alloy model with one or two commands of small scope; empty numbers give a smallest one. */
export function modelOf(numbers: readonly number[]): string {
  const choices = new Choices(numbers);
  const temporal = choices.below(3) > 0;
  const integers = choices.rarely(25);
  const scope: Scope = {
    signatures: [],
    fields: [],
    variables: [],
    predicates: [],
    functions: [],
    temporal,
    integers,
    higherOrder: choices.rarely(12),
  };
  const { texts, scope: declared } = signatures(choices, scope);
  const functions = choices.rarely(25) ? [callable(choices, declared, 'f', true)] : [];
  const known = { ...declared, functions: functions.map(({ named }) => named) };
  const predicates = choices.rarely(30) ? [callable(choices, known, 'p', false)] : [];
  const all = { ...known, predicates: predicates.map(({ named }) => named) };
  const facts = choices.list(0, 2, () => `fact { ${formula(choices, all, 2)} }`);
  const commands = choices.list(1, 2, () => command(choices, all));
  return [...texts, ...[...functions, ...predicates].map(({ text }) => text), ...facts, ...commands, ''].join(
    '\n',
  );
}

function signatures(choices: Choices, empty: Scope): { readonly texts: string[]; readonly scope: Scope } {
  const names: SignatureName[] = [];
  const headers: string[] = [];
  for (const index of choices.list(1, 4, (place) => place)) {
    const name = 'ABCD'[index] ?? 'E';
    const header = signatureHeader(choices, empty, names, name);
    names.push({ name, ...header });
    headers.push(header.text);
  }
  let scope: Scope = { ...empty, signatures: names };
  const texts = names.map((signature, index) => {
    const { text, fields } = signatureBody(choices, scope, signature);
    scope = { ...scope, fields: [...scope.fields, ...fields] };
    return `${headers[index]} ${text}`;
  });
  return { texts, scope };
}

function signatureHeader(
  choices: Choices,
  { temporal }: Scope,
  known: readonly SignatureName[],
  name: string,
) {
  const parents = known.filter(({ extensible }) => extensible);
  const parent = parents[choices.below(Math.max(1, parents.length))];
  const kind = parent ? choices.of('top', 'extends', 'top', 'extends', 'in') : 'top';
  const variable = temporal && choices.rarely(35);
  const multiplicity = choices.rarely(30) ? choices.of('one ', 'lone ', 'some ') : '';
  const start = `${variable ? 'var ' : ''}${choices.rarely(25) && kind !== 'in' ? 'abstract ' : ''}${multiplicity}sig ${name}`;
  const place = known.length;
  const most = ['one ', 'lone '].includes(multiplicity) && !variable ? 1 : 3;
  if (!parent || kind === 'top')
    return { text: start, root: place, variable, top: true, extensible: true, most };
  return {
    text: `${start} ${kind} ${parent.name}`,
    root: parent.root,
    variable,
    top: false,
    extensible: kind === 'extends',
    most,
  };
}

function signatureBody(choices: Choices, scope: Scope, signature: SignatureName) {
  const fields: Named[] = [];
  const texts = choices.list(0, 2, () => {
    const { text, field } = fieldText(
      choices,
      scope,
      signature,
      `${signature.name.toLowerCase()}${fields.length}`,
    );
    fields.push(field);
    return text;
  });
  const within = {
    ...scope,
    variables: [
      { name: 'this', columns: [signature.root] },
      ...fields.map(({ name, columns }) => ({ name, columns: columns.slice(1) })),
    ],
  };
  const fact = choices.rarely(20) ? ` { ${formula(choices, within, 1)} }` : '';
  return { text: `{ ${texts.join(', ')} }${fact}`, fields };
}

function fieldText(choices: Choices, scope: Scope, { root }: SignatureName, name: string) {
  const target = (): { readonly text: string; readonly column: Column } => {
    if (scope.integers && choices.rarely(20)) return { text: 'Int', column: 'Int' };
    const known = scope.signatures[choices.below(scope.signatures.length)];
    return known ? { text: known.name, column: known.root } : { text: 'univ', column: root };
  };
  const word = () => choices.of('', 'set ', 'lone ', 'one ', 'some ');
  const variable = scope.temporal && choices.below(2) === 1 ? 'var ' : '';
  const first = target();
  if (choices.below(4) < 3) {
    const sum = choices.rarely(10) ? ` + ${first.text}` : '';
    const disjoint = choices.rarely(6) ? 'disj ' : '';
    const text = `${variable}${name}: ${disjoint}${word() || (disjoint ? 'set ' : '')}${first.text}${sum}`;
    return { text, field: { name, columns: [root, first.column] } };
  }
  const second = target();
  const text = `${variable}${name}: ${first.text} ${word()}-> ${word()}${second.text}`;
  return { text, field: { name, columns: [root, first.column, second.column] } };
}

function callable(
  choices: Choices,
  scope: Scope,
  name: string,
  isFunction: boolean,
): { readonly text: string; readonly named: Callable } {
  const roots = scope.signatures.filter(({ top }) => top);
  const parameters = choices.list(1, 2, (index) => {
    const { name: type, root } = roots[choices.below(roots.length)] ?? { name: 'univ', root: 0 };
    return {
      name: `${name}${index}`,
      columns: [root],
      text: `${name}${index}: ${choices.of('', 'set ', 'lone ')}${type}`,
    };
  });
  const within = { ...scope, variables: parameters };
  const declared = `[${parameters.map(({ text }) => text).join(', ')}]`;
  const named = (columns: readonly Column[]) => ({
    name,
    columns,
    parameters: parameters.map(({ columns: [column] }) => column ?? 0),
  });
  if (!isFunction) {
    return { text: `pred ${name}${declared} { ${formula(choices, within, 2)} }`, named: named([]) };
  }
  const { name: type, root } = roots[choices.below(roots.length)] ?? { name: 'univ', root: 0 };
  const text = `fun ${name}${declared}: set ${type} { ${expression(choices, within, [root], 2)} }`;
  return { text, named: named([root]) };
}

function command(choices: Choices, scope: Scope): string {
  const goal = `${choices.of('run', 'check')} { ${formula(choices, scope, 3)} }`;
  const size = () => choices.of(2, 1, 3);
  const exact = () => (choices.rarely(20) ? 'exactly ' : '');
  const tops = scope.signatures.filter(({ top }) => top);
  const parts =
    choices.below(3) === 2
      ? tops.map(({ name, variable, most }) =>
          most === 1 ? `1 ${name}` : `${variable ? '' : exact()}${size()} ${name}`,
        )
      : [];
  const overall = parts.length === 0 ? [`${size()}`] : [];
  const more = [
    ...parts,
    ...(scope.integers || choices.rarely(10) ? [`${choices.of(3, 2, 4)} Int`] : []),
    ...(scope.temporal ? [choices.of('2 steps', '3 steps', '1..3 steps', '2..3 steps')] : []),
  ];
  const but = overall.length > 0 && more.length > 0 ? ' but ' : '';
  return `${goal} for ${overall.join('')}${but}${more.join(', ')}`;
}
