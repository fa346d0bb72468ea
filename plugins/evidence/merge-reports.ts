import { type Binding, type Evidence, TEST_STATUSES, testKey } from '#model';
import { compareTexts } from './evidence-order.ts';

/**
 * Makes one piece of evidence of those in which several reports of one run tell the same test, as where a runner writes both
 * JSON and JUnit: a test that ran once must not count twice.
 * Ensures: the worst of what the reports say decides, also whether it is weak; the most direct way it was found stays.
 */
export function mergeReports(evidence: readonly Evidence[]): readonly Evidence[] {
  const groups = Map.groupBy(evidence, keyMaker());
  return [...groups].flatMap(([key, pieces]) => (key === undefined ? pieces : [mergePieces(pieces)]));
}

/** Makes the function that gives pieces of one claim, test and run the same key; undefined for what is never put together. */
function keyMaker(): (piece: Evidence) => string | undefined {
  const runs = new Map<unknown, number>();
  const runOf = (binding: Binding): string => {
    switch (binding.kind) {
      case 'recorded': {
        const known = runs.get(binding.run) ?? runs.size;
        runs.set(binding.run, known);
        return `run ${known}`;
      }
      case 'commit':
        return `commit ${binding.commit}`;
      case 'unbound':
        return 'unbound';
    }
  };
  return (piece) => {
    const outcome = piece.test?.outcome;
    const test = testKey(piece);
    if (outcome === undefined || test === undefined) return undefined;
    return JSON.stringify([piece.claim, test, runOf(outcome.report.binding), piece.freshness]);
  };
}

function mergePieces(pieces: readonly Evidence[]): Evidence {
  const [worst, ...others] = [...pieces].sort(
    (a, b) =>
      TEST_STATUSES.indexOf(a.result) - TEST_STATUSES.indexOf(b.result) ||
      Number(a.directness === 'indirect') - Number(b.directness === 'indirect') ||
      compareTexts(reportOf(a), reportOf(b)),
  );
  if (worst === undefined) throw new Error('Nothing was put together.');
  if (others.length === 0) return worst;
  const found = worst.directness === 'direct' ? worst : (others.find(isDirect) ?? worst);
  const weak = worst.weak ?? others.find((other) => other.weak !== undefined)?.weak;
  const { link: _, ...rest } = worst;
  return {
    ...rest,
    foundBy: found.foundBy,
    directness: found.directness,
    ...(found.link === undefined ? {} : { link: found.link }),
    ...(weak === undefined ? {} : { weak }),
    ...(worst.test === undefined
      ? {}
      : { test: { ...worst.test, alsoIn: [...new Set(others.map(reportOf))].sort(compareTexts) } }),
  };
}

function isDirect({ directness }: Evidence): boolean {
  return directness === 'direct';
}

function reportOf({ test }: Evidence): string {
  return test?.outcome?.report.report.path ?? '';
}
