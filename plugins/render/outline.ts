/**
 * Makes the function that gives each heading, in order, its HTML level.
 * Ensures: the first is `base`, none is more than one below the one before, none is above `base` or below 6.
 */
export function openOutline(base: number): (depth: number) => number {
  const open: number[] = [];
  return (depth) => {
    while ((open.at(-1) ?? 0) >= depth) open.pop();
    open.push(depth);
    return Math.min(6, base + open.length - 1);
  };
}
