import type { SmtSolver } from '#model';
import { type Answer, analyseOutsideSpec, CONFLICTS, type OutsideSpec } from '../outside-set.ts';
import { emptyTally, type Score } from '../scores.ts';
import {
  type FretRequirement,
  type FretVariable,
  namesOfRequirement,
  sentenceOfFormula,
} from './read-fret.ts';
import { machineSpecs } from './state-machine.ts';

const FIRST = ['002', '003', '004', '005', '006', '007', '008', '009', '010', '011', '012', '013'].map(
  (n) => `FSM-${n}`,
);

/** Of each pair the one that NASA's later set replaces. */
const REVISED = new Map(['003', '004', '007', '008', '011'].map((n) => [`FSM-${n}`, `FSM-${n}v2`]));

/** The pairs that cannot both be kept, by the published analysis of the set. */
const PAIRS = [
  ['FSM-002', 'FSM-003'],
  ['FSM-004', 'FSM-005'],
  ['FSM-006', 'FSM-007'],
  ['FSM-008', 'FSM-009'],
  ['FSM-010', 'FSM-011'],
];

/**
 * Compares our answers with the published conflicts of the finite-state-machine set and with its revision, which has none.
 * @param first the set
 * @param later the requirements of the case study that holds the revision
 */
export async function measureStateMachines(
  first: readonly FretRequirement[],
  later: readonly FretRequirement[],
  solver: SmtSolver,
): Promise<readonly Score[]> {
  const found = await conflictsOf(machineSpecs(first, FIRST), solver);
  const revised = await conflictsOf(
    machineSpecs(
      later,
      FIRST.map((id) => REVISED.get(id) ?? id),
    ),
    solver,
  );
  const tally = emptyTally();
  for (const pair of PAIRS) {
    tally.expected++;
    if (found.some((core) => core.join() === pair.join())) tally.found++;
    else tally.missed.push(pair.join('+'));
  }
  const isPair = (core: readonly string[]) => PAIRS.some((pair) => pair.join() === core.join());
  tally.wrong.push(...found.filter((core) => !isPair(core)).map((core) => core.join('+')));
  tally.silent = (FIRST.length * (FIRST.length - 1)) / 2 - PAIRS.length;
  const silent = emptyTally();
  silent.silent = (FIRST.length * (FIRST.length - 1)) / 2;
  silent.wrong.push(...revised.map((core) => core.join('+')));
  return [
    { what: 'conflict', ...tally, gate: { found: PAIRS.length, wrong: 0 } },
    { what: 'conflict in the revised set', ...silent, gate: { found: 0, wrong: 0 } },
  ];
}

/** Says a set of formal requirements as EARS; what is declared as a number is one, all else is a flag. */
export function formulaSpec(
  name: string,
  requirements: readonly FretRequirement[],
  variables: readonly FretVariable[],
): OutsideSpec {
  const numbers = new Set(variables.filter(({ flag }) => !flag).map((variable) => variable.name));
  const used = new Set(requirements.flatMap(namesOfRequirement));
  const printing = { isFlag: (each: string) => !numbers.has(each) };
  return {
    name,
    vocabulary: [...used].map((each) => (numbers.has(each) ? `number ${each}` : `flag ${each}`)),
    requirements: requirements.map((requirement) => ({
      id: requirement.id,
      sentence: sentenceOfFormula(requirement, printing),
    })),
  };
}

/** HARDENS: its own tools proved the requirements consistent, so that every conflict that we report is false. */
export async function measureHardens(
  requirements: readonly FretRequirement[],
  variables: readonly FretVariable[],
  unread: readonly string[],
  solver: SmtSolver,
): Promise<readonly Score[]> {
  const answer = await analyseOutsideSpec(
    formulaSpec('reactor trip system', requirements, variables),
    solver,
  );
  const said = emptyTally();
  said.expected = requirements.length;
  said.found = answer.analysis.sentences.filter(({ opaque }) => opaque === undefined).length;
  const tally = emptyTally();
  tally.silent = requirements.length;
  tally.wrong.push(...conflictCores(answer).map((core) => core.join('+')));
  const left = [...unread.map((id) => `${id}: its form`), ...answer.unread];
  return [
    { what: 'sentence compared', ...said, unread: left, gate: { found: said.expected, wrong: 0 } },
    { what: 'conflict', ...tally, gate: { found: 0, wrong: 0 } },
  ];
}

async function conflictsOf(
  specs: readonly OutsideSpec[],
  solver: SmtSolver,
): Promise<readonly (readonly string[])[]> {
  const cores: (readonly string[])[] = [];
  for (const spec of specs) cores.push(...conflictCores(await analyseOutsideSpec(spec, solver)));
  return cores;
}

function conflictCores({ reported }: Answer): readonly (readonly string[])[] {
  return reported
    .filter(({ check, severity }) => CONFLICTS.includes(check) && severity !== 'note')
    .map(({ ids }) => [...ids].sort());
}
