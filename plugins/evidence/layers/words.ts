import type { Layer } from '#model';

/** Words by which tools, folders and authors name a layer. */
const WORDS: Readonly<Record<Layer, readonly string[]>> = {
  'static-analysis': ['static analysis', 'static', 'lint', 'linter', 'typecheck', 'type check'],
  unit: ['unit', 'contract', 'component'],
  property: [
    'property',
    'properties',
    'prop',
    'property based',
    'pbt',
    'fuzz',
    'fuzzing',
    'fuzzer',
    'quickcheck',
    'fast check',
    'hypothesis',
    'jqwik',
    'proptest',
  ],
  oracle: ['oracle', 'differential', 'conformance', 'compatibility'],
  invariant: ['invariant', 'invariants'],
  integration: [
    'integration',
    'e2e',
    'end to end',
    'system',
    'acceptance',
    'functional',
    'smoke',
    'browser',
    'chromium',
    'chrome',
    'firefox',
    'webkit',
    'playwright',
    'cypress',
    'selenium',
    'live',
  ],
  concurrency: ['concurrency', 'concurrent', 'race', 'races', 'threads', 'loom', 'jcstress', 'shuttle'],
  simulation: ['simulation', 'simulations', 'simulator', 'dst'],
  'fault-injection': ['fault injection', 'faults', 'fault', 'chaos', 'resilience', 'jepsen'],
  determinism: ['determinism', 'deterministic', 'reproducibility'],
  example: ['example', 'examples', 'doctest', 'doctests'],
  // Nothing that runs is of this layer: it is what is proved about sentences.
  consistency: [],
  model: ['model check', 'model checking', 'alloy', 'tla', 'tlc', 'apalache', 'spin'],
  proof: [
    'proof',
    'proofs',
    'proved',
    'openjml',
    'lemmascript',
    'dafny',
    'kani',
    'coq',
    'rocq',
    'lean',
    'isabelle',
    'verus',
    'creusot',
    'prusti',
    'frama c',
    'why3',
    'liquid haskell',
    'verifast',
  ],
  review: ['review', 'reviewed', 'inspection', 'walkthrough', 'audit'],
};

/** Without the spaces between words: `FastCheck`, `fast-check` and `fastcheck` are one. */
const BY_WORD: ReadonlyMap<string, Layer> = new Map(
  Object.entries(WORDS).flatMap(([layer, words]) =>
    words.map((word): [string, Layer] => [word.replaceAll(' ', ''), layer as Layer]),
  ),
);

/** Words of a name in lower case: `faultInjection`, `fault-injection` and `Fault injection` are `fault injection`. */
export function wordsIn(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** Words that folders and projects are named by for their subject as often as for their layer. */
const SUBJECTS: ReadonlySet<string> = new Set([
  ...WORDS.model.map((word) => word.replaceAll(' ', '')),
  ...WORDS.review,
  ...WORDS.example,
  ...WORDS.unit,
  ...[
    'static',
    'system',
    'functional',
    'live',
    'browser',
    'chrome',
    'threads',
    'compatibility',
    'coq',
    'lean',
  ],
]);

/** The layer that the name of a folder, a project or a tag means as a whole. */
export function layerNamed(name: string): Layer | undefined {
  const words = wordsIn(name).join('');
  return SUBJECTS.has(words) ? undefined : BY_WORD.get(words);
}

/** The layer that words of a label mean, the longest first: `Test (fault injection)`. */
export function layerIn(text: string): Layer | undefined {
  const words = wordsIn(text).slice(0, MAX_WORDS);
  for (let length = Math.min(3, words.length); length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const layer = BY_WORD.get(words.slice(from, from + length).join(''));
      if (layer !== undefined) return layer;
    }
  }
  return undefined;
}

const MAX_WORDS = 40;
