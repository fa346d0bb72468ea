/** Numbers that a seed stands for. */
export function numbersOf(seed: number, count = 600): number[] {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1;
  return Array.from({ length: count }, () => {
    state = (state ^ (state << 13)) >>> 0;
    state = (state ^ (state >>> 17)) >>> 0;
    state = (state ^ (state << 5)) >>> 0;
    return state % 1_000_003;
  });
}
