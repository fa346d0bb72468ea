import type { CodeSymbol } from '#model';
import { isContained, isTest, type Wanted } from './find-name.ts';
import { bareTitle, type ComparableTitle, comparableTitle, compareTitle } from './symbols/titles.ts';

/** A test with its titles, ready to be compared. */
interface TitledTest {
  readonly symbol: CodeSymbol;
  readonly titles: readonly ComparableTitle[];
  /** Its place among the symbols of its file. */
  readonly at: number;
}

/** The symbols of one file by what links ask for, so that a large file is not gone through for every link into it. */
interface NameTable {
  readonly byName: ReadonlyMap<string, readonly CodeSymbol[]>;
  readonly tests: readonly TitledTest[];
  readonly byTitle: ReadonlyMap<string, readonly TitledTest[]>;
  /** Tests whose titles only a run completes. */
  readonly withHoles: readonly TitledTest[];
}

const tables = new WeakMap<readonly CodeSymbol[], NameTable>();

function tableOf(symbols: readonly CodeSymbol[]): NameTable {
  const known = tables.get(symbols);
  if (known) return known;
  const byName = new Map<string, CodeSymbol[]>();
  const byTitle = new Map<string, TitledTest[]>();
  const tests: TitledTest[] = [];
  for (const [at, symbol] of symbols.entries()) {
    add(byName, symbol.name, symbol);
    if (!isTest(symbol)) continue;
    const test = { symbol, titles: titlesOf(symbol), at };
    tests.push(test);
    for (const { own, pieces } of test.titles) if (!pieces && own !== '') add(byTitle, own, test);
  }
  const withHoles = tests.filter(({ titles }) => titles.some(({ pieces }) => pieces !== undefined));
  const table = { byName, tests, byTitle, withHoles };
  tables.set(symbols, table);
  return table;
}

function add<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

function titlesOf({ name, title }: CodeSymbol): readonly ComparableTitle[] {
  return title === undefined ? [comparableTitle(name)] : [comparableTitle(name), comparableTitle(title)];
}

/** The symbols that are wholly what is wanted, in order. */
export function wholeAnswers(symbols: readonly CodeSymbol[], wanted: Wanted): readonly CodeSymbol[] {
  switch (wanted.kind) {
    case 'identifier':
      return (tableOf(symbols).byName.get(wanted.name) ?? []).filter((symbol) =>
        isContained(symbol, wanted.container),
      );
    case 'title': {
      const { byTitle, withHoles } = tableOf(symbols);
      const filled = withHoles.filter(({ titles }) =>
        titles.some((title) => compareTitle(title, wanted.words) === 'equal'),
      );
      const found = new Set([...(byTitle.get(bareTitle(wanted.words)) ?? []), ...filled]);
      return [...found].sort((a, b) => a.at - b.at).map(({ symbol }) => symbol);
    }
    case 'description':
      return [];
  }
}

/** The tests whose titles hold the wanted words among others, in order. */
export function partAnswers(symbols: readonly CodeSymbol[], wanted: Wanted): readonly CodeSymbol[] {
  if (wanted.kind !== 'title') return [];
  return tableOf(symbols)
    .tests.filter(({ titles }) => titles.some((title) => compareTitle(title, wanted.words) === 'part'))
    .map(({ symbol }) => symbol);
}

/** False for a test whose title holds more than the wanted words. */
export function isWhole(symbol: CodeSymbol, wanted: Wanted): boolean {
  if (wanted.kind !== 'title') return true;
  return titlesOf(symbol).some((title) => compareTitle(title, wanted.words) === 'equal');
}
