/** Words that point outside the condition they stand in. */
const POINTERS: ReadonlySet<string> = new Set(
  'it they them he she him this these those itself themselves latter former aforementioned said'.split(' '),
);

/** Words that point to something named before them: inside a condition that names it, they point nowhere else. */
const POSSESSIVES: ReadonlySet<string> = new Set(['its', 'their', 'his', 'her']);

const BEFORE_THAT: ReadonlySet<string> = new Set(
  'of for in to with from by outside inside on at under after before into within'.split(' '),
);

const EMPTY: ReadonlySet<string> = new Set([
  ...BEFORE_THAT,
  ...'the a an and or not is are was were be been has have does do can then'.split(' '),
]);

/** Whether words lean on something said elsewhere (rule N13), so that the same words elsewhere may mean another thing. */
export function leansElsewhere(words: readonly string[]): boolean {
  let named = false;
  for (const [index, word] of words.entries()) {
    if (POINTERS.has(word)) return true;
    if (POSSESSIVES.has(word) && !named) return true;
    const next = words[index + 1];
    if (word === 'such' && next !== 'as' && next !== 'that') return true;
    const before = words[index - 1];
    if (word === 'that' && (before === undefined || BEFORE_THAT.has(before))) return true;
    if (!EMPTY.has(word)) named = true;
  }
  return false;
}

/** A word that names nothing by itself. */
export function isEmptyWord(word: string): boolean {
  return EMPTY.has(word);
}
