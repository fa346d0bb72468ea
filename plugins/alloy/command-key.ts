import { canonicalText } from './lower/canonical-text.ts';
import type { PreparedModel } from './prepare-model.ts';
import { vocabularyOf } from './run-command.ts';

/** Changes whenever the engine may answer, or show, anything else than before. */
export const ENGINE_VERSION = '2';

/**
 * A text that decides the outcome of a command: what it asks, what holds, bounds and steps, and the names that an instance
 * is shown with. Comments, layout, and paragraphs that the command has nothing to do with are not in it.
 * *Ensures*: absent where the command cannot be lowered, since the message then names a place in the text; outcomes other
 * than `sat` and `unsat` shall not be remembered either.
 */
export function commandKey(prepared: PreparedModel, index: number): string | undefined {
  const lowered = prepared.commands[index]?.lower();
  if (!lowered?.ok) return undefined;
  const { signatures, fields } = vocabularyOf(prepared.model, lowered.value);
  const names = [
    ...signatures.map(({ signature: { name, variable, private: hidden, parent } }) => [
      name,
      variable,
      hidden,
      parent?.name ?? '',
    ]),
    ...fields.map(({ field: { name, variable, private: hidden, signature } }) => [
      signature.name,
      name,
      variable,
      hidden,
    ]),
  ];
  const expressions = [...signatures, ...fields].map(({ expression }) => expression);
  const { problem } = lowered.value;
  return `alloy engine ${ENGINE_VERSION}\n${JSON.stringify(names)}\n${canonicalText(problem, expressions)}`;
}
