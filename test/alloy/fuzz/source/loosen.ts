import type { Choices } from './choices.ts';

/**
 * Leaves out some pairs of parentheses, so that what binds tighter is put to the test. What comes out may mean something else, or
 * nothing: then both engines must say so.
 */
export function loosen(text: string, choices: Choices): string {
  const often = choices.of(35, 90, 15);
  const open: number[] = [];
  const dropped = new Set<number>();
  for (const [place, character] of [...text].entries()) {
    if (character === '(') open.push(place);
    if (character !== ')') continue;
    const start = open.pop();
    if (start !== undefined && choices.rarely(often)) dropped.add(start).add(place);
  }
  return [...text].map((character, place) => (dropped.has(place) ? ' ' : character)).join('');
}
