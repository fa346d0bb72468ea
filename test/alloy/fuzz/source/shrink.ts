/**
 * Makes a list of numbers shorter and its numbers smaller as long as `fails` says that what it stands for still fails.
 * *Limits*: so many questions.
 */
export async function shrink(
  numbers: readonly number[],
  fails: (numbers: readonly number[]) => Promise<boolean>,
  questions = 1500,
): Promise<readonly number[]> {
  let best = numbers;
  let left = questions;
  const improve = async (candidate: readonly number[]) => {
    if (left-- <= 0 || candidate.join() === best.join() || !(await fails(candidate))) return false;
    best = candidate;
    return true;
  };
  for (let progress = true; progress && left > 0; ) {
    progress = false;
    for (let size = Math.ceil(best.length / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let start = best.length - size; start >= 0; start -= size) {
        const without = [...best.slice(0, start), ...best.slice(start + size)];
        const zeroed = best.map((number, place) => (place >= start && place < start + size ? 0 : number));
        if ((await improve(zeroed)) || (await improve(without))) progress = true;
      }
    }
  }
  return best;
}
