import { LIMITS } from '#config';

/**
 * The work of rendering a text, in marks that meet characters (some nanoseconds each at worst): the Markdown reader tries
 * every inline mark of a paragraph with those before it, and at every line among quotes, items and underlines it goes over
 * all it has.
 * Ensures: infinite for text nested deeper than the limit.
 */
export function markdownWork(text: string): number {
  let work = 0;
  let lines = 0;
  let leading = 0;
  let paragraph = { length: 0, marks: 0 };
  let indent = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    const own = leadingMarks(line);
    if (own > LIMITS.markdownDepth) return Number.POSITIVE_INFINITY;
    lines++;
    leading += own;
    const bullet = /^ *(?=[-+*] +\S)/.exec(line)?.[0].length;
    // Deeper than this below the bullet above, a bullet is but words of its paragraph.
    const beginsItem = bullet !== undefined && bullet <= indent + 3;
    if (beginsItem || line.trim() === '') {
      work += paragraph.length * paragraph.marks;
      paragraph = { length: 0, marks: 0 };
    }
    if (beginsItem) indent = bullet;
    else if (/^ ?\S/.test(line)) indent = 0;
    paragraph.length += line.length + 1;
    paragraph.marks += line.replace(/[^[\]*_`~<!&]/g, '').length;
  }
  work += paragraph.length * paragraph.marks;
  return work + (leading === 0 ? 0 : text.length * (lines + leading));
}

/** Marks of quotes, items and underlines that stand before the words of a line, a run of the same as one. */
function leadingMarks(line: string): number {
  const lead = /^[->+*=.)\d \t]*/.exec(line)?.[0] ?? '';
  return lead.match(/>|-+|\++|\*+|=+|[.)]/g)?.length ?? 0;
}
