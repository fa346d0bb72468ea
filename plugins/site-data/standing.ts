import { countOf } from './count-of.ts';
import type { Counts, ProjectEvidence } from './types.ts';

/**
 * How far the promises of a project are kept, in a few sentences; what speaks against them comes first. Where nothing was
 * executed, nobody says that anything holds.
 */
export function standingInWords(counts: Counts, evidence: ProjectEvidence): readonly string[] {
  const all = counts.requirements + counts.scenarios;
  if (all === 0) return ['There is nothing to verify yet.'];
  const { verdicts } = counts;
  const whole = `${countOf(counts.requirements, 'requirement')} and ${countOf(counts.scenarios, 'scenario')}`;
  const sentences: string[] = [];
  if (verdicts.refuted > 0)
    sentences.push(`${verdicts.refuted} of ${whole} ${are(verdicts.refuted)} refuted by evidence.`);
  sentences.push(verifiedInWords(verdicts.verified, all, whole));
  const open = (['inconclusive', 'stale', 'waived'] as const).flatMap((status) =>
    verdicts[status] === 0 ? [] : [OPEN[status](verdicts[status])],
  );
  if (open.length > 0) sentences.push(`${open.join(', ')}.`);
  const { unverified } = verdicts;
  if (unverified > 0) sentences.push(unverifiedInWords(unverified, counts.claimedOnly, all));
  if (!wasExecuted(evidence)) sentences.push('No result of a test, an example or a model has been read.');
  else if (evidence.runs.length === 0)
    sentences.push('No report of a test run has been read: what was executed are models and examples.');
  return sentences;
}

function verifiedInWords(verified: number, all: number, whole: string): string {
  if (verified === 0) return 'Nothing is verified yet.';
  return verified === all
    ? `All ${whole} are verified: each has fresh, executed evidence for what it owes.`
    : `${verified} of ${whole} ${are(verified)} verified.`;
}

const OPEN: Readonly<Record<'inconclusive' | 'stale' | 'waived', (count: number) => string>> = {
  inconclusive: (count) => `${count} ${are(count)} inconclusive`,
  stale: (count) => `${count} ${are(count)} stale`,
  waived: (count) => `${count} ${are(count)} waived`,
};

function unverifiedInWords(unverified: number, claimed: number, all: number): string {
  const which = unverified === all ? 'All' : `${unverified}`;
  const start = `${which} ${are(unverified)} unverified`;
  if (claimed === 0) return `${start}, and no link or tag in code claims any of them.`;
  return `${start}; ${claimed === unverified ? 'links or tags in code claim them all' : `links or tags in code claim ${claimed} of them`}: somebody says they hold, and what was executed does not show it yet.`;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}

function wasExecuted({ counts, runs }: ProjectEvidence): boolean {
  return (
    runs.length > 0 || Object.entries(counts).some(([standing, count]) => standing !== 'not-run' && count > 0)
  );
}
