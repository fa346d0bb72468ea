import { countOf } from './count-of.ts';
import type { ProjectEvidence } from './evidence-types.ts';
import type { Counts } from './types.ts';

/**
 * How far the promises of a project are kept, in a few sentences; what speaks against them comes first. Where nothing was
 * executed, nobody says that anything holds.
 */
export function standingInWords(counts: Counts, evidence: ProjectEvidence): readonly string[] {
  const all = counts.requirements + counts.scenarios;
  if (all === 0) return ['There is nothing to verify yet.'];
  const whole = `${countOf(counts.requirements, 'requirement')} and ${countOf(counts.scenarios, 'scenario')}`;
  const { verified, unverified } = counts.verdicts;
  const sentences = [divided(counts, all, whole)];
  if (unverified > 0) sentences.push(claimedInWords(unverified, counts.claimedOnly, all));
  if (verified < all && !wasExecuted(evidence))
    sentences.push('No result of a test, an example or a model has been read.');
  else if (verified < all && evidence.runs.length === 0)
    sentences.push('No report of a test run has been read.');
  return sentences;
}

/** In the order in which people ask: what holds, what does not, what is open. */
const ORDER = ['verified', 'waived', 'refuted', 'inconclusive', 'stale', 'unverified'] as const;

function divided({ verdicts }: Counts, all: number, whole: string): string {
  if (verdicts.verified === all)
    return `All ${whole} are verified: each has fresh, executed evidence for what it owes.`;
  const parts = ORDER.flatMap((status) => {
    const count = verdicts[status];
    return count === 0 ? [] : [`${count} ${are(count)} ${status}`];
  });
  const last = parts.pop() ?? '';
  const list = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
  return `${verdicts.verified === 0 ? 'Nothing is verified yet: of' : 'Of'} ${whole}, ${list}.`;
}

/** What nobody has shown, and whether somebody at least says that it holds. */
function claimedInWords(unverified: number, claimed: number, all: number): string {
  const which = unverified === all ? 'them' : 'the unverified ones';
  if (claimed === 0) return `No link or tag in code claims any of ${which}.`;
  const many = claimed === unverified ? `all of ${which}` : `${claimed} of ${which}`;
  return `Links or tags in code claim ${many}: somebody says they hold, and what was executed does not show it.`;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}

function wasExecuted({ counts, runs }: ProjectEvidence): boolean {
  return (
    runs.length > 0 || Object.entries(counts).some(([standing, count]) => standing !== 'not-run' && count > 0)
  );
}
