import type { Scenario } from '#model';
import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';
import { isClaimBlock, walkSpec } from '../walk-spec.ts';

export const scenarioWithoutSentence: Rule = {
  code: 'structure/scenario-without-sentence',
  severity: 'warning',
  title: 'A scenario that says nothing',
  find: ({ capabilities }) =>
    capabilities
      .flatMap((capability) => [...walkSpec(capability)].filter(isClaimBlock))
      .filter((block) => block.kind === 'scenario')
      .filter((scenario) => !saysSomething(scenario))
      .map((scenario) => ({
        message: `Scenario ${quote(scenario.title)} has a name, but neither a sentence nor a step`,
        span: scenario.headingSpan,
        hint: 'Say what happens: `WHEN …, the system SHALL …`, or steps.',
      })),
};

function saysSomething(scenario: Scenario): boolean {
  return scenario.body.some(
    (part) =>
      (part.kind === 'sentence' && part.sentences.length > 0) ||
      (part.kind === 'steps' && part.steps.length > 0),
  );
}
