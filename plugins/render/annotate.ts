import type { Link, PhrasingContent, Text } from 'mdast';
import { earsTermOf, type Mark, markKeywords } from '#ears';

/** What words of a text become besides text. */
export interface Annotations {
  /** EARS keywords are marked; the set remembers which terms the page has explained already. */
  readonly explained?: Set<string> | undefined;
  /** Where a tag leads; undefined for a word that is no tag. */
  readonly mention?: ((word: string) => string | undefined) | undefined;
  readonly termHref: (id: string) => string;
  /** Stretches to set off from each other, in order, none overlapping another. */
  readonly regions?: readonly Region[] | undefined;
}

/** A stretch of a text that means one thing, such as a clause of a sentence: half-open offsets into the Markdown source. */
export interface Region {
  readonly start: number;
  readonly end: number;
  /** Class of the element around it: `cb-clause cb-clause-when`. */
  readonly className: string;
}

/** A run of one text: plain, a keyword, or a tag that leads somewhere. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string; readonly mark: Mark }
  | { readonly kind: 'mention'; readonly text: string; readonly href: string };

/** Words that look like a tag: letters and digits with a separator inside. */
const TAG_LIKE = /[\p{L}\p{N}]+(?:[-_.:@/][\p{L}\p{N}]+)+|(?<=\[)[\p{L}\p{N}]+(?=\])/gu;

/** Cuts a text into its runs, in order; together they are the text. */
export function cutText(text: string, marks: readonly Mark[], mention: Annotations['mention']): Piece[] {
  const found: { start: number; end: number; piece: Piece }[] = marks.map((mark) => ({
    start: mark.start,
    end: mark.end,
    piece: { kind: 'mark', text: text.slice(mark.start, mark.end), mark },
  }));
  if (mention !== undefined) {
    for (const match of text.matchAll(TAG_LIKE)) {
      const href = mention(match[0]);
      if (href === undefined) continue;
      const start = match.index;
      found.push({ start, end: start + match[0].length, piece: { kind: 'mention', text: match[0], href } });
    }
    found.sort((a, b) => a.start - b.start);
  }
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, piece } of found) {
    if (start < at) continue;
    if (start > at) pieces.push({ kind: 'text', text: text.slice(at, start) });
    pieces.push(piece);
    at = end;
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces;
}

/**
 * The marks of a Markdown source that stand in one of its text nodes, with offsets into the node's value.
 * Where the value differs from the source (an escape, an entity, an indented line) the value is marked by itself.
 */
export function marksInNode(node: Text, source: string, marks: readonly Mark[]): readonly Mark[] {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined || source.slice(start, end) !== node.value)
    return markKeywords(node.value);
  return marks
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({
      ...mark,
      start: Math.max(mark.start, start) - start,
      end: Math.min(mark.end, end) - start,
    }));
}

/** A piece as a Markdown node; a keyword's first occurrence on the page is a link to its help. */
export function pieceNode(piece: Piece, annotations: Annotations): PhrasingContent {
  switch (piece.kind) {
    case 'text':
      return { type: 'text', value: piece.text };
    case 'mention':
      return {
        type: 'link',
        url: piece.href,
        children: [{ type: 'text', value: piece.text }],
        data: { hProperties: { className: ['cb-mention'] }, ours: true },
      } as Link;
    case 'mark': {
      const term = earsTermOf(piece.mark.keyword).id;
      const first = annotations.explained !== undefined && !annotations.explained.has(term);
      annotations.explained?.add(term);
      const hProperties = { className: ['cb-ears', `cb-${piece.mark.role}`], dataTerm: term };
      const children: PhrasingContent[] = [{ type: 'text', value: piece.text }];
      return first
        ? ({
            type: 'link',
            url: annotations.termHref(term),
            children,
            data: { hProperties, ours: true },
          } as Link)
        : { type: 'emphasis', children, data: { hName: 'span', hProperties } };
    }
  }
}

/** An element around the nodes of one region. */
export function regionNode(region: Region, children: PhrasingContent[]): PhrasingContent {
  const className = region.className.split(' ');
  return { type: 'emphasis', children, data: { hName: 'span', hProperties: { className } } };
}

/**
 * Cuts a text node where regions begin and end, so that each piece lies in one region or in none; the pieces keep their
 * place in the source. A node whose value differs from its source is not cut.
 */
export function cutAtRegions(node: Text, source: string, regions: readonly Region[]): readonly Text[] {
  const { position } = node;
  const start = position?.start.offset;
  const end = position?.end.offset;
  if (position === undefined || start === undefined || end === undefined) return [node];
  if (source.slice(start, end) !== node.value) return [node];
  const cuts = regions.flatMap((region) => [region.start, region.end]).filter((at) => at > start && at < end);
  const borders = [...new Set([start, ...cuts, end])].sort((a, b) => a - b);
  return borders.slice(0, -1).map((from, at): Text => {
    const to = borders[at + 1] ?? end;
    return {
      type: 'text',
      value: source.slice(from, to),
      position: { start: { ...position.start, offset: from }, end: { ...position.end, offset: to } },
    };
  });
}
