import type { Choices } from './choices.ts';
import type { Callable, Column, Named, Scope } from './vocabulary.ts';

interface Opened {
  readonly text: string;
  readonly variables?: readonly Named[];
  readonly predicates: readonly Callable[];
  readonly functions: readonly Callable[];
}

/** Opens modules of the library now and then. */
export function libraries(
  choices: Choices,
  scope: Scope,
): { readonly text: readonly string[]; readonly scope: Scope } {
  const candidates = scope.signatures.filter(({ scoped, variable }) => scoped === 'top' && !variable);
  const chosen = candidates[choices.below(Math.max(1, candidates.length))];
  const opened = [
    ...(chosen && choices.rarely(12) ? [ordering(chosen.name, chosen.root)] : []),
    ...(chosen && choices.rarely(5) ? [graph(chosen.name, chosen.root)] : []),
    ...(chosen && choices.rarely(5) ? [relation(chosen.root)] : []),
    ...(scope.integers && choices.rarely(40) ? [integers()] : []),
  ];
  return {
    text: opened.flatMap(({ text }) => (text === '' ? [] : [text])),
    scope: {
      ...scope,
      variables: opened.flatMap(({ variables = [] }) => variables),
      predicates: opened.flatMap(({ predicates }) => predicates),
      functions: opened.flatMap(({ functions }) => functions),
    },
  };
}

function ordering(name: string, root: Column): Opened {
  const one = (callable: string): Callable => ({ name: callable, columns: [root], parameters: [[root]] });
  const test = (callable: string): Callable => ({
    name: callable,
    columns: [],
    parameters: [[root], [root]],
  });
  return {
    text: `open util/ordering[${name}] as o`,
    variables: [
      { name: 'o/first', columns: [root] },
      { name: 'o/last', columns: [root] },
      { name: 'o/next', columns: [root, root] },
      { name: 'o/prev', columns: [root, root] },
    ],
    predicates: [test('o/lt'), test('o/gte')],
    functions: [
      one('o/nexts'),
      one('o/prevs'),
      one('o/max'),
      one('o/min'),
      { name: 'o/larger', columns: [root], parameters: [[root], [root]] },
    ],
  };
}

function graph(name: string, root: Column): Opened {
  const test = (callable: string): Callable => ({ name: callable, columns: [], parameters: [[root, root]] });
  const nodes = (callable: string): Callable => ({
    name: callable,
    columns: [root],
    parameters: [[root, root]],
  });
  return {
    text: `open util/graph[${name}] as u`,
    predicates: ['u/undirected', 'u/noSelfLoops', 'u/rootedAll', 'u/tree', 'u/dag', 'u/ring', 'u/forest'].map(
      test,
    ),
    functions: ['u/roots', 'u/leaves', 'u/innerNodes'].map(nodes),
  };
}

function relation(root: Column): Opened {
  const over = (callable: string): Callable => ({
    name: callable,
    columns: [],
    parameters: [[root, root], [root]],
  });
  return {
    text: 'open util/relation as v',
    predicates: [
      'total',
      'functional',
      'function',
      'surjective',
      'injective',
      'reflexive',
      'acyclic',
      'complete',
    ]
      .map((name) => over(`v/${name}`))
      .concat({ name: 'v/transitive', columns: [], parameters: [[root, root]] }),
    functions: [
      { name: 'v/dom', columns: [root], parameters: [[root, root]] },
      { name: 'v/ran', columns: [root], parameters: [[root, root]] },
    ],
  };
}

/** The functions of `util/integer`, which is open everywhere. */
function integers(): Opened {
  const of = (name: string, parameters: number, columns: readonly Column[]): Callable => ({
    name,
    columns,
    parameters: Array.from({ length: parameters }, () => ['Int']),
  });
  return {
    text: '',
    predicates: [of('lt', 2, []), of('gte', 2, []), of('pos', 1, []), of('nonneg', 1, []), of('eq', 2, [])],
    functions: [
      of('negate', 1, ['Int']),
      of('signum', 1, ['Int']),
      of('integer/nexts', 1, ['Int']),
      of('integer/prev', 1, ['Int']),
      of('smaller', 2, ['Int']),
    ],
  };
}
