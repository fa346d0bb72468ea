import { createHash } from 'node:crypto';
import { LIMITS } from '#config';

/**
 * Makes the part of a page's address that names the thing, from any text with `/` between segments.
 * Ensures: letters and digits of any script, `.`, `_`, `~`, `@`, `+` and `-` are kept, everything else becomes `-`; a
 * segment that lost or would exceed something ends in a hash of what it was, so that different texts stay different.
 * Limits: `LIMITS.slugBytes` per segment.
 */
export function toSlug(text: string, letterCase: 'lower' | 'kept'): string {
  return (
    text
      .normalize('NFC')
      .split('/')
      .filter(Boolean)
      .map((segment) => toSegment(segment, letterCase))
      .join('/') || 'unnamed'
  );
}

function toSegment(segment: string, letterCase: 'lower' | 'kept'): string {
  const cased = letterCase === 'lower' ? segment.toLowerCase() : segment;
  const safe = cased.replace(/[^\p{L}\p{M}\p{N}._~@+-]+/gu, '-').replace(/^\.+$/, '-');
  const changed = safe !== cased;
  if (!changed && Buffer.byteLength(safe) <= LIMITS.slugBytes) return safe;
  // Spaces and punctuation at the edges carry no meaning worth a hash of their own.
  const tail = `-${shortHash(segment)}`;
  return `${cutBytes(safe.replace(/^-+|-+$/g, ''), LIMITS.slugBytes - tail.length)}${tail}`;
}

function cutBytes(text: string, limit: number): string {
  let cut = '';
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) break;
    cut += character;
  }
  return cut;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/**
 * Gives each name its slug. Names whose slugs differ in letter case only would share a file on some disks; all but the first
 * of them get a hash.
 */
export function assignSlugs(names: readonly string[], letterCase: 'lower' | 'kept'): Map<string, string> {
  const taken = new Set<string>();
  const slugs = new Map<string, string>();
  for (const name of names) {
    let slug = toSlug(name, letterCase);
    if (taken.has(slug.toLowerCase())) slug = `${slug}-${shortHash(name)}`;
    taken.add(slug.toLowerCase());
    slugs.set(name, slug);
  }
  return slugs;
}

/** Percent-encodes a path for an address, its slashes kept. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Percent-encodes an id for the part of an address after `#`. */
export function encodeFragment(id: string): string {
  return encodeURIComponent(id);
}
