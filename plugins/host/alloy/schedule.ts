/** Commands of one text that share their translation. */
export interface Group<Item> {
  readonly items: readonly Item[];
}

/**
 * Gives out items so that those of a group go to the same taker as far as that keeps all takers busy: each taker takes
 * whole groups, the largest first, and when none is left, the end of what the most loaded one still has.
 */
export function createSchedule<Item>(groups: readonly Group<Item>[]): (taker: number) => Item | undefined {
  const waiting = [...groups]
    .sort((a, b) => b.items.length - a.items.length)
    .map((group) => [...group.items]);
  const held = new Map<number, Item[]>();
  return (taker) => {
    const own = held.get(taker) ?? [];
    if (own.length > 0) return own.shift();
    const group = waiting.shift() ?? takeHalf([...held.values()]);
    if (group === undefined) return undefined;
    held.set(taker, group);
    return group.shift();
  };
}

function takeHalf<Item>(all: readonly Item[][]): Item[] | undefined {
  const [largest] = [...all].sort((a, b) => b.length - a.length);
  if (largest === undefined || largest.length === 0) return undefined;
  return largest.splice(Math.floor(largest.length / 2));
}
