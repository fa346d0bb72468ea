import type { Allow, SourceFile } from '#model';
import type { Block } from './block.ts';
import type { ClaimDraft } from './draft.ts';

const ALLOW = /<!--\s*allow\s+([a-z0-9-]+\/[a-z0-9-]+)\s*(?::([\s\S]*?))?-->/g;

/**
 * Finds `<!-- allow area/problem: reason -->` outside fences. It accepts in the claim it stands in; before the first claim
 * in the whole file; between claims, under a heading that is none, from there to the next claim.
 */
export function findAllows(
  file: SourceFile,
  blocks: readonly Block[],
  claims: readonly ClaimDraft[],
): Allow[] {
  const { text, path } = file;
  if (!text.includes('<!--')) return [];
  const allows: Allow[] = [];
  const fences = blocks.filter((block) => block.kind === 'fence');
  let fence = 0;
  // Below the last end of a comment none is complete, and looking for its end would be in vain.
  for (const match of text.slice(0, text.lastIndexOf('-->') + 3).matchAll(ALLOW)) {
    const start = match.index;
    const end = start + match[0].length;
    while ((fences[fence]?.end ?? text.length) < end) fence++;
    if ((fences[fence]?.start ?? text.length) <= start) continue;
    const reason = (match[2] ?? '').replace(/\s+/g, ' ').trim();
    allows.push({
      code: match[1] ?? '',
      reason,
      span: { path, start, end },
      scope: scopeOf(file, start, claims),
    });
  }
  return allows;
}

function scopeOf(file: SourceFile, offset: number, claims: readonly ClaimDraft[]): Allow['scope'] {
  const next = claims[firstAfter(claims, offset)];
  // Claims come in order, a scenario after its requirement: the last one above the offset is the innermost around it.
  const above = claims[firstAfter(claims, offset) - 1];
  for (const draft of [above, above?.requirement]) {
    const span = draft?.claim.span;
    if (span !== undefined && offset < span.end) return span;
  }
  const whole = { path: file.path, start: 0, end: file.text.length };
  if (next === claims[0]) return whole;
  return { ...whole, start: offset, end: next?.claim.span.start ?? whole.end };
}

/** The index of the first claim that starts after the offset. */
function firstAfter(claims: readonly ClaimDraft[], offset: number): number {
  let low = 0;
  let high = claims.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((claims[middle]?.claim.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
