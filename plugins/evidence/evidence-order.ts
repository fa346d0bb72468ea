import { type Evidence, LAYERS, proofKey } from '#model';

const KINDS: readonly Evidence['kind'][] = ['test', 'example', 'consistency', 'command', 'review'];

/** Each piece once: by the claims in the order of the specs, then by kind, layer and title, whatever order they come in. */
export function inStableOrder(
  evidence: Iterable<Evidence>,
  rankOf: (piece: Evidence) => number,
): readonly Evidence[] {
  return [...new Set(evidence)]
    .map((piece) => ({ piece, rank: rankOf(piece), key: keyOf(piece) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        KINDS.indexOf(a.piece.kind) - KINDS.indexOf(b.piece.kind) ||
        LAYERS.indexOf(a.piece.layer) - LAYERS.indexOf(b.piece.layer) ||
        compareTexts(a.key, b.key),
    )
    .map(({ piece }) => piece);
}

/** All of a piece that pages and reasons tell, so that two pieces of one key can stand in either order. */
function keyOf(piece: Evidence): string {
  const { test, example, consistency, command, review } = piece;
  return JSON.stringify([
    test?.title,
    test?.place?.path,
    padded(test?.place?.line),
    test?.outcome?.report.report.path,
    test?.outcome?.result,
    example?.example.fence.span.path,
    padded(example?.example.index),
    consistency && proofKey(consistency),
    command?.command.span.path,
    padded(command?.command.span.start),
    padded(command?.command.index),
    review?.span.path,
    padded(review?.span.start),
    piece.tool,
    piece.result,
    piece.foundBy,
    piece.directness,
    piece.weak,
    piece.olderThanRequirement,
    piece.freshness.kind,
    piece.freshness.kind === 'stale' ? piece.freshness.reasons : piece.freshness.affirmedBy?.span.start,
    piece.link?.from.path,
    padded(piece.link?.from.start),
    piece.link?.label,
  ]);
}

/** A number whose text sorts as it does. */
function padded(value: number | undefined): string | undefined {
  return value?.toString().padStart(12, '0');
}

/** By code unit, the same on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
