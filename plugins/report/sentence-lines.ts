import type { Assessment, ConditionReading } from '#model';
import { plural } from './place-text.ts';

const READINGS: readonly (readonly [ConditionReading, string])[] = [
  ['formal', 'formal'],
  ['shared', 'as text that others repeat'],
  ['opaque', 'as text of their own'],
  ['unread', 'not read'],
];

/** What was read of sentences and what was compared, in sentences of our own; none where a project has no sentence. */
export function sentenceLines({ ears }: Pick<Assessment, 'ears'>): readonly string[] {
  const all = [...ears.coverage.values()];
  const sum = (of: (coverage: (typeof all)[number]) => number) =>
    all.reduce((total, one) => total + of(one), 0);
  const sentences = sum((one) => one.sentences);
  if (sentences === 0) return [];
  const conditions = READINGS.flatMap(([reading, words]) => {
    const count = sum((one) => one.conditions[reading]);
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const pairs = sum((one) => one.pairs);
  const solved = sum((one) => one.solved);
  const unanswered = sum((one) => one.unanswered);
  const errors = ears.issues.filter(
    ({ severity, accepted }) => severity === 'error' && accepted === undefined,
  ).length;
  const { partitions } = ears;
  return [
    `${plural(sentences, 'sentence')}: ${sum((one) => one.patterned)} in an EARS pattern, ${sum((one) => one.parsed)} taken apart${conditions.length === 0 ? '' : `; conditions: ${conditions.join(', ')}`}`,
    `${pairs === 0 ? 'no two demands speak of the same thing' : `${plural(pairs, 'pair')} of demands compared`}: ${errors === 0 ? 'no proven error' : plural(errors, 'proven error')}${partitions.length === 0 ? '' : `, ${plural(partitions.length, 'division into cases', 'divisions into cases')} proved`}`,
    ...(solved + unanswered === 0
      ? []
      : [
          `${plural(solved + unanswered, 'question')} took ${ears.solver ?? 'a solver'}: ${unanswered === 0 ? 'all answered' : `${unanswered} without an answer`}`,
        ]),
  ];
}
