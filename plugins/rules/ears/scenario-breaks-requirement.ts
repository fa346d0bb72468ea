import { issueRule } from '../issue-rule.ts';

export const scenarioBreaksRequirement = issueRule('scenario-breaks-requirement', {
  severity: 'error',
  title: 'A scenario that breaks its requirement',
  message: ({ demands, when }) =>
    `${demands} are demanded by a scenario and its requirement${when}, but no system can do both`,
});
