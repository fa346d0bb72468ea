import type { Address, CheckedCommand, CheckedModel, Command, Outcome } from '#model';

export const INSTANCE = { bitwidth: 4, states: [{ signatures: [], fields: [], witnesses: [] }] };

/** A command that was run: a `check` that holds unless told otherwise. */
export function checked(
  rest: {
    readonly outcome?: Outcome;
    readonly command?: Partial<Command>;
    readonly claims?: readonly Address[];
    readonly capability?: string;
    readonly start?: number;
  } = {},
): CheckedCommand {
  const { outcome = { kind: 'holds' }, claims = [], capability = 'box', start = 100 } = rest;
  return {
    command: {
      index: 0,
      kind: 'check',
      label: 'Full',
      scope: 'for 3',
      span: { path: `openspec/specs/${capability}/spec.md`, start, end: start + 10 },
      ...rest.command,
    },
    outcome,
    statistics: {
      primaryVariables: 1,
      variables: 2,
      clauses: 3,
      traceLength: 1,
      translateMs: 4,
      solveMs: 5,
    },
    capability,
    bearings: claims.map((claim) => ({ claim, by: 'section' as const })),
  };
}

export const VIOLATED: Outcome = { kind: 'violated', counterexample: INSTANCE };
export const LATE: Outcome = { kind: 'unknown', reason: 'time', message: 'It took longer than 60 seconds.' };

export function model(commands: readonly CheckedCommand[], capability = 'box'): CheckedModel {
  return {
    capability,
    path: `openspec/specs/${capability}/spec.md`,
    engine: 'Casebook 0.0.0',
    items: [],
    problems: [],
    commands,
  };
}
