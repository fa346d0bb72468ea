import type { Tag } from '#model';
import type { HeadingBlock } from './block.ts';
import { findMalformedTag, findTag } from './find-tag.ts';
import { collapse } from './source-text.ts';

/** What a claim's heading says. */
export interface ClaimTitle {
  readonly title: string;
  /** The heading without `Requirement:`, trimmed: the name that deltas match. */
  readonly name: string;
  readonly tag?: Tag;
  /** Offsets in the file. */
  readonly tagStart: number;
  readonly tagEnd: number;
  readonly malformed?: { readonly start: number; readonly end: number };
}

/** Reads the words of a claim's heading after its first `prefix` characters. */
export function readTitle(text: string, heading: HeadingBlock, prefix: number, strict: boolean): ClaimTitle {
  const start = heading.textStart + prefix;
  const name = text.slice(start, heading.textEnd).trim();
  // An underlined heading may run over lines; a tag then counts by its place in the words as written.
  const found = findTag(name);
  if (found !== undefined)
    return {
      title: found.title === '' ? found.tag : oneLine(found.title),
      name,
      tag: found.tag,
      tagStart: start + found.start,
      tagEnd: start + found.end,
    };
  const malformed = findMalformedTag(name, strict);
  return {
    title: oneLine(name),
    name,
    tagStart: start,
    tagEnd: start,
    ...(malformed === undefined
      ? {}
      : { malformed: { start: start + malformed.start, end: start + malformed.end } }),
  };
}

function oneLine(words: string): string {
  return collapse(words, 0, words.length);
}
