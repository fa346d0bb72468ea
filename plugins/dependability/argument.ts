import { type Claim, VERDICT_STATUSES, type VerdictStatus } from '#model';
import type { Goal, Strategy } from './argument-types.ts';
import { type CaseIndex, capabilityVerdictOf } from './case-index.ts';
import { asides, claimGoal, seenAside, sortEvidence, supportOf } from './claim-goal.ts';
import { commandEvidence } from './loose-commands.ts';
import { commitInWords, evidenceInWords, notLookedAt, owedInWords, specsInWords } from './scope.ts';
import { countOf, plain } from './words.ts';

/** How far down an argument is made: the goal alone, down to requirements as bare goals, or down to the evidence. */
export type Depth = 'goal' | 'parts' | 'evidence';

/**
 * The whole argument, or only its top: that the system does what its specs require, as of the commit.
 * Ensures: equal assessments give equal arguments; ids are unique and name the place of an element, so that one requirement
 * more changes only the ids of its later neighbours. It never says more than the verdicts do.
 */
export function systemGoal(index: CaseIndex, depth: Depth): Goal {
  const { project, capabilities } = index.assessment;
  const goals = capabilities.map(({ id }) => capabilityGoal(index, id, depth));
  const strategy: Strategy = {
    kind: 'strategy',
    id: 'S1',
    text: `Argument over each of its ${countOf(goals.length, 'capability', 'capabilities')}`,
    context: [],
    support: goals,
  };
  const status = systemStatus(index);
  return {
    kind: 'goal',
    id: 'G1',
    text: `${project.name} does what its specs require, as of ${commitInWords(project)}`,
    subject: { kind: 'system' },
    status,
    why: whyOfSystem(goals, status),
    context: [
      ...asides(
        'context',
        'C',
        [
          specsInWords(index.assessment),
          evidenceInWords(index),
          ...notLookedAt(index.assessment).map((text) => `Not looked at: ${text}`),
        ],
        '1',
      ),
      ...asides(
        'assumption',
        'A',
        [
          'A test checks what its title, its tag or its link says: results are read here, not the meaning of tests',
        ],
        '1',
      ),
      ...asides('justification', 'J', owedInWords(index.assessment), '1'),
    ],
    support: goals.length === 0 ? [] : [strategy],
    challenges: [],
    seen: [],
    undeveloped: goals.length === 0,
  };
}

/** The verdict on the whole: the worst of its capabilities. */
export function systemStatus(index: CaseIndex): VerdictStatus {
  const present = new Set(
    index.assessment.capabilities.map(({ id }) => capabilityVerdictOf(index, id).status),
  );
  return VERDICT_STATUSES.find((status) => present.has(status)) ?? 'unverified';
}

function whyOfSystem(goals: readonly Goal[], status: VerdictStatus): string {
  if (goals.length === 0) return 'There is no capability, so there is nothing to verify.';
  const count = goals.filter((goal) => goal.status === status).length;
  return count === goals.length
    ? `Each of its ${countOf(count, 'capability', 'capabilities')} is ${status}.`
    : `${count} of ${goals.length} capabilities ${count === 1 ? 'is' : 'are'} ${status}.`;
}

/** The goal that a capability's requirements hold. */
export function capabilityGoal(index: CaseIndex, id: string, depth: Depth): Goal {
  const number = index.numbers.get(id) ?? '1';
  const title = index.titles.get(id) ?? id;
  const parts = index.partsOf.get(id) ?? [];
  const verdict = capabilityVerdictOf(index, id);
  const loose = sortEvidence((index.looseOf.get(id) ?? []).map(commandEvidence), number);
  const strategy: Strategy = {
    kind: 'strategy',
    id: `S${number}`,
    text: `Argument over each of its ${countOf(parts.length, partWord(parts))}`,
    context: [],
    support:
      depth === 'goal'
        ? []
        : parts.flatMap((claim) => {
            const goal = partGoal(index, claim);
            return goal === undefined ? [] : bareOrWhole(goal, depth);
          }),
  };
  return {
    kind: 'goal',
    id: `G${number}`,
    text: parts.length === 0 ? `${title}: it has no requirement` : `${title}: ${holdInWords(parts)}`,
    subject: { kind: 'capability', id },
    status: verdict.status,
    why: plain(verdict.why[0] ?? ''),
    context: seenAside(loose.seen, `C${number}.0`),
    support:
      depth === 'goal'
        ? []
        : [...(parts.length === 0 ? [] : [strategy]), ...supportOf(loose.supports, number)],
    challenges: loose.against,
    seen: loose.seen,
    undeveloped: parts.length === 0 && loose.supports.length === 0,
  };
}

/** The goal of one part of a capability, with its evidence; undefined where there is no such part. */
export function partGoal(index: CaseIndex, claim: Claim): Goal | undefined {
  const number = index.numberOfPart.get(claim.address);
  return number === undefined ? undefined : claimGoal(index, claim, number);
}

function bareOrWhole(goal: Goal, depth: Depth): Goal {
  return depth === 'parts' ? { ...goal, support: [], context: [], challenges: [], seen: [] } : goal;
}

function partWord(parts: readonly Claim[]): string {
  return parts.every(({ kind }) => kind === 'requirement') ? 'requirement' : 'requirement or scenario';
}

function holdInWords(parts: readonly Claim[]): string {
  if (parts.length === 1) return 'its requirement holds';
  return `its ${parts.length} ${parts.every(({ kind }) => kind === 'requirement') ? 'requirements' : 'requirements and scenarios'} hold`;
}
