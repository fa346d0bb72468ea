import { type Claim, type Evidence, LAYERS, type Layer, standingOfEvidence } from '#model';
import { type CaseIndex, evidenceBelow, withScenarios } from './case-index.ts';
import { commandEvidence } from './loose-commands.ts';
import { noCounts, type StandingCounts, tallyLayers, totalCounts } from './tally.ts';

/** One layer of a pyramid. */
export interface PyramidLayer {
  readonly layer: Layer;
  /** Distinct pieces of evidence; 0 where the layer is missing. */
  readonly pieces: number;
  readonly counts: StandingCounts;
  /** Claims for which something fresh passed on this layer. */
  readonly claims: number;
}

/** How much evidence there is on each layer of verification. */
export interface Pyramid {
  /** Every layer, in the order of `LAYERS`: from the code's text up to people. */
  readonly layers: readonly PyramidLayer[];
  /** Distinct pieces of all layers. */
  readonly pieces: number;
  /** How many claims there are. */
  readonly claims: number;
}

/** The pyramid of one capability: its claims, and the model commands that bear on none of them. */
export function pyramidOfCapability(index: CaseIndex, id: string): Pyramid {
  const parts = index.partsOf.get(id) ?? [];
  const loose = (index.looseOf.get(id) ?? []).map(commandEvidence);
  return pyramidOf(
    parts.flatMap((claim) => evidenceBelow(index, claim)),
    parts.reduce((sum, claim) => sum + withScenarios(index, claim).length, 0),
    loose,
  );
}

/** The pyramid of one claim and, for a requirement, of its scenarios. */
export function pyramidOfClaim(index: CaseIndex, claim: Claim): Pyramid {
  return pyramidOf(evidenceBelow(index, claim), withScenarios(index, claim).length, []);
}

/** The pyramid of the whole project. */
export function pyramidOfProject(index: CaseIndex): Pyramid {
  const loose = [...index.looseOf.values()].flat().map(commandEvidence);
  return pyramidOf(index.assessment.evidence, index.assessment.claims.length, loose);
}

/** A pyramid in four numbers; what was not run is no evidence yet. */
export interface PyramidFigures {
  /** Pieces that have a result. */
  readonly executed: number;
  /** Layers with at least one of them. */
  readonly layers: number;
  readonly stale: number;
  readonly notRun: number;
}

/** The numbers that sentences about a pyramid are made of. */
export function figuresOf({ layers, pieces }: Pyramid): PyramidFigures {
  const total = totalCounts(layers);
  return {
    executed: pieces - total['not-run'],
    layers: layers.filter(hasResults).length,
    stale: total.stale,
    notRun: total['not-run'],
  };
}

/** True for a layer on which something has a result. */
export function hasResults({ pieces, counts }: PyramidLayer): boolean {
  return pieces > counts['not-run'];
}

/** Counts a pyramid; `loose` is evidence of no claim in particular. */
function pyramidOf(evidence: readonly Evidence[], claims: number, loose: readonly Evidence[]): Pyramid {
  const tallies = new Map(tallyLayers([...evidence, ...loose]).map((tally) => [tally.layer, tally]));
  const shown = new Map<Layer, Set<Claim['address']>>();
  for (const piece of evidence) {
    if (standingOfEvidence(piece) !== 'passed') continue;
    const known = shown.get(piece.layer);
    if (known === undefined) shown.set(piece.layer, new Set([piece.claim]));
    else known.add(piece.claim);
  }
  const layers = LAYERS.map((layer) => ({
    layer,
    pieces: tallies.get(layer)?.pieces ?? 0,
    counts: tallies.get(layer)?.counts ?? noCounts(),
    claims: shown.get(layer)?.size ?? 0,
  }));
  return { layers, pieces: layers.reduce((sum, { pieces }) => sum + pieces, 0), claims };
}
