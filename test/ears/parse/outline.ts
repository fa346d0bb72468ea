import type { ParsedSentence } from '#model';

/** A parsed sentence as lines: its form, its clauses, its responses, its problems with the words at fault. */
export function outline(sentence: ParsedSentence, text: string): string[] {
  const { pattern, opaque, clauses, responses, problems } = sentence;
  return [
    `${pattern ?? 'no pattern'}${opaque === undefined ? '' : `, opaque: ${opaque}`}`,
    ...clauses.map(({ kind, trailing, text: words }) => `${trailing ? 'trailing ' : ''}${kind}: ${words}`),
    ...responses.map(
      ({ system, modal, negated, strength, text: words }) =>
        `${system ?? 'nobody'} | ${modal}${negated ? ' not' : ''}${strength === 'mandatory' ? '' : ` (${strength})`} | ${words}`,
    ),
    ...problems.map(({ kind, span }) => `! ${kind}: ${text.slice(span.start, span.end)}`),
  ];
}
