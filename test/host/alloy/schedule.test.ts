import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../../plugins/host/alloy/schedule.ts';

describe('createSchedule', () => {
  it('gives out every item once, whatever the groups and whoever asks [ALLOY-WORKER]', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(), { maxLength: 8 }), { maxLength: 6 }),
        fc.infiniteStream(fc.nat(3)),
        (sizes, takers) => {
          const groups = sizes.map((items, group) => ({ items: items.map((_, at) => `${group}.${at}`) }));
          const take = createSchedule(groups);
          const given: string[] = [];
          for (let idle = 0; idle < 4; ) {
            const taker = takers.next().value;
            const item = take(taker);
            if (item === undefined) idle++;
            else given.push(item);
          }
          // Whoever stopped asking may still hold some; the next to ask gets them.
          for (let item = take(9); item !== undefined; item = take(9)) given.push(item);
          expect(given.toSorted()).toEqual(groups.flatMap(({ items }) => items).toSorted());
        },
      ),
    );
  });

  it('keeps a group with one taker while there is a group for each, the largest first [ALLOY-WORKER]', () => {
    const take = createSchedule([{ items: ['a1'] }, { items: ['b1', 'b2', 'b3'] }, { items: ['c1', 'c2'] }]);
    expect([take(0), take(1), take(0), take(1), take(0), take(1)]).toEqual([
      'b1',
      'c1',
      'b2',
      'c2',
      'b3',
      'a1',
    ]);
  });

  it('shares what is left of a group when nothing else is [ALLOY-WORKER]', () => {
    const take = createSchedule([{ items: ['a1', 'a2', 'a3', 'a4', 'a5'] }]);
    expect([take(0), take(1), take(0), take(1)]).toEqual(['a1', 'a4', 'a2', 'a5']);
  });
});
