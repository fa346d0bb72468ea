import { LIMITS } from '#config';
import type { Demand, Gate } from './gate.ts';
import { plural } from './place-text.ts';

const SENTENCES: Readonly<Record<Demand, (n: number) => string>> = {
  verified: (n) =>
    `${plural(n, 'mandatory claim')} ${n === 1 ? 'is' : 'are'} neither verified nor waived (--require verified)`,
  'no-refuted': (n) => `${plural(n, 'claim')} ${n === 1 ? 'is' : 'are'} refuted (--require no-refuted)`,
};

/** Why a gate is shut that no claim and no finding shuts. */
export const NOTHING_TO_VERIFY =
  'There is no requirement or scenario, so nothing is verified (--require verified)';

/** What is to be known of a gate that is open because nobody looked. */
const NOTHING_TO_REFUTE =
  'No test, example or model gave a result, so nothing could be refuted (--require no-refuted)';

/**
 * Why the gate is shut because of claims, or open without anything to shut it, and what of the baseline is gone: lines of text; none where there is nothing to say.
 * Limits: `LIMITS.findingsPerCode` claims for each demand, then how many more there are.
 */
export function failureLines(gate: Gate): readonly string[] {
  const lines = gate.demands.flatMap((demand) => {
    const failing = gate.claims.filter(({ fails }) => fails.includes(demand));
    if (failing.length === 0) return [];
    const rest = failing.length - LIMITS.findingsPerCode;
    return [
      `${SENTENCES[demand](failing.length)}:`,
      ...failing
        .slice(0, LIMITS.findingsPerCode)
        .map(({ claim, verdict }) => `  ${verdict.status}  ${claim.address}  ${claim.title}`),
      ...(rest > 0 ? [`  and ${rest} more`] : []),
    ];
  });
  return [
    ...(gate.nothingToVerify ? [NOTHING_TO_VERIFY] : []),
    ...(gate.nothingToRefute ? [NOTHING_TO_REFUTE] : []),
    ...lines,
    ...goneLines(gate),
  ];
}

function goneLines({ gone }: Gate): readonly string[] {
  const count = gone.findings.length + gone.claims.length;
  if (count === 0) return [];
  const entries = [
    ...gone.claims.map(
      ({ claim, was, now }) =>
        `  ${claim}  was ${was}, ${now === undefined ? 'is no claim any more' : `is ${now}`}`,
    ),
    ...gone.findings.map(({ code, at }) => `  ${code}${at === '' ? '' : `  ${at}`}`),
  ];
  const rest = entries.length - LIMITS.findingsPerCode;
  return [
    `${plural(count, 'entry', 'entries')} of the baseline ${count === 1 ? 'is' : 'are'} gone; \`--update-baseline\` takes ${count === 1 ? 'it' : 'them'} out:`,
    ...entries.slice(0, LIMITS.findingsPerCode),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}
