import { examplesIn } from '#evidence';
import type { Capability, ExampleRun } from '#model';
import type { AssessInput } from './input.ts';

/** Executes the examples of every capability where that is allowed. */
export async function runExamples(
  { exampleRunner, onStage }: AssessInput,
  capabilities: readonly Capability[],
): Promise<readonly ExampleRun[]> {
  const examples = examplesIn(capabilities);
  if (examples.length === 0) return [];
  if (exampleRunner === undefined) {
    const reason = 'The options do not allow examples to be run (`examples.run`).';
    return examples.map((example) => ({ example, status: 'not-run', reason, lines: [] }));
  }
  onStage?.('running examples');
  return exampleRunner.run(examples, (progress) => onStage?.('running examples', progress));
}
