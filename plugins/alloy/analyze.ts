import { type PreparedModel, type PrepareOptions, prepare } from './prepare-model.ts';
import type { AlloyReport, CommandReport } from './report.ts';
import { type RunOptions, runCommand } from './run-command.ts';
import { loadCadicalSolver } from './sat/cadical.ts';

export interface AnalyzeOptions extends PrepareOptions, Omit<RunOptions, 'solver'> {
  readonly path: string;
  /** CaDiCaL where absent. */
  readonly solver?: RunOptions['solver'];
}

/** Runs every command of a model, one after another. */
export async function analyze(source: string, options: AnalyzeOptions): Promise<AlloyReport> {
  const { path, solver = await loadCadicalSolver() } = options;
  const prepared = prepare(source, path, options);
  const reports = new Map<number, CommandReport>();
  for (const group of commandGroups(prepared)) {
    for (const index of group) reports.set(index, runCommand(prepared, index, { ...options, solver }));
  }
  const { outline, problems } = prepared;
  const commands = [...reports].sort(([a], [b]) => a - b).map(([, report]) => report);
  return { path, outline, problems, commands };
}

/** Commands that share bounds and facts, so that running them one after another is cheapest; each in the text's order. */
export function commandGroups(prepared: PreparedModel): readonly (readonly number[])[] {
  const groups = new Map<unknown, number[]>();
  for (const [index, command] of prepared.commands.entries()) {
    const lowered = command.lower();
    const key = lowered.ok ? lowered.value.prepared : undefined;
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  return [...groups.values()];
}
