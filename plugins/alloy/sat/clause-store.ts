/** Number of a clause: where its literals begin. */
export type ClauseReference = number;

/** No clause. */
export const NO_CLAUSE: ClauseReference = -1;

/** Numbers kept before a clause's literals: how many there are, and what it is. */
const HEADER = 2;

/**
 * Clauses of two and more literals in one array, with lists of those that watch each literal.
 * *Shape*: literal `v` is code 2v, `-v` is 2v + 1; the first two literals of a clause are the watched ones. A watch list holds
 * pairs: clause, and another literal of it that makes a look at the clause unnecessary when true.
 */
export class ClauseStore {
  data = new Int32Array(1 << 12);
  readonly watches: number[][] = [[], []];
  /** Learnt clauses, oldest first. */
  learnt: ClauseReference[] = [];
  private length = 0;

  growVariables(count: number): void {
    while (this.watches.length < 2 * count + 2) this.watches.push([]);
  }

  size(clause: ClauseReference): number {
    return this.data[clause - HEADER] as number;
  }

  /** How many decision levels a learnt clause joins, fewer being better; 0 for a given clause. */
  quality(clause: ClauseReference): number {
    return this.data[clause - 1] as number;
  }

  add(literals: readonly number[], quality: number): ClauseReference {
    const clause = this.length + HEADER;
    const end = clause + literals.length;
    if (end > this.data.length) {
      const larger = new Int32Array(Math.max(end, this.data.length * 2));
      larger.set(this.data.subarray(0, this.length));
      this.data = larger;
    }
    this.data[clause - HEADER] = literals.length;
    this.data[clause - 1] = quality;
    for (const [index, literal] of literals.entries()) this.data[clause + index] = literal;
    this.length = end;
    if (quality > 0) this.learnt.push(clause);
    this.watch(clause);
    return clause;
  }

  /**
   * Drops the learnt clauses for which `keep` says false, and moves the others together.
   * *Ensures*: calls `moved` for every clause that stays, with its old and its new number.
   */
  compact(
    keep: (clause: ClauseReference) => boolean,
    moved: (from: ClauseReference, to: ClauseReference) => void,
  ): void {
    for (const list of this.watches) list.length = 0;
    const learnt: ClauseReference[] = [];
    let to = 0;
    for (let from = 0; from < this.length; ) {
      const total = HEADER + (this.data[from] as number);
      const clause = from + HEADER;
      const isLearnt = this.quality(clause) > 0;
      if (!isLearnt || keep(clause)) {
        this.data.copyWithin(to, from, from + total);
        moved(clause, to + HEADER);
        if (isLearnt) learnt.push(to + HEADER);
        this.watch(to + HEADER);
        to += total;
      }
      from += total;
    }
    this.length = to;
    this.learnt = learnt;
  }

  private watch(clause: ClauseReference): void {
    const first = this.data[clause] as number;
    const second = this.data[clause + 1] as number;
    this.watches[first]?.push(clause, second);
    this.watches[second]?.push(clause, first);
  }
}
