import { closest, distance } from 'fastest-levenshtein';
import type { Claim } from '#model';

/** First part of a tag: what claims of one subject have in common. */
export function familyOf(tag: string): string {
  return tag.split('-', 1)[0] ?? tag;
}

/** A function that names the tag of the same family that is most like a given one, where one is much like it. */
export function nearestTag(claims: readonly Claim[]): (tag: string) => string | undefined {
  const families = new Map<string, string[]>();
  for (const { tag } of claims) {
    if (tag === undefined) continue;
    const family = families.get(familyOf(tag));
    if (family === undefined) families.set(familyOf(tag), [tag]);
    else family.push(tag);
  }
  return (tag) => {
    const family = families.get(familyOf(tag));
    if (family === undefined) return undefined;
    const nearest = closest(tag, family);
    return distance(tag, nearest) <= Math.max(2, Math.floor(tag.length / 4)) ? nearest : undefined;
  };
}
