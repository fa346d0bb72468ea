import { modelProblems } from '../model-problems.ts';
import type { Rule } from '../rule.ts';

export const doubtfulModel: Rule = {
  code: 'models/doubtful-model',
  severity: 'warning',
  title: 'A place in a model that hardly means what it says',
  find: (context) =>
    modelProblems(context, 'warning', 'Write what is meant, or take the part that has no effect away.'),
};
