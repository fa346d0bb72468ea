import { type EarsSentence, groupBy } from '#model';
import { oppositeKeys } from '../logic/opposite-verbs.ts';
import { claimsOf, nameFrom, quoted, type Suggestion } from './suggestion.ts';

/** Responses that differ in a verb and its opposite only: `show the option`, `hide the option`. */
export function suggestActions(sentences: readonly EarsSentence[]): readonly Suggestion[] {
  const asked = sentences.flatMap((sentence) =>
    sentence.responses.flatMap(({ text }) => {
      const [, verb = '', object = ''] = /^(\p{L}+) (.+)$/u.exec(text) ?? [];
      return object === '' || object.split(' ').length > 12
        ? []
        : [{ verb: verb.toLowerCase(), object, text, sentence }];
    }),
  );
  const groups = groupBy(asked, ({ object }) => object.toLowerCase());
  return [...groups].flatMap(([, group]): readonly Suggestion[] => {
    const byVerb = groupBy(group, ({ verb }) => verb);
    return [...byVerb].flatMap(([verb, first], at): readonly Suggestion[] => {
      const opposites = oppositeKeys(`do: ${verb} it`).map((key) => key.split(' ')[1]);
      // Each pair once, by the verb that is asked for first.
      return [...byVerb].slice(at + 1).flatMap(([other, second]) => {
        return opposites.includes(other) ? pairOf(first, second) : [];
      });
    });
  });
}

interface Asked {
  readonly text: string;
  readonly sentence: EarsSentence;
}

function pairOf(first: readonly Asked[], second: readonly Asked[]): readonly Suggestion[] {
  const [a, b] = [first[0]?.text ?? '', second[0]?.text ?? ''];
  const [name, other] = [nameFrom(a), nameFrom(b)];
  const [phrase, opposite] = [quoted(a), quoted(b)];
  if (name === undefined || other === undefined || phrase === undefined || opposite === undefined) return [];
  if (name === other) return [];
  return [
    {
      lines: [`action ${name} ${phrase} opposite ${other}`, `action ${other} ${opposite}`],
      count: first.length + second.length,
      what: 'responses',
      claims: claimsOf([...first, ...second].map(({ sentence }) => sentence)),
    },
  ];
}
