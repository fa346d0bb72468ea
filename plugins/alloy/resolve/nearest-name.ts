/** Longer names are not compared. */
const LONGEST = 60;

/**
 * The known name that differs least from a written one, if it differs little: by a third of its letters, and no more than
 * three. A letter left out, put in, put wrong or in the wrong case is one difference.
 */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  const most = Math.min(3, Math.floor(written.length / 3));
  let nearest: string | undefined;
  let least = most + 1;
  for (const name of known) {
    if (Math.abs(name.length - written.length) >= least || name.length > LONGEST) continue;
    const differences = distance(written, name);
    if (differences < least) {
      least = differences;
      nearest = name;
    }
  }
  return nearest;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
