import { expect, test } from 'vitest';
import { MUTATIONS, rateOf } from './mutations.ts';
import { sentencesBelow } from './read-specs.ts';

const SENTENCES = sentencesBelow('openspec/specs');

/** Of a hundred sentences, so many at least must be read as they should be. */
const RATES: Readonly<Record<'same' | 'other', number>> = { same: 0.97, other: 0.99 };

test.each(MUTATIONS.filter(({ meaning }) => meaning === 'same'))(
  'reads sentences of our own specs the same after: $name [LOGIC-MUTATION-SAME]',
  (mutation) => {
    const { changed, right, wrong } = rateOf(mutation, SENTENCES);
    expect(changed).toBeGreaterThan(20);
    expect(right / changed, wrong.slice(0, 5).join('\n')).toBeGreaterThanOrEqual(RATES.same);
  },
);

test.each(MUTATIONS.filter(({ meaning }) => meaning === 'other'))(
  'reads sentences of our own specs otherwise after: $name [LOGIC-MUTATION-OTHER]',
  (mutation) => {
    const { changed, right, wrong } = rateOf(mutation, SENTENCES);
    expect(changed).toBeGreaterThan(20);
    expect(right / changed, wrong.slice(0, 5).join('\n')).toBeGreaterThanOrEqual(RATES.other);
  },
);
