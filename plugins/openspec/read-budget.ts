import { LIMITS } from '#config';
import type { Line } from './source-text.ts';

/** How much more the Markdown reader may do for one file, and whose links it left unread because that was too little. */
export interface ReadBudget {
  left: number;
  readonly refused: Line[];
}

/** The budget of one file. */
export function readBudget(): ReadBudget {
  return { left: LIMITS.markdownWork, refused: [] };
}

/**
 * Takes the work of reading a stretch from the budget.
 * Ensures: false, with nothing taken, when there is not enough left; the same stretch always costs the same.
 */
export function spend(budget: ReadBudget, work: number): boolean {
  if (work > budget.left) return false;
  budget.left -= work;
  return true;
}

/** What a character costs by itself, in marks. */
const CHARACTER = 64;
/** What reading costs before the first character. */
const START = 10_000;

/** The work of finding the blocks of a stretch: the reader goes over what it has at every line and at every mark before its words. */
export function blockWork(source: string): number {
  let marks = 0;
  for (const line of source.matchAll(LEADING)) marks += 1 + line[0].replace(/[^-+*>.)[]/g, '').length;
  return START + source.length * (CHARACTER + marks);
}

/** The start of a line up to its words. */
const LEADING = /^(?:[ \t]*(?:>|[-+*[]|\d{1,9}[.)]))*/gm;

/** The work of reading a stretch with all its inline parts: the reader tries every mark with those before it. */
export function inlineWork(source: string): number {
  return START + source.length * (CHARACTER + source.replace(/[^[\]*_`~<!&:@\\\r\n]/g, '').length);
}
