/** Pages below `evidence/` that are no part of a case. */
const RESERVED = ['matrix', 'queue'];

/**
 * Gives each page below `evidence/` an address of its own, in the order given.
 * Ensures: none is that of the matrix or of the queue, nor, on disks that do not tell letter cases apart, that of another.
 */
export function evidenceSlugs(wanted: readonly string[]): readonly string[] {
  const taken = new Set(RESERVED);
  return wanted.map((slug) => {
    let free = slug;
    for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${slug}-${count}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
