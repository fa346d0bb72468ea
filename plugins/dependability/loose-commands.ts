import { type Address, type CheckedCommand, commandResult, type Evidence } from '#model';

/** Looks at a model command that bears on no claim as the evidence that it is for its capability. */
export function commandEvidence(command: CheckedCommand): Evidence {
  return {
    claim: `capability ${command.capability}` as Address,
    kind: 'command',
    layer: 'model',
    tool: 'model checker',
    ...commandResult(command),
    freshness: { kind: 'fresh' },
    foundBy: 'name',
    directness: 'direct',
    command,
  };
}
