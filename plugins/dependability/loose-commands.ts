import { type Address, type CheckedCommand, type Evidence, outcomeSentence, standingOf } from '#model';

/** Looks at a model command that bears on no claim as the evidence that it is for its capability. */
export function commandEvidence(command: CheckedCommand): Evidence {
  const { outcome } = command;
  const vacuous = (outcome.kind === 'holds' || outcome.kind === 'uninhabited') && outcome.vacuous === true;
  return {
    claim: `capability ${command.capability}` as Address,
    kind: 'command',
    layer: 'model',
    tool: 'model checker',
    result: RESULTS[standingOf(command)],
    freshness: { kind: 'fresh' },
    foundBy: 'name',
    directness: 'direct',
    command,
    ...(vacuous ? { weak: outcomeSentence(command) } : {}),
  };
}

const RESULTS = { 'as-expected': 'passed', unexpected: 'failed', undecided: 'errored' } as const;
