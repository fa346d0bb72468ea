import type { TestResult } from '#model';
import { groupParts } from './locate.ts';
import { familyOf } from './test-tree.ts';
import { titleKey } from './title-keys.ts';

/** Parts of a group that are tried as names of classes. */
const MAX_PARTS = 20;

/** Ways to read the titles of a result as those of a test in a file, the most telling first. */
export function spellingsOf(result: TestResult, path: string): readonly (readonly string[])[] {
  const { group, titles } = result;
  if (familyOf(path) === 'go') return [titles.flatMap((title) => title.split('/'))];
  if (group === undefined) return [titles];
  const parts = groupParts(group);
  const stem = (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
  const at = parts.lastIndexOf(stem);
  if (familyOf(path) === 'class') {
    // What stands behind the file's own name in the group is a class in it, and is never left out.
    const last = Math.min(at < 0 ? parts.length - 1 : at + 1, MAX_PARTS);
    return Array.from({ length: last + 1 }, (_, from) => [...parts.slice(from), ...titles]);
  }
  const grouped = [group, ...titles];
  if (at >= 0) return [grouped, [...parts.slice(at + 1), ...titles]];
  return standsAlone(result) ? [grouped, titles] : [grouped];
}

/** True where the group is no title: it is a path or a package, or stands in the titles already. */
function standsAlone({ group, titles }: TestResult): boolean {
  return group === undefined || /[/.\\]/.test(group) || titleKey(titles).includes(titleKey([group]));
}

/** Keys without what a runner adds to a title for a row of values: `adds[1-2]`, `adds(int)[1]`, `adds with data set #1`. */
export function rowless(titles: readonly string[], path: string): readonly string[] {
  const last = titles.at(-1) ?? '';
  switch (familyOf(path)) {
    case 'class': {
      const cuts = new Set([
        last.replace(/\[.*\]$/s, ''),
        last.replace(/\s*\(.*\)\s*(?:\[.*\])?$/s, ''),
        last.replace(/ with data set .*$/s, ''),
      ]);
      cuts.delete(last);
      return [...cuts]
        .filter((cut) => cut.trim() !== '')
        .map((cut) => titleKey([...titles.slice(0, -1), cut]));
    }
    case 'cpp':
      return cppNames(titles).map((name) => titleKey([name]));
    case 'rust':
    case 'go':
    case 'titles':
      return [];
  }
}

/** `Prefix/Suite.Name/0` and `Suite/0.Name` are rows of `Suite.Name`. */
export function cppNames(titles: readonly string[]): readonly string[] {
  const [suite = '', name = ''] = titles.length >= 2 ? titles.slice(-2) : (titles[0] ?? '').split('.', 2);
  const bare = name.replace(/\/[\w-]+$/, '');
  const parts = suite.split('/');
  const suites = new Set([suite, parts.at(-1) ?? '', parts[0] ?? '', parts.at(-2) ?? '']);
  return [...suites].filter((one) => one !== '' && bare !== '').map((one) => `${one}.${bare}`);
}
