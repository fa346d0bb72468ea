import type { SmtSolver } from '#model';
import { type Answer, analyseOutsideSpec, CONFLICTS } from '../outside-set.ts';
import { emptyTally, type Score, type Tally } from '../scores.ts';
import { readTable, withThreshold } from './read-table.ts';

/** What a table is expected to be, by the column `expectedResult` of the set's own results. */
export interface TableVerdict {
  /** `Table1`. */
  readonly table: string;
  readonly threshold: number;
  readonly check: 'consistency' | 'completeness';
  /** Inconsistent, or incomplete. */
  readonly flawed: boolean;
}

/** Reads the verdicts of one results file: each table, threshold and check once. */
export function readVerdicts(csv: string): readonly TableVerdict[] {
  const [head = '', ...lines] = csv.split(/\r?\n/);
  const columns = head.split(',');
  const verdicts = lines.flatMap((line): TableVerdict[] => {
    const cells = line.split(',');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    const threshold = Number(/_(\d+)\.rt$/.exec(cell('inputfile'))?.[1]);
    const check = cell('check');
    if (!Number.isFinite(threshold) || (check !== 'consistency' && check !== 'completeness')) return [];
    return [{ table: cell('table'), threshold, check, flawed: /^In/.test(cell('expectedResult')) }];
  });
  return [...new Map(verdicts.map((verdict) => [JSON.stringify(verdict), verdict])).values()];
}

/** Compares our answers on the tables, each with every threshold that has a verdict. */
export async function measureTheano(
  templates: ReadonlyMap<string, string>,
  verdicts: readonly TableVerdict[],
  solver: SmtSolver,
): Promise<readonly Score[]> {
  const answers = new Map<string, Answer>();
  for (const { table, threshold } of verdicts) {
    const name = `${table}_${threshold}`;
    const template = templates.get(table);
    if (template === undefined || answers.has(name)) continue;
    answers.set(name, await analyseOutsideSpec(readTable(name, withThreshold(template, threshold)), solver));
  }
  const conflict = emptyTally();
  const gap = emptyTally();
  for (const { check, flawed, table, threshold } of verdicts) {
    const name = `${table}_${threshold}`;
    const answer = answers.get(name);
    if (answer === undefined) continue;
    if (check === 'consistency') note(conflict, name, flawed, isInconsistent(answer));
    else note(gap, name, flawed, isIncomplete(answer));
  }
  return [
    { what: 'inconsistent', ...conflict, gate: { found: conflict.expected, wrong: 0 } },
    { what: 'incomplete', ...gap, gate: { found: gap.expected, wrong: 0 } },
  ];
}

function isInconsistent({ reported }: Answer): boolean {
  return reported.some(({ check, severity }) => CONFLICTS.includes(check) && severity !== 'note');
}

/** A gap is a question to the author, so a note is an answer too. */
function isIncomplete({ reported }: Answer): boolean {
  return reported.some(({ check }) => check === 'incomplete-cases');
}

function note(tally: Tally, name: string, expected: boolean, reported: boolean): void {
  if (expected) tally.expected++;
  else tally.silent++;
  if (expected && reported) tally.found++;
  else if (expected) tally.missed.push(name);
  else if (reported) tally.wrong.push(name);
}
