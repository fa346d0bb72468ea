import { issueRule } from '../issue-rule.ts';

export const scenarioOutsideItsRequirement = issueRule('scenario-outside-requirement', {
  severity: 'note',
  title: 'A scenario that its requirement does not speak of',
  message: ({ demands }) =>
    `${demands} are demanded by a scenario and its requirement, but their conditions never hold together`,
});
