import ignore from 'ignore';
import type { LayerRule } from '#config';
import type { Layer } from '#model';
import { layerIn, layerNamed, wordsIn } from './words.ts';

/** What tells the layer of a test. */
export interface LayerSigns {
  /** Labels of the evidence lines that lead to it, qualifier included: `Test (property)`. */
  readonly labels: readonly string[];
  readonly path?: string;
  /** The runner's project. */
  readonly project?: string;
  /** Tags and properties of the report. */
  readonly tags: readonly string[];
  /** Its text in the tree. */
  readonly text?: string;
}

/**
 * Makes the function that says which layer a test belongs to: what the options say first, in their order; then the label of
 * its evidence line, its tags, its runner's project, its path, and the generator of random values that its text calls; else
 * `unit`.
 */
export function layersOf(rules: readonly LayerRule[]): (signs: LayerSigns) => Layer {
  const compiled = rules.map((rule) => ({ layer: rule.layer, fits: ruleMatcher(rule) }));
  return (signs) =>
    compiled.find(({ fits }) => fits(signs))?.layer ??
    first(signs.labels, layerIn) ??
    first(signs.tags, layerNamed) ??
    (signs.project === undefined ? undefined : layerNamed(signs.project)) ??
    (signs.path === undefined ? undefined : layerOfPath(signs.path)) ??
    (signs.text !== undefined && GENERATES.test(signs.text) ? 'property' : 'unit');
}

function first(texts: readonly string[], find: (text: string) => Layer | undefined): Layer | undefined {
  for (const text of [...texts].sort()) {
    const layer = find(text);
    if (layer !== undefined) return layer;
  }
  return undefined;
}

function ruleMatcher({ labels, paths, projects, tags }: LayerRule): (signs: LayerSigns) => boolean {
  const patterns = paths === undefined ? undefined : ignore().add([...paths]);
  const words = (labels ?? []).map((label) => ` ${wordsIn(label).join(' ')} `);
  return (signs) =>
    signs.labels.some((label) => words.some((word) => ` ${wordsIn(label).join(' ')} `.includes(word))) ||
    (signs.path !== undefined && (patterns?.ignores(signs.path) ?? false)) ||
    (signs.project !== undefined && (projects ?? []).includes(signs.project)) ||
    signs.tags.some((tag) => tags?.includes(tag) ?? false);
}

/** Folders below which tests are sorted by what they are. */
const TESTS = /^(?:tests?|__tests__|specs?|testing)$/i;

/** Folders that hold nothing but tests wherever they stand. */
const OF_TESTS = /^(?:e2e|cypress|playwright|acceptance|fuzz)$|[a-z_-]tests?$/i;

/**
 * The layer that a path names: the innermost folder below one of tests, or a word between a file's name and its ending, as in
 * `box.prop.test.ts`, or the whole name of the file, as in `determinism.test.ts`.
 */
function layerOfPath(path: string): Layer | undefined {
  const parts = path.split('/');
  const file = parts.pop() ?? '';
  const [stem = '', ...pieces] = file.split('.');
  for (const piece of pieces.slice(0, -1).reverse()) {
    const layer = layerNamed(piece);
    if (layer !== undefined) return layer;
  }
  if (/[a-z\d]IT$/.test(stem)) return 'integration';
  const bare = stem.replace(/(?:[_-]?[Tt]ests?|[_-]spec)$/, '').replace(/^test_/, '');
  const last = /[_-]([A-Za-z\d]+)$/.exec(bare)?.[1];
  const named = layerNamed(bare) ?? (last !== undefined && /_/.test(stem) ? layerNamed(last) : undefined);
  if (named !== undefined) return named;
  const from = parts.findIndex((part) => TESTS.test(part));
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i] ?? '';
    const layer = layerNamed(part.replace(/[_-]?tests?$/i, ''));
    // `src/integration/box.test.ts` tests what integrates; `src/integrationTest/Box.java` integrates.
    if (layer !== undefined && ((from >= 0 && from < i) || OF_TESTS.test(part))) return layer;
  }
  return undefined;
}

/** Calls of libraries that test properties with values of their own making. */
const GENERATES =
  /\bfc\.(?:assert|property|asyncProperty|check)\b|\b(?:it|test)\.prop\b|@given\b|@(?:Property|ForAll)\b|\bproptest!|\bquickcheck(?:!|\()|\brapid\.Check\b|\bgopter\.|\brc::check\b|\bRC_GTEST|\b(?:forAll|Prop\.forAll)\(/;
