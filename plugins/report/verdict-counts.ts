import { type Assessment, VERDICT_STATUSES } from '#model';
import { plural } from './place-text.ts';
import { toSummary } from './to-summary.ts';

/** `221 claims: 2 refuted, 219 verified`. */
export function verdictCounts(assessment: Assessment): string {
  const { requirements, scenarios, verdicts } = toSummary(assessment);
  const words = VERDICT_STATUSES.filter((status) => verdicts[status] > 0).map(
    (status) => `${verdicts[status]} ${status}`,
  );
  return [plural(requirements + scenarios, 'claim'), ...(words.length === 0 ? [] : [words.join(', ')])].join(
    ': ',
  );
}
