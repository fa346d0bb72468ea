import { isBroken } from '../model-commands.ts';
import { quote } from '../quote.ts';
import type { Report, Rule } from '../rule.ts';

export const uncheckedAssertion: Rule = {
  code: 'models/unchecked-assertion',
  severity: 'warning',
  title: 'An assertion that no command checks',
  find: ({ models }) =>
    models.flatMap((model): Report[] => {
      if (isBroken(model)) return [];
      const checked = new Set(model.commands.flatMap(({ command }) => command.target ?? []));
      return model.items
        .filter((item) => item.kind === 'assertion' && item.name !== '' && !checked.has(item.name))
        .map((item) => ({
          message: `Assertion ${quote(item.name)} is stated, but no command checks it`,
          span: item.span,
          hint: `Add \`check ${item.name} for 3\`, or remove it: nothing shows that it holds.`,
        }));
    }),
};
