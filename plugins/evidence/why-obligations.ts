import { isCounted, LAYERS, type Link, type Obligation } from '#model';
import { MODELS_OWED } from './policy.ts';
import type { SortedEvidence } from './standing-evidence.ts';
import { asCode, countOf, joined, listOf } from './why-words.ts';

/** What a claim owes and has not, and what there is instead. */
export function unmetObligations(ground: {
  readonly sorted: SortedEvidence;
  readonly obligations: readonly Obligation[];
  readonly links: readonly Link[];
}): string[] {
  const { sorted, obligations, links } = ground;
  const unmet = obligations.filter(({ met, owes }) => !met && owes !== MODELS_OWED);
  if (unmet.length === 0) {
    const names = sorted.notRun.flatMap(({ test }) => test?.title ?? []);
    return names.length === 0 ? [] : [`Not run: ${listOf(names)}.`];
  }
  const instead = insteadOf(sorted, links);
  return unmet.map(({ owes, policy }, index) => {
    const under = policy === undefined ? '' : ` under the policy ${asCode(policy)}`;
    return `It owes ${owes}${under}, and ${lackOf(sorted, owes)}${index === 0 && instead !== '' ? `: ${instead}` : ''}.`;
  });
}

function lackOf({ passed, stale, against, undecided }: SortedEvidence, owes: string): string {
  if (passed.length > 0) return owes.startsWith('evidence of') ? 'has less' : 'has none that counts';
  if (stale.length > 0) return 'has none that is fresh';
  return against.length + undecided.length > 0 ? 'has none that passed' : 'has none';
}

function insteadOf(
  { passed, notRun: missing, staleReviews, ...sorted }: SortedEvidence,
  links: readonly Link[],
) {
  const strong = passed.filter((piece) => piece.weak === undefined);
  const layers = LAYERS.filter((layer) => strong.some((piece) => piece.layer === layer));
  const whole = strong.length > 0 && strong.every((piece) => piece.directness === 'indirect');
  const tests = missing.filter(({ kind }) => kind === 'test').length;
  const examples = missing.length - tests;
  const facts = [
    ...(layers.length > 0
      ? [
          `what passed is of ${layers.length === 1 ? 'the layer' : 'the layers'} ${joined(layers)}${whole ? ' and about a whole file or suite' : ''}`,
        ]
      : []),
    ...(passed.some((piece) => piece.weak !== undefined) ? ['some of what passed is weak'] : []),
    ...(tests > 0
      ? [`${countOf(tests, 'test that claims it was', 'tests that claim it were')} not run`]
      : []),
    ...(examples > 0 ? [`${countOf(examples, 'example was', 'examples were')} not run`] : []),
    ...(staleReviews.length > 0
      ? [`${countOf(staleReviews.length, 'review is', 'reviews are')} of another text`]
      : []),
  ];
  if (facts.length > 0) return joined(facts);
  if (sorted.against.length + sorted.undecided.length + sorted.stale.length > 0) return '';
  const claiming = links.filter(isCounted);
  if (claiming.length === 0)
    return links.length === 0
      ? 'nothing claims it, no evidence link and no tag in code'
      : 'nothing claims it, as no evidence link or tag leads to code that was found';
  const naming = claiming.filter(({ role }) => role === 'verifies').length;
  return naming === 0
    ? `${countOf(claiming.length, 'link claims it', 'links claim it')}, none of which names a test`
    : `${countOf(naming, 'link names', 'links name')} a test of which no result is known`;
}
