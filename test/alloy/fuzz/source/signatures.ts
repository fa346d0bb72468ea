import type { Choices } from './choices.ts';
import { expression } from './expressions.ts';
import { formula } from './formulas.ts';
import type { Column, Named, Scope, SignatureName } from './vocabulary.ts';

interface Header extends SignatureName {
  readonly text: string;
}

/** Gives the texts of all signatures, and a scope that knows them and their fields. */
export function signatures(
  choices: Choices,
  empty: Scope,
): { readonly texts: string[]; readonly scope: Scope } {
  const headers: Header[] = [];
  for (const place of choices.list(1, 4, (index) => index)) {
    headers.push(header(choices, empty.temporal, headers, 'ABCD'[place] ?? 'E'));
  }
  const names = [...headers, ...(choices.rarely(8) ? enumeration(headers.length) : [])];
  let scope: Scope = { ...empty, signatures: names };
  const texts = headers.map((signature) => {
    const { text, fields } = body(choices, scope, signature);
    scope = { ...scope, fields: [...scope.fields, ...fields] };
    return `${signature.text} ${text}`;
  });
  if (names.length > headers.length) texts.push('enum E { F, G }');
  return { texts, scope };
}

function enumeration(root: number): SignatureName[] {
  const common = { root, variable: false, extensible: false, scoped: 'never', most: 1 } as const;
  return ['E', 'F', 'G'].map((name) => ({ ...common, name, top: name === 'E' }));
}

function header(choices: Choices, temporal: boolean, known: readonly Header[], name: string): Header {
  const variable = temporal && choices.rarely(45);
  const multiplicity = choices.rarely(30) ? choices.of('one ', 'lone ', 'some ') : '';
  const most = ['one ', 'lone '].includes(multiplicity) && !variable ? 1 : 3;
  const common = { name, variable, most };
  const kind = choices.of('top', 'extends', 'top', 'extends', 'in', 'extends', 'union', 'extends', 'equal');
  const parent = known[choices.below(Math.max(1, known.length))];
  const start = `${variable ? 'var ' : ''}${multiplicity}sig ${name}`;
  if (!parent || kind === 'top') {
    const abstract = choices.rarely(25) ? 'abstract ' : '';
    return {
      ...common,
      text: `${abstract}${start}`,
      root: known.length,
      top: true,
      extensible: true,
      scoped: 'top',
    };
  }
  const { root } = parent;
  if (kind === 'extends' && parent.extensible) {
    const abstract = choices.rarely(15) ? 'abstract ' : '';
    return {
      ...common,
      text: `${abstract}${start} extends ${parent.name}`,
      root,
      top: false,
      extensible: true,
      scoped: 'sub',
    };
  }
  const other = known[choices.below(known.length)] ?? parent;
  const several = (kind === 'union' || kind === 'equal') && other !== parent;
  const of = several ? `${parent.name} + ${other.name}` : parent.name;
  // The official tool never ends on `sig B = A`.
  const relation = kind === 'equal' && several ? '=' : 'in';
  return {
    ...common,
    text: `${start} ${relation} ${of}`,
    root,
    top: false,
    extensible: false,
    scoped: 'never',
  };
}

function body(choices: Choices, scope: Scope, signature: SignatureName) {
  const fields: Named[] = [];
  const texts = choices.list(0, 2, () => {
    // A name that other signatures may have too.
    const shared = choices.rarely(10) && fields.every(({ name }) => name !== 'f');
    const name = shared ? 'f' : `${signature.name.toLowerCase()}${fields.length}`;
    const { text, columns } = field(choices, scope, signature);
    fields.push({ name, columns });
    return text(name);
  });
  const within = {
    ...scope,
    variables: [
      { name: 'this', columns: [signature.root] },
      ...fields.map(({ name, columns }) => ({ name, columns: columns.slice(1) })),
      ...(choices.rarely(20) ? fields.map(({ name, columns }) => ({ name: `@${name}`, columns })) : []),
    ],
  };
  const fact = choices.rarely(20) ? ` { ${formula(choices, within, 1)} }` : '';
  return { text: `{ ${texts.join(', ')} }${fact}`, fields };
}

function field(choices: Choices, scope: Scope, { root }: SignatureName) {
  const target = (): { readonly text: string; readonly column: Column } => {
    if (scope.integers && choices.rarely(20)) return { text: 'Int', column: 'Int' };
    const known = scope.signatures[choices.below(scope.signatures.length)];
    return known ? { text: known.name, column: known.root } : { text: 'univ', column: root };
  };
  const word = () => choices.of('', 'set ', 'lone ', 'one ', 'some ');
  const variable = scope.temporal && choices.below(2) === 1 ? 'var ' : '';
  const first = target();
  const kind = choices.of(
    'set',
    'set',
    'set',
    'arrow',
    'set',
    'disjoint',
    'union',
    'defined',
    choices.rarely(25) ? 'arrows' : 'arrow',
  );
  const columns = [root, first.column];
  const make = (declared: string, all: readonly Column[] = columns, sign = ':') => ({
    text: (name: string) => `${sign === ':' ? variable : ''}${name}${sign} ${declared}`,
    columns: all,
  });
  switch (kind) {
    case 'set':
      return make(`${word()}${first.text}`);
    case 'disjoint':
      return make(`disj ${word() || 'set '}${first.text}`);
    case 'union':
      return make(`${word()}(${first.text} + ${expression(choices, scope, [first.column], 1)})`);
    case 'defined':
      return make(first.text, columns, ' =');
    case 'arrow': {
      const second = target();
      return make(`${first.text} ${word()}-> ${word()}${second.text}`, [...columns, second.column]);
    }
    case 'arrows': {
      const [second, third] = [target(), target()];
      const inner = `(${second.text} ${word()}-> ${word()}${third.text})`;
      return make(`${first.text} ${word()}-> ${word()}${inner}`, [...columns, second.column, third.column]);
    }
  }
}
