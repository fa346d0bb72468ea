import {
  type Address,
  EVIDENCE_STANDINGS,
  type Evidence,
  type EvidenceStanding,
  LAYERS,
  type Layer,
  proofKey,
  standingOfEvidence,
  testKey,
} from '#model';

/** How many distinct pieces of evidence stand how. */
export type StandingCounts = Readonly<Record<EvidenceStanding, number>>;

/** What there is on one layer. */
export interface LayerTally {
  readonly layer: Layer;
  /** Distinct pieces: a test that speaks for several claims is counted once, as what it is for the worst off of them. */
  readonly pieces: number;
  readonly counts: StandingCounts;
  /** The worst that occurs. */
  readonly worst: EvidenceStanding;
}

/**
 * Counts evidence by layer: the one place where pieces are counted for the matrix, the pyramid and the files.
 * Ensures: layers without evidence are left out; the others stand in the order of `LAYERS`; the order of evidence does not
 * matter.
 */
export function tallyLayers(evidence: Iterable<Evidence>): readonly LayerTally[] {
  const layers = new Map<Layer, Map<unknown, Map<Address, EvidenceStanding>>>();
  for (const piece of evidence) {
    const pieces = orMake(layers, piece.layer);
    const standings = orMake(pieces, pieceKey(piece));
    standings.set(piece.claim, forOneClaim(standings.get(piece.claim), standingOfEvidence(piece)));
  }
  return LAYERS.flatMap((layer) => {
    const pieces = layers.get(layer);
    if (pieces === undefined) return [];
    const counts = countStandings([...pieces.values()].map((standings) => worstOf([...standings.values()])));
    const worst = EVIDENCE_STANDINGS.find((standing) => counts[standing] > 0) ?? 'passed';
    return [{ layer, pieces: pieces.size, counts, worst }];
  });
}

/** The counts of all layers together. */
export function totalCounts(tallies: readonly Pick<LayerTally, 'counts'>[]): StandingCounts {
  const total = noCounts();
  for (const { counts } of tallies)
    for (const standing of EVIDENCE_STANDINGS) total[standing] += counts[standing];
  return total;
}

/** No pieces at all. */
export function noCounts(): Record<EvidenceStanding, number> {
  return { failed: 0, errored: 0, flaky: 0, skipped: 0, stale: 0, weak: 0, 'not-run': 0, passed: 0 };
}

function countStandings(standings: Iterable<EvidenceStanding>): StandingCounts {
  const counts = noCounts();
  for (const standing of standings) counts[standing]++;
  return counts;
}

function worstOf(standings: readonly EvidenceStanding[]): EvidenceStanding {
  return EVIDENCE_STANDINGS.find((standing) => standings.includes(standing)) ?? 'not-run';
}

/** A fresh result of a test takes the place of an older one of the same test for the same claim, and any result that of none. */
function forOneClaim(known: EvidenceStanding | undefined, found: EvidenceStanding): EvidenceStanding {
  if (known === undefined) return found;
  for (const old of ['not-run', 'stale'] as const) {
    if (known === old) return found;
    if (found === old) return known;
  }
  return worstOf([known, found]);
}

function orMake<Key, Inner, Value>(maps: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  const known = maps.get(key);
  if (known !== undefined) return known;
  const made = new Map<Inner, Value>();
  maps.set(key, made);
  return made;
}

/**
 * What makes two pieces one thing seen for two claims or in two reports: the test, the example, the command, the review. A
 * test is told by its place in the tree, or, where that is a whole file or not known, by its title.
 */
export function pieceKey(piece: Evidence): unknown {
  const { kind, example, consistency, command, review, claim } = piece;
  switch (kind) {
    case 'test':
      return testKey(piece) ?? `test\0${claim}`;
    case 'example':
      return example?.example ?? `example\0${claim}`;
    case 'consistency':
      return consistency === undefined ? `consistency\0${claim}` : `consistency\0${proofKey(consistency)}`;
    case 'command':
      return command === undefined
        ? `command\0${claim}`
        : `command\0${command.command.span.path}\0${command.command.index}`;
    case 'review':
      return review ?? `review\0${claim}`;
  }
}
