import type { Choices } from './choices.ts';
import { comparison, formula } from './formulas.ts';
import type { Column, Named, Scope, SignatureName } from './vocabulary.ts';

/**
 * Gives a model in which every atom has a name and every relation its value in every state, so that each formula is surely true
 * or surely false: then an answer depends on every operator in it. A clock tells the states apart.
 */
export function concreteModel(choices: Choices, empty: Scope): string {
  const counts = [2 + choices.below(2), 1 + choices.below(2)];
  const atoms = counts.map((count, root) =>
    Array.from({ length: count }, (_, index) => `${'AB'[root]}${index}`),
  );
  const times = empty.temporal ? 1 + choices.below(3) : 1;
  const fields = choices.list(1, 3, (place) => field(choices, empty, place));
  const subsets = choices.list(0, 2, (place) => ({
    name: 'CD'[place] ?? 'E',
    columns: [choices.below(2)] as const,
    variable: empty.temporal && choices.below(2) === 1,
  }));
  const value = (columns: readonly Column[]) => relationOf(choices, atoms, columns);
  const facts = [...fields, ...subsets].map(({ name, columns, variable }) =>
    variable ? changing(name, times, () => value(columns)) : `fact { ${name} = ${value(columns)} }`,
  );
  const signatures: SignatureName[] = [
    ...atoms.flatMap((names, root) => ['AB'[root] ?? '', ...names].map((name) => signature(name, root))),
    ...subsets.map(({ name, columns: [root] }) => signature(name, root)),
  ];
  const scope: Scope = { ...empty, signatures, fields, concrete: true };
  const commands = choices.list(1, 3, () => {
    const steps = empty.temporal ? ` but ${times} steps` : '';
    const goal = choices.of(comparison, formula, comparison)(choices, scope, 4);
    const when = empty.temporal ? choices.of('', 'after ', 'always ', 'eventually ') : '';
    return `${choices.of('run', 'check')} { ${when}${goal} } for 3${steps}`;
  });
  return [
    ...atoms.map((names, root) => {
      const own = fields.filter(({ columns }) => columns[0] === root).map(({ text }) => text);
      return `abstract sig ${'AB'[root]} { ${own.join(', ')} }\none sig ${names.join(', ')} extends ${'AB'[root]} {}`;
    }),
    ...subsets.map(
      ({ name, columns: [root], variable }) => `${variable ? 'var ' : ''}sig ${name} in ${'AB'[root]} {}`,
    ),
    ...(empty.temporal ? clock(choices, times) : []),
    ...facts,
    ...commands,
    '',
  ].join('\n');
}

function signature(name: string, root: number): SignatureName {
  return { name, root, variable: false, top: name.length === 1, extensible: false, scoped: 'never', most: 3 };
}

interface Field extends Named {
  readonly text: string;
  readonly variable: boolean;
}

function field(choices: Choices, { temporal, integers }: Scope, place: number): Field {
  const column = (): Column => (integers && choices.rarely(25) ? 'Int' : choices.below(2));
  const columns: readonly Column[] = [choices.below(2), column(), ...(choices.rarely(25) ? [column()] : [])];
  const name = `f${place}`;
  const variable = temporal && choices.below(3) > 0;
  const types = columns.slice(1).map((each) => (each === 'Int' ? 'Int' : 'AB'[each]));
  return { name, columns, variable, text: `${variable ? 'var ' : ''}${name}: set ${types.join(' -> ')}` };
}

/** A random set of tuples, written out. */
function relationOf(
  choices: Choices,
  atoms: readonly (readonly string[])[],
  columns: readonly Column[],
): string {
  const names = (column: Column) => (column === 'Int' ? ['1', '2', '3', '0'] : (atoms[column] ?? []));
  let tuples = [''];
  for (const column of columns) {
    tuples = tuples.flatMap((start) =>
      names(column).map((name) => (start === '' ? name : `${start} -> ${name}`)),
    );
  }
  const chosen = tuples.filter(() => choices.below(5) > 2).slice(0, 5);
  return chosen.length === 0 ? columns.map(() => 'none').join(' -> ') : chosen.join(' + ');
}

function clock(choices: Choices, times: number): string[] {
  const loop = choices.below(times);
  const next = Array.from(
    { length: times },
    (_, time) => `Clock.now = T${time} implies Clock.now' = T${time + 1 < times ? time + 1 : loop}`,
  );
  return [
    'abstract sig Time {}',
    `one sig ${Array.from({ length: times }, (_, time) => `T${time}`).join(', ')} extends Time {}`,
    'one sig Clock { var now: one Time }',
    `fact { Clock.now = T0 and always { ${next.join(' ')} } }`,
  ];
}

function changing(name: string, times: number, value: () => string): string {
  const values = Array.from(
    { length: times },
    (_, time) => `Clock.now = T${time} implies ${name} = ${value()}`,
  );
  return `fact { always { ${values.join(' ')} } }`;
}
