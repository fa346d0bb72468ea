import { requirementsOf, scenariosOf } from '#model';
import { quote } from '../quote.ts';
import type { Rule } from '../rule.ts';

export const requirementWithoutScenario: Rule = {
  code: 'structure/requirement-without-scenario',
  severity: 'warning',
  title: 'A requirement whose headings are no scenarios',
  unlessReported: { codes: ['openspec/no-scenario'], on: 'line' },
  find: ({ capabilities }) =>
    capabilities
      .flatMap((capability) => requirementsOf(capability))
      .filter((requirement) => scenariosOf(requirement).length === 0)
      .map((requirement) => ({
        message: `Requirement ${quote(requirement.title)} is stated, but no scenario shows it`,
        span: requirement.headingSpan,
        hint: 'Add a `#### Scenario: Name` below it.',
      })),
};
