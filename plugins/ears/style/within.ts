import type { Range } from './exempt-ranges.ts';

/** Makes a function that tells whether a range lies in what some ranges cover together. */
export function within(ranges: readonly Range[]): (one: Range) => boolean {
  const covered: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = covered.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else covered.push({ start, end });
  }
  return (one) => {
    let low = 0;
    let high = covered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((covered[middle]?.start ?? 0) <= one.start) low = middle + 1;
      else high = middle;
    }
    const candidate = covered[low - 1];
    return candidate !== undefined && candidate.start <= one.start && one.end <= candidate.end;
  };
}
