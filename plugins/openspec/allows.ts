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
  for (const match of text.matchAll(ALLOW)) {
    const start = match.index;
    const end = start + match[0].length;
    if (blocks.some((block) => block.kind === 'fence' && block.start <= start && end <= block.end)) continue;
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
  // Scenarios come after their requirement, so the last claim around the offset is the innermost.
  const around = claims.findLast(({ claim }) => claim.span.start <= offset && offset < claim.span.end);
  if (around !== undefined) return around.claim.span;
  const whole = { path: file.path, start: 0, end: file.text.length };
  const next = claims.find(({ claim }) => claim.span.start > offset);
  if (next === claims[0]) return whole;
  return { ...whole, start: offset, end: next?.claim.span.start ?? whole.end };
}
