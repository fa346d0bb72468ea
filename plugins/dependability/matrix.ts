import { type Claim, LAYERS, type Layer, type VerdictStatus } from '#model';
import { type CaseIndex, evidenceBelow, verdictOf } from './case-index.ts';
import { type LayerTally, tallyLayers } from './tally.ts';

/** One requirement, or one scenario outside of requirements, against the layers. */
export interface MatrixRow {
  readonly claim: Claim;
  readonly status: VerdictStatus;
  /** Only the layers on which it or a scenario of it has evidence, in the order of `LAYERS`. */
  readonly cells: readonly LayerTally[];
}

/** The rows of one capability, in the author's order. */
export function matrixRows(index: CaseIndex, capability: string): readonly MatrixRow[] {
  return (index.partsOf.get(capability) ?? []).map((claim) => ({
    claim,
    status: verdictOf(index, claim.address).status,
    cells: tallyLayers(evidenceBelow(index, claim)),
  }));
}

/** The layers that some row has evidence on: the columns that are worth their place. */
export function layersOf(rows: Iterable<{ readonly cells: readonly LayerTally[] }>): readonly Layer[] {
  const present = new Set<Layer>();
  for (const { cells } of rows) for (const { layer } of cells) present.add(layer);
  return LAYERS.filter((layer) => present.has(layer));
}
