import { isBroken } from '../model-commands.ts';
import type { Report, Rule } from '../rule.ts';

export const noCommand: Rule = {
  code: 'models/no-command',
  severity: 'note',
  title: 'A model without a command',
  find: ({ models }) =>
    models.flatMap((model): Report[] => {
      const [first] = model.items;
      if (first === undefined || model.commands.length > 0 || isBroken(model)) return [];
      return [
        {
          message: 'A model stands here, but no command in this file asks anything of it',
          span: first.span,
          hint: 'Add a `run` that shows that it can be satisfied, or a `check` of an assertion.',
        },
      ];
    }),
};
