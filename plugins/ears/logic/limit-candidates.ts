import { LIMITS } from '#config';
import type { Candidate } from './candidate.ts';
import type { Obligation } from './obligation.ts';

const ORDER: readonly Candidate['severity'][] = ['error', 'warning', 'note'];

/**
 * Those that are proved one by one, errors before warnings before notes; the others are counted.
 * Ensures: in the order in which they came; a sentence that is part of any is part of one that stays, in each severity.
 * Limits: `LIMITS.candidatesPerSentence`, counted for each severity.
 */
export function limitCandidates(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept = new Set(
    ORDER.flatMap((severity) => keptOf(candidates.filter((one) => one.severity === severity))),
  );
  const shown = candidates.filter((one) => kept.has(one));
  const left = candidates.filter((one) => !kept.has(one));
  const [first] = left;
  return first === undefined ? shown : [...shown, countOf(left, first)];
}

function keptOf(candidates: readonly Candidate[]): readonly Candidate[] {
  const counts = new Map<Obligation, number>();
  return candidates.filter(({ core }) => {
    const most = LIMITS.candidatesPerSentence;
    if (core.length > 0 && core.every((one) => (counts.get(one) ?? 0) >= most)) return false;
    for (const one of core) counts.set(one, (counts.get(one) ?? 0) + 1);
    return true;
  });
}

function countOf(left: readonly Candidate[], { core }: Candidate): Candidate {
  return {
    check: 'undecided',
    severity: 'note',
    core,
    hint: `${left.length} more findings between sentences that have others already were not proved one by one. They show once those are mended.`,
    proof: [],
    situationOf: [],
  };
}
