import { type EarsSentence, groupBy } from '#model';
import { systemKey } from '../vocabulary/matcher.ts';
import { byFrequency, claimsOf, quoted, type Suggestion } from './suggestion.ts';

/** Subjects that name nothing: pronouns, people, and all or none of several. */
const NO_SYSTEM =
  /^(?:(?:it|they|this|that|these|those|he|she|we|you|i|there|which|who|user|users|author|authors|reader|readers)$|(?:no|every|each|all|any|both|some|neither|either)\b)/i;

/** A subject of fewer sentences than one in so many is hardly a system, but what one sentence is about. */
const SHARE = 50;

/** Systems that many sentences name, with all their spellings. */
export function suggestSystems(
  sentences: readonly EarsSentence[],
  isDeclared: (system: string) => boolean,
): readonly Suggestion[] {
  const named = sentences.flatMap((sentence) => {
    const aside = sentence.problems.some(
      ({ kind }) => kind === 'pronoun-subject' || kind === 'subject-not-system' || kind === 'missing-subject',
    );
    if (aside || sentence.opaque === 'not-a-system') return [];
    return sentence.responses.flatMap(({ system, systemSpan }) =>
      system === undefined || systemSpan === undefined || NO_SYSTEM.test(system) || isDeclared(system)
        ? []
        : [{ system, sentence }],
    );
  });
  const groups = [...groupBy(named, ({ system }) => systemKey(system))];
  const least = Math.max(2, named.length / SHARE);
  const frequent = groups
    .filter(([, group]) => group.length >= least)
    .sort((a, b) => b[1].length - a[1].length);
  const isShortFor = (short: string, long: string) =>
    short !== '' && frequent.every(([key]) => key.endsWith(` ${short}`) === (key === long));
  return frequent.flatMap(([key, group]): readonly Suggestion[] => {
    const spellings = group.map(({ system }) => system.replace(/[*`"“”|:,()]/g, '').trim());
    const [name, ...others] = byFrequency(spellings);
    if (name === undefined || name === '' || /\balso\b|\s#|^#/.test(name)) return [];
    const also = others.flatMap((one) => (one === '' || one === name ? [] : (quoted(one) ?? [])));
    const short = groups.filter(([other]) => isShortFor(other, key)).map(([, [one]]) => one?.system);
    return [
      {
        lines: [`system ${name}${also.length === 0 ? '' : ` also ${also.join(' ')}`}`],
        count: group.length,
        what: 'responses',
        claims: claimsOf(group.map(({ sentence }) => sentence)),
        ...(short[0] === undefined ? {} : { note: `is “${short[0]}” the same?` }),
      },
    ];
  });
}
