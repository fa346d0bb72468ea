import type { Rule } from '../rule.ts';

export const noSpec: Rule = {
  code: 'structure/no-spec',
  severity: 'warning',
  title: 'A project without a spec',
  find: ({ capabilities, config }) =>
    capabilities.length > 0
      ? []
      : [
          {
            message: `The project is to be checked, but no \`${config.openspec}/specs/<capability>/spec.md\` was read`,
            hint: 'Name the right folder with `--root`, or archive the first change.',
          },
        ],
};
