import type { Address, Capability, Example, Part, Requirement, Scenario } from '#model';
import { exampleLanguage } from './languages.ts';

/** The examples in the evidence sections of capabilities, in the author's order. */
export function examplesIn(capabilities: readonly Capability[]): readonly Example[] {
  return capabilities.flatMap((capability) =>
    placedIn(capability.body).map(
      ({ fence, claim }, index): Example => ({
        ...(claim === undefined ? {} : { claim }),
        capability: capability.id,
        index,
        fence,
        language: exampleLanguage(fence.language),
      }),
    ),
  );
}

function placedIn(
  body: readonly (Part | Requirement | Scenario)[],
  claim?: Address,
): readonly Pick<Example, 'fence' | 'claim'>[] {
  return body.flatMap((item) => {
    switch (item.kind) {
      case 'requirement':
      case 'scenario':
        return placedIn(item.body, item.address);
      case 'evidence':
        return item.lines.flatMap(({ kind, fences }) =>
          kind === 'example'
            ? fences.map((fence) => (claim === undefined ? { fence } : { fence, claim }))
            : [],
        );
      default:
        return [];
    }
  });
}
