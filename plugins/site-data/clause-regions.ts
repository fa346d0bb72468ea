import type { EarsSentence, Span } from '#model';
import type { Region } from '#render';
import type { SentencePart } from './ears-types.ts';
import { PART_OF } from './ears-words.ts';

/**
 * The parts of sentences as stretches of a text that is shown: conditions with their keywords, systems, SHALL, responses.
 * `raw` is the author's text from `origin` on; `shown` the same on one line, as pages show it.
 * Ensures: regions are in order and none overlaps another; none where `shown` is not `raw` with its white space collapsed.
 */
export function clauseRegions(
  sentences: readonly EarsSentence[],
  { raw, shown, origin }: { readonly raw: string; readonly shown: string; readonly origin: number },
): readonly Region[] {
  const place = placesIn(raw, shown);
  if (place === undefined) return [];
  const found = sentences
    .flatMap(partsOf)
    .flatMap(({ part, start, end }) => {
      const from = place(start - origin);
      const to = place(end - origin);
      return from === undefined || to === undefined || to <= from ? [] : [{ part, start: from, end: to }];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const regions: Region[] = [];
  let at = 0;
  for (const { part, start, end } of found) {
    const widened = overEmphasis(shown, Math.max(start, at), end);
    if (widened.start < at || widened.end <= widened.start) continue;
    regions.push({ ...widened, className: `cb-clause cb-clause-${part}` });
    at = widened.end;
  }
  return regions;
}

interface Part {
  readonly part: SentencePart;
  readonly start: number;
  readonly end: number;
}

function partsOf({ clauses, responses }: EarsSentence): readonly Part[] {
  const part = (name: SentencePart, spans: readonly (Span | undefined)[]): readonly Part[] => {
    const present = spans.filter((span) => span !== undefined);
    if (present.length === 0) return [];
    return [
      {
        part: name,
        start: Math.min(...present.map(({ start }) => start)),
        end: Math.max(...present.map(({ end }) => end)),
      },
    ];
  };
  return [
    ...clauses.flatMap(({ kind, keywordSpan, span }) => part(PART_OF[kind], [keywordSpan, span])),
    ...responses.flatMap(({ systemSpan, modalSpan, span }) => [
      ...part('system', [systemSpan]),
      ...part('modal', [modalSpan]),
      ...part('response', [span]),
    ]),
  ];
}

/** Takes marks of emphasis at the ends along, so that `**WHEN** x` is one stretch. */
function overEmphasis(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (/[*_]/.test(text[from - 1] ?? '')) from--;
  while (/[*_]/.test(text[to] ?? '')) to++;
  return { start: from, end: to };
}

/** Maps offsets of the author's text to the same text on one line; undefined when the words differ. */
function placesIn(raw: string, shown: string): ((offset: number) => number | undefined) | undefined {
  const map = new Array<number>(raw.length + 1);
  let at = 0;
  for (let offset = 0; offset < raw.length; offset++) {
    map[offset] = at;
    const character = raw[offset] ?? '';
    const blank = /\s/.test(character);
    if (character === shown[at] || (blank && shown[at] === ' ')) at++;
    else if (!blank) return undefined;
  }
  map[raw.length] = at;
  return shown.slice(at).trim() === '' ? (offset) => map[offset] : undefined;
}
