import type { EarsSentence } from '#model';
import { systemKey } from './matcher.ts';
import { byFrequency, claimsOf, groupBy, quoted, type Suggestion } from './suggestion.ts';

/** Systems that sentences name more than once, with all their spellings. */
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
      system === undefined || systemSpan === undefined || isDeclared(system) ? [] : [{ system, sentence }],
    );
  });
  return [...groupBy(named, ({ system }) => systemKey(system))]
    .filter(([, group]) => group.length > 1)
    .sort((a, b) => b[1].length - a[1].length)
    .flatMap(([, group]): readonly Suggestion[] => {
      const [name, ...others] = byFrequency(
        group.map(({ system }) => system.replace(/[*`"“”|:,()]/g, '').trim()),
      );
      if (name === undefined || name === '' || /\balso\b/.test(name)) return [];
      const also = [...new Set(others)]
        .filter((one) => one !== name && one !== '')
        .flatMap((one) => quoted(one) ?? []);
      return [
        {
          lines: [`system ${name}${also.length === 0 ? '' : ` also ${also.join(' ')}`}`],
          count: group.length,
          what: 'responses',
          claims: claimsOf(group.map(({ sentence }) => sentence)),
        },
      ];
    });
}
