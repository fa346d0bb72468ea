import type { Capability, Example } from '#model';

/** The examples in the evidence sections of capabilities, in the author's order. */
export function examplesIn(_capabilities: readonly Capability[]): readonly Example[] {
  return [];
}
