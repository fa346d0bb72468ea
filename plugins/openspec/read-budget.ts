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

/** The unit of work is some nanoseconds. Measured, in that unit: */
const COST = {
  /** One call of the reader, however short the text. */
  start: 20_000,
  /** A character by itself. */
  character: 500,
  /** A line or a mark before its words, for every other line and mark of the stretch. */
  blockMark: 6,
  /** A mark between words, for every character of the stretch. */
  inlineMark: 3,
} as const;

/** The work of finding the blocks of a stretch: at a line or a mark before its words the reader may go over all others. */
export function blockWork(source: string): number {
  let marks = 0;
  for (let at = 0; at < source.length; at++) {
    marks++;
    for (; LEAD.has(source.charCodeAt(at)); at++) if (MARKS.has(source.charCodeAt(at))) marks++;
    while (at < source.length && !isLineEnding(source.charCodeAt(at))) at++;
  }
  return COST.start + source.length * COST.character + marks * marks * COST.blockMark;
}

const codes = (characters: string): ReadonlySet<number> =>
  new Set([...characters].map((each) => each.charCodeAt(0)));
/** Marks of quotes, items, definitions and underlines; and what may stand among them. */
const MARKS = codes('>-+*[=.)');
const LEAD = codes('>-+*[=.)0123456789 \t');

function isLineEnding(code: number): boolean {
  return code === 10 || code === 13;
}

/** The work of reading a stretch with all its inline parts: the reader tries every mark with those before it. */
export function inlineWork(source: string): number {
  const marks = source.replace(/[^[\]*_`~<!&:@\\\r\n]/g, '').length;
  return COST.start + source.length * (COST.character + marks * COST.inlineMark);
}
