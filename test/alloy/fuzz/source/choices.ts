/**
 * Decisions of a generator, taken from a list of numbers; when that ends, always the first choice.
 * *Requires* of generators: the first choice is the simplest, so that a shorter list of smaller numbers makes a simpler text.
 */
export class Choices {
  readonly #numbers: readonly number[];
  #used = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A number from 0, below `count`. */
  below(count: number): number {
    return (this.#numbers[this.#used++] ?? 0) % count;
  }

  /** True in so many of a hundred cases, never when the list has ended. */
  rarely(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  of<T>(first: T, ...rest: readonly T[]): T {
    return [first, ...rest][this.below(rest.length + 1)] ?? first;
  }

  /** One of the candidates, each a function, called only when it is chosen. */
  one<T>(candidates: readonly (() => T)[], otherwise: () => T): T {
    return (candidates[this.below(Math.max(1, candidates.length))] ?? otherwise)();
  }

  /** From `least` to `most` items. */
  list<T>(least: number, most: number, item: (index: number) => T): T[] {
    const count = least + this.below(most - least + 1);
    return Array.from({ length: count }, (_, index) => item(index));
  }
}
