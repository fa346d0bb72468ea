import { groupBy } from '#model';
import { asClause } from '../as-clause.ts';
import type { Rule } from '../rule.ts';

export const unrunExample: Rule = {
  code: 'evidence/unrun-example',
  severity: 'note',
  title: 'Examples that were not run',
  find: ({ examples }) => {
    const unrun = examples.filter(({ status }) => status === 'not-run');
    // One finding for each reason, at the first example it holds for: examples are off unless the options allow them.
    return [...groupBy(unrun, ({ reason }) => reason ?? 'it was not reached.')].flatMap(([reason, runs]) => {
      const [first] = runs;
      const many = runs.length === 1 ? 'An example is' : `${runs.length} examples are`;
      return first === undefined
        ? []
        : [
            {
              message: `${many} written, but not run: ${asClause(reason)}`,
              span: first.example.fence.span,
              hint: 'Examples that are not run show nothing; `examples.run` allows them to be executed.',
            },
          ];
    });
  },
};
