import { modelProblems } from '../model-problems.ts';
import type { Rule } from '../rule.ts';

export const malformedModel: Rule = {
  code: 'models/malformed-model',
  severity: 'error',
  title: 'A model that is not Alloy, or names what it does not declare',
  find: (context) =>
    modelProblems(
      context,
      'error',
      'Mend the model here; commands that need this place give no answer until then.',
    ),
};
