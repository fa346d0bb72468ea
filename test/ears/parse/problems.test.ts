import { describe, expect, it } from 'vitest';
import type { SentenceProblemKind } from '#model';
import { parseSentences } from '../../../plugins/ears/parse/parse-sentence.ts';

const problemsOf = (text: string) =>
  parseSentences('spec.md', text).flatMap(({ sentence }) =>
    sentence.problems.map(({ kind, span }) => [kind, text.slice(span.start, span.end)] as const),
  );

/** A sentence with the problem, the words at fault, and one beside it without the problem. */
const CASES: readonly (readonly [SentenceProblemKind, string, string, string])[] = [
  ['missing-modal', 'WHEN it rings', 'WHEN it rings', 'WHEN it rings, THE bell SHALL glow.'],
  ['wrong-modal', 'WHEN it rings, THE bell glows.', 'THE bell glows', 'WHEN it rings, THE bell SHALL glow.'],
  ['wrong-modal', 'THE bell WILL glow.', 'WILL', 'THE bell SHALL glow when the lamp will not.'],
  ['missing-subject', 'WHEN it rings, SHALL glow.', 'SHALL', 'WHEN it rings, THE bell SHALL glow.'],
  [
    'pronoun-subject',
    'WHEN the bell rings, it SHALL glow.',
    'it',
    'WHEN the bell rings, THE bell SHALL glow.',
  ],
  ['weak-modal', 'THE bell SHOULD glow.', 'SHOULD', 'THE bell SHALL glow, as it should.'],
  [
    'several-responses',
    'THE bell SHALL ring and SHALL NOT stop.',
    'SHALL NOT',
    'THE bell SHALL ring and glow.',
  ],
  ['hedged-modal', 'THE bell SHALL possibly ring.', 'SHALL possibly', 'THE bell MAY possibly ring.'],
  ['shall-never', 'THE bell SHALL never ring.', 'SHALL never', 'THE bell SHALL NOT ring.'],
  [
    'then-without-if',
    'WHEN it rings, THEN THE bell SHALL glow.',
    'THEN',
    'IF it rings, THEN THE bell SHALL glow.',
  ],
  ['if-without-then', 'IF it breaks, THE bell SHALL glow.', 'IF', 'IF it breaks, THEN THE bell SHALL glow.'],
  ['no-comma', 'WHEN it rings THE bell SHALL glow.', 'WHEN it rings', 'WHEN it rings, THE bell SHALL glow.'],
  [
    'clause-order',
    'WHEN it rings, WHILE it is night, THE bell SHALL glow.',
    'WHILE',
    'WHERE a lamp is fitted, WHILE it is night, WHEN it rings, IF it breaks, THEN THE bell SHALL glow.',
  ],
  [
    'where-not-feature',
    'WHERE the user is at the door, THE bell SHALL glow.',
    'WHERE the user is at the door',
    'WHERE a lamp is fitted, THE bell SHALL glow.',
  ],
  [
    'many-conditions',
    'WHILE a, WHEN b AND c AND d, THE bell SHALL glow.',
    'WHILE a, WHEN b AND c AND d, THE bell SHALL glow.',
    'WHILE a, WHEN b AND c, THE bell SHALL glow.',
  ],
  [
    'trailing-condition',
    'THE bell SHALL glow if it rings.',
    'if it rings',
    'THE bell SHALL glow until it rings.',
  ],
  [
    'trigger-without-subject',
    'WHEN displaying a name, THE bell SHALL glow.',
    'WHEN displaying a name',
    'WHEN something moves, THE bell SHALL glow.',
  ],
  [
    'process-trigger',
    'WHEN implementing the bell, THE team SHALL use brass.',
    'WHEN implementing the bell',
    'WHEN the bell rings, THE team SHALL use brass.',
  ],
  [
    'unwanted-trigger',
    'WHEN the lamp fails, THE bell SHALL ring.',
    'WHEN the lamp fails',
    'IF the lamp fails, THEN THE bell SHALL ring.',
  ],
  [
    'unwanted-trigger',
    'WHEN a code does not match, THE bell SHALL ring.',
    'WHEN a code does not match',
    'WHEN the door is not the first, THE bell SHALL ring.',
  ],
  [
    'trigger-without-subject',
    'WHEN ringing for a guest, THE bell SHALL glow.',
    'WHEN ringing for a guest',
    'After closing the door, THE bell SHALL glow.',
  ],
  [
    'trigger-without-subject',
    'WHEN ringing in the night, THE bell SHALL glow.',
    'WHEN ringing in the night',
    'WHEN ringing fails, THE bell SHALL glow.',
  ],
  [
    'if-without-then',
    'IF a guest rings, THE bell SHALL glow.',
    'IF',
    'If a guest rings, the bell SHALL glow.',
  ],
  [
    'clause-order',
    'IF it breaks, WHEN it rings, THEN THE bell SHALL glow.',
    'WHEN',
    'IF it breaks during the night, THEN THE bell SHALL glow.',
  ],
  [
    'trailing-condition',
    'THE bell SHALL ring when the door opens.',
    'when the door opens',
    'THE bell SHALL ring only when the door opens.',
  ],
  [
    'trailing-condition',
    'THE bell SHALL ring while the door is open.',
    'while the door is open',
    'THE bell SHALL keep silent during the night.',
  ],
  [
    'trailing-condition',
    'THE bell SHALL ring, when it is day.',
    'when it is day',
    'THE bell SHALL ring and, when it is day, glow.',
  ],
  [
    'anaphora',
    'THE bell SHALL ring for those guests.',
    'those guests',
    'THE bell SHALL make sounds like those used in the hall.',
  ],
  [
    'mixed-and-or',
    'WHEN a or b and c, THE bell SHALL ring.',
    'WHEN a or b and c',
    'WHEN a guest takes a red or green card and clicks Ring, THE bell SHALL ring.',
  ],
  [
    'ambiguous-scope',
    'THE bell SHALL ring and THE lamp SHALL glow, when the door opens.',
    'when the door opens',
    'THE bell SHALL ring and THE lamp SHALL glow when the door opens.',
  ],
  [
    'anaphora',
    'THE bell SHALL NOT wake these guests.',
    'these guests',
    'IF two guests ring, THEN THE bell SHALL glow for those two guests.',
  ],
  [
    'anaphora',
    'THE bell SHALL know these sounds.',
    'these sounds',
    'THE bell SHALL know these sounds: a ring and a hum.',
  ],
  [
    'anaphora',
    'THE bell SHALL stop such noise.',
    'such noise',
    'IF doors stand open, THEN THE bell SHALL ring for each such door of this system.',
  ],
  [
    'where-not-feature',
    'WHERE the guest has a key, THE bell SHALL glow.',
    'WHERE the guest has a key',
    'WHERE a guest has enabled the lamp, THE bell SHALL glow.',
  ],
  ['missing-modal', 'WHEN the door opens', 'WHEN the door opens', 'WHEN: the door opens'],
  [
    'wrong-modal',
    'WHEN a guest rings, the bell glows',
    'the bell glows',
    'WHEN: a guest rings, the bell glows',
  ],
  ['missing-modal', 'WHEN a guest rings', 'WHEN a guest rings', '**WHEN** - something that happens'],
  ['missing-subject', 'SHALL glow.', 'SHALL', 'SHALL: what binds.'],
  ['number-without-unit', 'THE bell SHALL count within 5.', 'within 5', 'THE bell SHALL count within $5.'],
  [
    'where-not-feature',
    'WHERE guests ring twice, THE bell SHALL glow.',
    'WHERE guests ring twice',
    'WHERE guests enable the lamp, THE bell SHALL glow.',
  ],
  [
    'where-not-feature',
    'WHERE the lamp is pressed, THE bell SHALL glow.',
    'WHERE the lamp is pressed',
    'WHERE the small bell is selected, THE lamp SHALL glow.',
  ],

  [
    'mixed-and-or',
    'WHEN a or b and c, THE bell SHALL ring.',
    'WHEN a or b and c',
    'WHEN it is greater than or equal to 3 and less than 5, THE bell SHALL ring.',
  ],
  [
    'quantified',
    'FOR EACH guest, THE bell SHALL ring.',
    'FOR EACH guest',
    'WHEN a guest rings, THE bell SHALL ring.',
  ],
  ['subject-not-system', 'THE user SHALL ring.', 'THE user', 'THE user service SHALL ring.'],
  ['subject-not-system', 'THE door SHALL be opened.', 'THE door', 'THE door SHALL be opened by the bell.'],
  [
    'anaphora',
    'WHEN it rings, THE bell SHALL stop this noise.',
    'this noise',
    'THE bell SHALL show signs such as a lamp.',
  ],
  ['number-without-unit', 'THE bell SHALL ring within 5.', 'within 5', 'THE bell SHALL ring within 5 s.'],
  [
    'between-bounds',
    'WHEN it is between 2 and 5, THE bell SHALL ring.',
    'between 2 and 5',
    'WHEN it is between 2 and 5 inclusive, THE bell SHALL ring.',
  ],
  ['other-language', '铃 SHALL 响起。', '铃 SHALL 响起。', 'THE 铃 SHALL ring loudly.'],
  [
    'placeholder',
    'WHEN <event>, THE bell SHALL ring.',
    '<event>',
    'WHEN `<event>` comes, THE <b>bell</b> SHALL ring.',
  ],
  ['placeholder', 'THE bell SHALL ring TBD times.', 'TBD', 'THE bell SHALL ring three times.'],
  ['placeholder', 'THE bell SHALL ring for TODO seconds.', 'TODO', 'THE bell SHALL ring at a TODO comment.'],
  [
    'placeholder',
    'THE bell SHALL ring any TBD bells.',
    'TBD',
    'THE bell SHALL ring for every TODO in a list.',
  ],
  [
    'placeholder',
    'THE bell SHALL ring between TBD and TBD times.',
    'TBD',
    'THE bell SHALL ring for TODO items.',
  ],
  [
    'missing-subject',
    'WHEN a guest needs a bell SHALL ring.',
    'SHALL',
    'WHEN a guest is at a door a loud bell SHALL ring.',
  ],
  ['missing-subject', 'AC-2 SHALL ring.', 'SHALL', 'B2 SHALL ring.'],
  [
    'trailing-condition',
    'THE bell SHALL show a lamp that glows, when it is rung.',
    'when it is rung',
    'THE bell SHALL show a lamp that glows when rung.',
  ],
  [
    'trailing-condition',
    'THE bell SHALL glow when rung.',
    'when rung',
    'THE bell SHALL show the time when the hall is shut.',
  ],
  [
    'trailing-condition',
    'THE bell SHALL glow if any guest rings.',
    'if any guest rings',
    'THE bell SHALL name the guest, if any.',
  ],
  [
    'placeholder',
    'WHEN TODO, THE bell SHALL ring.',
    'TODO',
    'THE bell SHALL ring in three halls: TODO, IN USE, and DONE.',
  ],
  [
    'placeholder',
    'THE bell SHALL ring for TODO AND THE lamp SHALL glow.',
    'TODO',
    'WHEN the state of a guest is TODO, THE bell SHALL ring.',
  ],
  [
    'placeholder',
    'THE bell SHALL ring after TBC.',
    'TBC',
    'THE bell SHALL ring for TODO, FIXME and XXX marks.',
  ],
  [
    'wrong-modal',
    'WHEN a guest comes, THE bell SHALL ring, IF nobody answers THEN ring again.',
    'ring again',
    'WHEN a guest comes, THE bell SHALL ring, IF nobody answers THEN it SHALL ring again.',
  ],
  [
    'wrong-modal',
    'WHEN two bells hang there THEN each rings.',
    'each rings',
    'WHEN two bells hang there THEN each SHALL have a rope.',
  ],
  [
    'trailing-condition',
    'THE bell SHALL show a lamp when it is day.',
    'when it is day',
    'THE bell SHALL show a lamp indicating when it is day.',
  ],
  [
    'ambiguous-scope',
    'THE bell SHALL ring and SHALL glow unless it is day.',
    'unless it is day',
    'THE bell SHALL ring and glow unless it is day.',
  ],
  [
    'joined-sentences',
    'THE bell SHALL ring; WHEN it is day, THE lamp SHALL glow.',
    'WHEN it is day, THE lamp SHALL glow.',
    'THE bell SHALL ring. WHEN it is day, THE lamp SHALL glow.',
  ],
];

describe('what the form of a sentence leaves to be wished for', () => {
  it.each(CASES)('finds %s in %j and points at the words [EARS-FORM-PROBLEMS]', (kind, text, words) => {
    expect(problemsOf(text)).toContainEqual([kind, words]);
  });

  it.each(CASES.map(([kind, , , good]) => [kind, good] as const))(
    'finds no %s in %j [EARS-FORM-PROBLEMS]',
    (kind, good) => {
      expect(problemsOf(good).map(([found]) => found)).not.toContain(kind);
    },
  );

  it('finds nothing in a sentence of each of the six patterns [EARS-FORM-PROBLEMS]', () => {
    const good = [
      'THE bell SHALL ring.',
      'WHEN a visitor rings, THE bell SHALL ring.',
      'WHILE it is night, THE bell SHALL be silent.',
      'IF the lamp breaks, THEN THE bell SHALL ring.',
      'WHERE a lamp is fitted, THE bell SHALL ring.',
      'WHILE it is night, WHEN a visitor rings, THE bell SHALL ring within 5 seconds.',
    ];
    expect(good.flatMap(problemsOf)).toEqual([]);
  });

  it('says of a sentence in another language only that [EARS-FORM-PROBLEMS]', () => {
    expect(problemsOf('铃 SHOULD 响起 <多少> TBD。').map(([kind]) => kind)).toEqual(['other-language']);
  });
});
