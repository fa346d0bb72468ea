import type { Owes, Policy } from '#config';
import { type Claim, type Evidence, fitsPattern, type Layer, type Obligation } from '#model';

/** What a claim owes where no entry of the policy fits it. */
const DEFAULT: Pick<Policy, 'owes' | 'minimumLayers' | 'directness'> = {
  owes: 'executed',
  minimumLayers: 1,
  directness: 'any',
};

/** The obligation of a claim that a model bears on, in words. */
export const MODELS_OWED = 'its model commands to end as expected';

/** The first entry that fits a claim in every respect it names; undefined where the default holds. */
export function policyFor(claim: Claim, policy: readonly Policy[]): Policy | undefined {
  return policy.find(
    ({ capabilities, tags, strength }) =>
      (capabilities?.some((pattern) => fitsPattern(pattern, claim.capability)) ?? true) &&
      (tags?.some((pattern) => claim.tag !== undefined && fitsPattern(pattern, claim.tag)) ?? true) &&
      (strength?.includes(claim.strength) ?? true),
  );
}

/**
 * What a claim owes, and which evidence discharges it.
 * Ensures: more evidence that passed never makes an obligation unmet.
 * @param passed fresh evidence that passed
 */
export function obligationsOf(
  claim: Claim,
  policy: readonly Policy[],
  passed: readonly Evidence[],
): readonly Obligation[] {
  const entry = policyFor(claim, policy);
  const { owes, minimumLayers, directness } = entry ?? DEFAULT;
  const discharging = passed.filter((piece) => discharges(piece, directness));
  const suffix = directness === 'direct' ? ', about this very claim' : '';
  const from = entry === undefined ? {} : { policy: entry.name };
  const obligations = (typeof owes === 'object' && 'allOf' in owes ? owes.allOf : [owes]).map(
    (one): Obligation => {
      const by = dischargedBy(one, discharging);
      return { owes: `${owesInWords(one)}${suffix}`, met: by !== undefined, by: by ?? [], ...from };
    },
  );
  if (minimumLayers === 1) return obligations;
  // What is proved about sentences says nothing of the code, so it is no layer of its own.
  const layers = new Set(discharging.flatMap(({ layer, kind }) => (kind === 'consistency' ? [] : [layer])));
  return [
    ...obligations,
    {
      owes: `evidence of ${minimumLayers} layers${suffix}`,
      met: layers.size >= minimumLayers,
      by: layers.size >= minimumLayers ? discharging : [],
      ...from,
    },
  ];
}

/** True for evidence that can discharge anything: it is fresh, passed, is not weak, and as direct as is asked for. */
function discharges(
  { result, freshness, weak, directness }: Evidence,
  wanted: Policy['directness'],
): boolean {
  return (
    result === 'passed' &&
    freshness.kind === 'fresh' &&
    weak === undefined &&
    (wanted === 'any' || directness === 'direct')
  );
}

/** The evidence by which something owed is discharged; undefined where it is not. */
function dischargedBy(owes: Owes, evidence: readonly Evidence[]): readonly Evidence[] | undefined {
  if (typeof owes === 'string') {
    const by = evidence.filter((piece) => isOf(piece, owes));
    return by.length > 0 ? by : undefined;
  }
  if ('anyOf' in owes) {
    const met = owes.anyOf.flatMap((one) => dischargedBy(one, evidence) ?? []);
    return met.length > 0 ? inOrderOf(evidence, met) : undefined;
  }
  const met: Evidence[] = [];
  for (const one of owes.allOf) {
    const by = dischargedBy(one, evidence);
    if (by === undefined) return undefined;
    met.push(...by);
  }
  return inOrderOf(evidence, met);
}

function inOrderOf(evidence: readonly Evidence[], some: readonly Evidence[]): readonly Evidence[] {
  const chosen = new Set(some);
  return evidence.filter((piece) => chosen.has(piece));
}

function isOf({ layer, kind }: Evidence, owed: Layer | 'executed'): boolean {
  if (owed !== 'executed') return layer === owed;
  // Consistency is about the sentence alone, a command speaks of the model and a review of what a person saw, whatever layer they are said to be of.
  if (layer === 'consistency' || kind === 'consistency') return false;
  return layer !== 'model' && layer !== 'review' && kind !== 'command' && kind !== 'review';
}

const WORDS: Readonly<Record<Layer | 'executed', string>> = {
  executed: 'an executed test, example or proof',
  'static-analysis': 'a static analysis',
  unit: 'a unit test',
  property: 'a property test',
  oracle: 'a comparison with an oracle',
  invariant: 'an invariant test',
  integration: 'an integration test',
  concurrency: 'a concurrency test',
  simulation: 'a simulation',
  'fault-injection': 'a fault injection test',
  determinism: 'a determinism test',
  example: 'an executed example',
  consistency: 'a proof about its sentence',
  model: 'a model command that ends as expected',
  proof: 'a proof',
  review: 'a review',
};

/** What is owed, in words; a group inside a group stands in brackets. */
export function owesInWords(owes: Owes): string {
  if (typeof owes === 'string') return WORDS[owes];
  const [members, word] = 'anyOf' in owes ? [owes.anyOf, 'or'] : [owes.allOf, 'and'];
  return members
    .map((one) => {
      const words = owesInWords(one);
      return typeof one === 'object' && members.length > 1 ? `(${words})` : words;
    })
    .join(` ${word} `);
}
