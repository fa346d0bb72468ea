/** Parts of a name or path, outermost first. */
export type Parts = readonly string[];

/** Something of the project that reports may name, as a file or a folder. */
export interface Named {
  readonly path: string;
  readonly parts: Parts;
}

/** The project's files or folders, by the last part of their names. */
export type NameIndex = ReadonlyMap<string, readonly Named[]>;

/** What the project has for a name of a report. `ambiguous`: several things, and nothing says which. */
export type Aligned =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'ambiguous'; readonly paths: readonly string[] }
  | { readonly kind: 'absent' };

/** How the names of one report lie over those of the project: what stands before `from` there stands before `to` here. */
interface Alignment {
  readonly from: string;
  readonly to: string;
  /** Names that it explains, with what each means. */
  readonly explained: Map<string, string>;
  /** Parts that both sides share, over all names. */
  shared: number;
}

/** Makes an index of things by the last part of their names. */
export function nameIndex(all: Iterable<Named>): NameIndex {
  const index = new Map<string, Named[]>();
  for (const named of all) {
    const last = named.parts.at(-1) ?? '';
    const list = index.get(last);
    if (list === undefined) index.set(last, [named]);
    else list.push(named);
  }
  return index;
}

interface AlignOptions {
  /** True where nothing of a name may stand outside the project. */
  readonly whole?: boolean;
  /** True for a folder of the project that a name may mean though not even its last part is the same: the top of a module. */
  readonly top?: (folder: string) => boolean;
}

/** Of one name more are not looked at; they would only be ambiguous. */
const MAX_CANDIDATES = 2_000;

/**
 * Finds what the names of one report mean in the project. They come from one run and so from one root: the root is that
 * under which most of them are found, and of equals the one nearest to the report; a name that has nothing below it is absent.
 * @param reportFolder the folder that the report stands in
 */
export function alignNames(
  names: Iterable<Parts>,
  index: NameIndex,
  reportFolder: Parts,
  options: AlignOptions = {},
): ReadonlyMap<string, Aligned> {
  const all = new Map([...names].map((parts) => [keyOf(parts), parts]));
  const alignments = [...alignmentsOf(all, index, options).values()].filter((one) => !isSibling(one));
  const chosen = chooseAlignments(alignments, reportFolder);
  return new Map(
    [...all.keys()].map((key): [string, Aligned] => {
      const under = pathsOf(key, chosen);
      // A name that is whole here, as that of a class with its package, may stand under a root of its own.
      const paths = under.length > 0 || !options.whole ? under : pathsOf(key, alignments);
      const [path] = paths;
      if (path === undefined) return [key, { kind: 'absent' }];
      return [key, paths.length === 1 ? { kind: 'found', path } : { kind: 'ambiguous', paths }];
    }),
  );
}

function pathsOf(key: string, alignments: readonly Alignment[]): readonly string[] {
  return [...new Set(alignments.flatMap((one) => one.explained.get(key) ?? []))].sort();
}

/** The best alignment, or several of which none is better. */
function chooseAlignments(alignments: readonly Alignment[], folder: Parts): readonly Alignment[] {
  const best = bestOf(alignments, (one) => [
    one.explained.size,
    one.shared,
    nearness(one, folder),
    -depth(one),
  ]);
  const [first] = best;
  if (first === undefined || first.from !== '') return best;
  // A run begun in a package names files from there, though some of them are gone and others are at the root as well.
  const whole = alignments.filter((one) => one.from === '' && 2 * one.explained.size >= first.explained.size);
  const nearest = bestOf(whole, (one) => [nearness(one, folder)]);
  return nearest.some((one) => nearness(one, folder) > nearness(first, folder))
    ? bestOf(nearest, (one) => [one.explained.size, -depth(one)])
    : best;
}

/** The items with the greatest rank, all where several have it. */
function bestOf<Item>(items: readonly Item[], rankOf: (item: Item) => readonly number[]): readonly Item[] {
  let best: Item[] = [];
  let rank: readonly number[] = [];
  for (const item of items) {
    const own = rankOf(item);
    const order = best.length === 0 ? 1 : compareRanks(own, rank);
    if (order > 0) {
      best = [item];
      rank = own;
    } else if (order === 0) best.push(item);
  }
  return best;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `…/packages/a` is not what `packages/b` is here: each is known to both sides. */
function isSibling({ from, to }: Alignment): boolean {
  const [first] = partsOf(to);
  return first !== undefined && partsOf(from).includes(first);
}

/** The key under which `alignNames` answers for a name. */
export function keyOf(parts: Parts): string {
  return parts.join('/');
}

function alignmentsOf(
  all: ReadonlyMap<string, Parts>,
  index: NameIndex,
  { whole, top }: AlignOptions,
): ReadonlyMap<string, Alignment> {
  const alignments = new Map<string, Alignment>();
  for (const [key, parts] of all) {
    const candidates = (index.get(parts.at(-1) ?? '') ?? []).slice(0, MAX_CANDIDATES);
    for (const named of candidates) {
      const shared = sharedTail(parts, named.parts);
      if (whole && shared < parts.length) continue;
      const from = parts.slice(0, parts.length - shared).join('/');
      const to = named.parts.slice(0, named.parts.length - shared).join('/');
      const id = `${from}\u0000${to}`;
      const alignment = alignments.get(id) ?? { from, to, explained: new Map<string, string>(), shared: 0 };
      alignments.set(id, alignment);
      alignment.explained.set(key, named.path);
      alignment.shared += shared;
    }
  }
  if (top) addTops(all, alignments, top);
  return alignments;
}

/** What stands before all other names of a run is the top of their module. */
function addTops(
  all: ReadonlyMap<string, Parts>,
  alignments: Map<string, Alignment>,
  top: (folder: string) => boolean,
): void {
  for (const alignment of alignments.values())
    if (all.has(alignment.from) && top(alignment.to)) alignment.explained.set(alignment.from, alignment.to);
  if (!top('')) return;
  for (const key of all.keys()) {
    const id = `${key}\u0000`;
    if (!alignments.has(id))
      alignments.set(id, { from: key, to: '', explained: new Map([[key, '']]), shared: 0 });
  }
}

function sharedTail(a: Parts, b: Parts): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a.at(-1 - shared) === b.at(-1 - shared)) shared++;
  return shared;
}

/** How many folders the report and what it is of have in common. */
function nearness({ to }: Alignment, folder: Parts): number {
  const parts = partsOf(to);
  let common = 0;
  while (common < parts.length && common < folder.length && parts[common] === folder[common]) common++;
  return common;
}

function depth({ to }: Alignment): number {
  return partsOf(to).length;
}

function partsOf(folder: string): Parts {
  return folder === '' ? [] : folder.split('/');
}
