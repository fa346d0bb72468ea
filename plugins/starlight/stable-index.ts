import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type CborItem, readCbor, sortCborArray, textOfCbor } from './cbor.ts';

/** One file of a search index. */
export interface IndexFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** What each of Pagefind's compressed files begins with. */
const SIGN = 'pagefind_dcd';

/**
 * Puts a search index into one order.
 * Pagefind 1.5 keeps the values of a filter, and the filters of a site, in maps whose order changes from run to run, and
 * names files by their content; so the same pages give other bytes each time. Here both are sorted, and the files that
 * changed are named anew by what they now hold.
 * Ensures: the same pages give the same files; what a search finds is untouched.
 * Throws: for a format that is not that of the pinned version, which a test notices on an update.
 */
export function stableIndex(files: readonly IndexFile[]): readonly IndexFile[] {
  const renamed = new Map<string, string>();
  const rename = (path: string, pattern: RegExp, bytes: Buffer): string => {
    const [, before, language, hash, after] = pattern.exec(path) ?? [];
    if (language === undefined || hash === undefined)
      throw new Error(`Pagefind wrote a file of unknown name: ${path}`);
    const fresh = createHash('sha256').update(bytes).digest('hex').slice(0, hash.length);
    renamed.set(`${language}_${hash}`, `${language}_${fresh}`);
    return `${before}${language}_${fresh}${after}`;
  };
  const filters = files
    .filter((file) => file.path.endsWith('.pf_filter'))
    .map((file) => {
      const bytes = sortFilter(unpack(file));
      return {
        path: rename(file.path, /^(.*?)([a-z-]+)_([0-9a-f]+)(\.pf_filter)$/, bytes),
        content: gzipSync(bytes),
      };
    });
  const metas = files
    .filter((file) => file.path.endsWith('.pf_meta'))
    .map((file) => {
      const bytes = sortMeta(unpack(file), renamed);
      return {
        path: rename(file.path, /^(.*?\.)([a-z-]+)_([0-9a-f]+)(\.pf_meta)$/, bytes),
        content: gzipSync(bytes),
      };
    });
  const others = files
    .filter((file) => !/\.pf_(?:filter|meta)$/.test(file.path))
    .map((file) =>
      file.path.endsWith('pagefind-entry.json')
        ? {
            path: file.path,
            content: Buffer.from(replaceNames(Buffer.from(file.content).toString('utf8'), renamed)),
          }
        : file,
    );
  return [...others, ...filters, ...metas].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function unpack(file: IndexFile): Buffer {
  const bytes = gunzipSync(file.content);
  if (bytes.toString('latin1', 0, SIGN.length) !== SIGN)
    throw new Error(`Pagefind wrote an unknown format: ${file.path}`);
  return bytes;
}

/** A filter is `[name, [[value, pages], …]]`. */
function sortFilter(bytes: Buffer): Buffer {
  const values = readCbor(bytes, SIGN.length).items[1];
  if (values === undefined) throw new Error('Pagefind wrote a filter without values.');
  return sortCborArray(bytes, values);
}

/** One part of the overview is a list of `[name, file]`, one for each filter. */
function sortMeta(bytes: Buffer, renamed: ReadonlyMap<string, string>): Buffer {
  const namesFilter = (item: CborItem) => renamed.has(textOfCbor(bytes, item.items[1]) ?? '');
  const list = readCbor(bytes, SIGN.length).items.find(
    (part) => part.items.length > 0 && part.items.every(namesFilter),
  );
  if (list === undefined) return bytes;
  const text = Buffer.from(replaceNames(bytes.toString('latin1'), renamed), 'latin1');
  return sortCborArray(text, list);
}

/** Names keep their length, so offsets stay true. The byte before a name may look like a letter of it. */
function replaceNames(text: string, renamed: ReadonlyMap<string, string>): string {
  if (renamed.size === 0) return text;
  const names = new RegExp([...renamed.keys()].join('|'), 'g');
  return text.replace(names, (name) => renamed.get(name) ?? name);
}
