import type { SmtSolver } from '#model';
import { analyseOutsideSpec, CONFLICTS, type OutsideSpec } from '../outside-set.ts';
import { emptyTally, type Score } from '../scores.ts';

/**
 * The liquid mixer carries no verdict. Every sentence must be read, and what is reported must be two demands that exclude
 * each other: opening and closing one valve, starting and stopping the motor.
 */
export async function measureMixer(mixer: OutsideSpec, solver: SmtSolver): Promise<readonly Score[]> {
  const { analysis, reported, unread } = await analyseOutsideSpec(mixer, solver);
  const parsed = emptyTally();
  parsed.expected = mixer.requirements.length;
  parsed.found = new Set(
    analysis.sentences.filter(({ pattern }) => pattern !== undefined).map(({ claim }) => claim),
  ).size;
  const conflict = emptyTally();
  conflict.silent = mixer.requirements.length;
  conflict.argued.push(
    ...reported
      .filter(({ check }) => CONFLICTS.includes(check))
      .map(({ check, ids, severity }) => `${severity} ${check}: ${ids.join('+')}`),
  );
  return [
    { what: 'sentence read', ...parsed, unread, gate: { found: parsed.expected, wrong: 0 } },
    { what: 'conflict', ...conflict },
  ];
}
