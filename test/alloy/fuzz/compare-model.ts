import { type CommandReport, type PreparedModel, prepare, runCommand, type SatSolverFactory } from '#alloy';
import { countCandidates, decideByEnumeration } from '../support/enumerate.ts';
import type { OfficialRow } from './source/official-process.ts';

/** One command, as several ways of answering it see it. */
export interface CommandComparison {
  readonly kind: 'agree' | 'skipped' | 'disagree';
  /** What they agree on, why it was skipped, or what kind of disagreement it is. */
  readonly about: string;
  readonly message: string;
}

/** Candidates at most that are tried one by one. */
const ENUMERATED = 10_000;

/**
 * Runs every command of a model, tries everything where that is little, and holds the answers against those of the official tool
 * where they are given.
 */
export function compareModel(
  text: string,
  solver: SatSolverFactory,
  official?: readonly OfficialRow[],
): CommandComparison[] {
  const prepared = prepare(text, 'generated.als');
  return prepared.commands.map((_, index) => {
    const report = runCommand(prepared, index, { solver });
    return (
      compareWithOfficial(report, prepared, official) ??
      compareWithEnumeration(report, prepared) ?? { kind: 'agree', about: report.outcome.kind, message: '' }
    );
  });
}

/** Absent where they agree, or nothing was asked. */
function compareWithOfficial(
  { index, label, outcome, statistics }: CommandReport,
  { problems }: PreparedModel,
  rows: readonly OfficialRow[] | undefined,
): CommandComparison | undefined {
  if (outcome.kind === 'unknown') {
    const kind = outcome.reason === 'mismatch' ? 'disagree' : 'skipped';
    return { kind, about: outcome.reason, message: outcome.message };
  }
  const unsupported = outcome.kind === 'error' && outcome.unsupported;
  if (unsupported && !rows) return { kind: 'skipped', about: 'not supported yet', message: outcome.message };
  if (!rows) return undefined;
  const row = rows.find((candidate) => candidate.index === index || candidate.index === -1);
  if (!row) return { kind: 'disagree', about: 'commands', message: `${label} is no command officially` };
  const ours = outcome.kind === 'error' ? `error: ${outcome.message}` : outcome.kind;
  const theirs = row.verdict === 'error' ? `error: ${row.message}` : row.verdict;
  const message = `ours: ${ours}, officially: ${theirs}`;
  if (outcome.kind !== row.verdict) {
    if (unsupported) return { kind: 'skipped', about: 'not supported yet', message };
    // Its own trouble, and no statement about the model.
    if (/^Unknown exception|StackOverflow|in its time/.test(row.message ?? '')) {
      return { kind: 'skipped', about: 'official trouble', message };
    }
    if (row.verdict === 'error' && problems.some(isLenience)) {
      return { kind: 'skipped', about: 'taken with a warning', message };
    }
    const about =
      outcome.kind === 'error' ? 'too strict' : row.verdict === 'error' ? 'too lenient' : 'verdict';
    return { kind: 'disagree', about, message };
  }
  if (row.traceLength !== undefined && row.traceLength !== statistics.traceLength) {
    return {
      kind: 'disagree',
      about: 'trace length',
      message: `ours: ${statistics.traceLength}, officially: ${row.traceLength}`,
    };
  }
  return undefined;
}

/** Says that the official parser takes less. */
function isLenience({ severity, message }: { readonly severity: string; readonly message: string }): boolean {
  return severity === 'warning' && message.startsWith('The official Alloy');
}

function compareWithEnumeration(
  report: CommandReport,
  prepared: PreparedModel,
): CommandComparison | undefined {
  const { outcome, index } = report;
  const lowered = prepared.commands[index]?.lower();
  if ((outcome.kind !== 'sat' && outcome.kind !== 'unsat') || !lowered?.ok) return undefined;
  const { problem } = lowered.value;
  if (countCandidates(problem) > ENUMERATED) return undefined;
  const enumerated = decideByEnumeration(problem, ENUMERATED);
  if (enumerated === 'undecided' || enumerated === outcome.kind) return undefined;
  return {
    kind: 'disagree',
    about: 'enumeration',
    message: `ours: ${outcome.kind}, enumeration: ${enumerated}`,
  };
}
