import { type Evidence, groupBy, testKey } from '#model';

/** What a piece of evidence is a record of; the same value for each claim that one execution speaks for. */
export function executionOf(evidence: Evidence): unknown {
  const { test, example, consistency, command, review } = evidence;
  // A test that was not run has no result that could tell it from others.
  const waiting = test?.place && `${test.place.path}:${test.place.line} ${test.title}`;
  return test?.outcome?.result ?? example ?? consistency ?? command ?? review ?? waiting ?? evidence;
}

/** Each execution once: a test may speak for a requirement and for its scenarios. */
export function unique(evidence: readonly Evidence[]): readonly Evidence[] {
  const seen = new Set<unknown>();
  return evidence.filter((one) => {
    const execution = executionOf(one);
    if (seen.has(execution)) return false;
    seen.add(execution);
    return true;
  });
}

/**
 * Evidence that counts for nothing because the same test has a newer result for the same claim: a stale one beside a fresh
 * one, and none beside any.
 */
export function findSuperseded(evidence: readonly Evidence[]): ReadonlySet<Evidence> {
  const superseded = new Set<Evidence>();
  const tests = groupBy(evidence, (one) => {
    const key = testKey(one);
    return key === undefined ? undefined : `${one.claim}\n${key}`;
  });
  for (const own of tests.values()) {
    if (own.length < 2) continue;
    const isRun = own.some(({ result }) => result !== 'not-run');
    const isFresh = own.some(({ result, freshness }) => result !== 'not-run' && freshness.kind === 'fresh');
    for (const one of own) {
      if (one.result === 'not-run' ? isRun : isFresh && one.freshness.kind === 'stale') superseded.add(one);
    }
  }
  return superseded;
}
