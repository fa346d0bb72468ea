import type { OpaqueReason } from '#model';
import type { FormFacts } from './form-facts.ts';
import { isOtherLanguage } from './language.ts';
import { placeholderIn } from './placeholder.ts';

/** Why nothing of a sentence can be compared, by its form; undefined where it can. */
export function whyOpaque(facts: FormFacts, continued: boolean): OpaqueReason | undefined {
  const { prefix, clauses, responses, colon, found, tokens, place } = facts;
  if (isOtherLanguage(tokens)) return 'language';
  if (colon) return 'lead';
  if (responses.length === 0) return 'no-response';
  if (placeholderIn(place.mask, tokens) !== undefined) return 'placeholder';
  if (clauses.some(({ kind }) => kind === 'for-each')) return 'quantifier';
  if (prefix.leans) return 'anaphora';
  // The second sentence after `, and IF`: whether it stands under the first one's conditions is not said.
  if (continued || (prefix.unknownLead && !prefix.harmless && clauses.length === 0)) return 'ambiguous-scope';
  if (found.responses.length > 1 && found.responses.some(({ trailing }) => trailing.length > 0))
    return 'ambiguous-scope';
  if (found.responses.some(({ trailing }) => isScattered(facts, trailing))) return 'ambiguous-scope';
  if (found.responses.some(({ trailing }) => trailing.some((clause) => binds(tokens, clause))))
    return 'ambiguous-scope';
  const [only] = found.responses;
  if (found.responses.length === 1 && only?.trailing.length === 0 && tokens[only.from]?.word === 'only')
    return 'restriction';
  return undefined;
}

/**
 * Another response may stand between two conditions (`… when a and do b when c`), or after one: `and, when a, do b`, `when a;
 * otherwise b`, `, IF a THEN b`.
 */
function isScattered(
  { tokens }: FormFacts,
  trailing: FormFacts['found']['responses'][number]['trailing'],
): boolean {
  const governsRest = trailing.some(({ at }) => {
    const before = tokens[at - 1]?.written === ',' ? tokens[at - 2] : tokens[at - 1];
    return before !== undefined && /^(?:and|but|or)$/.test(before.word);
  });
  const hasElse = trailing.some(({ textFrom, to }) =>
    tokens.slice(textFrom, to).some(({ word }) => /^(?:otherwise|else|then|;)$/.test(word)),
  );
  if (governsRest || hasElse) return true;
  return trailing
    .slice(0, -1)
    .some(({ textFrom, to }) =>
      tokens.slice(textFrom, to).some(({ word }) => word === 'and' || word === ','),
    );
}

/** `…, while others SHALL …`: what looks like a condition binds somebody itself. */
function binds(
  tokens: FormFacts['tokens'],
  { textFrom, to }: { readonly textFrom: number; readonly to: number },
): boolean {
  return tokens.slice(textFrom, to).some(({ word, upper }) => word === 'shall' || (word === 'must' && upper));
}
