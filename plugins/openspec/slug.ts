/** A slug longer than this is cut and marked with a hash of the whole. */
const SLUG_LENGTH = 80;

/**
 * Turns words into a part of an address: lower case, letters and digits of any script, `-` between them.
 * Ensures: never empty, at most 80 characters; equal words give equal slugs.
 */
export function slugOf(words: string): string {
  const plain = words.normalize('NFC').toLowerCase();
  const slug = plain
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .normalize('NFC');
  if (slug === '') return `untitled-${shortHash(words)}`;
  if (slug.length <= SLUG_LENGTH) return slug;
  // Not through the middle of a surrogate pair.
  const cut = slug.slice(0, SLUG_LENGTH - 9).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/-+$/, '')}-${longHash(slug)}`;
}

/** Four hexadecimal digits. */
export function shortHash(text: string): string {
  return longHash(text).slice(-4);
}

/** Eight hexadecimal digits: FNV-1a, which is no protection against someone who wants a collision; none is needed. */
export function longHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
