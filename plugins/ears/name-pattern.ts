import type { EarsPattern } from '#model';
import { type Mark, markKeywords } from './mark-keywords.ts';

const PATTERN_OF: Readonly<Partial<Record<Mark['keyword'], EarsPattern>>> = {
  where: 'optional feature',
  while: 'state-driven',
  when: 'event-driven',
  if: 'unwanted behaviour',
};

/**
 * Names the EARS pattern of one sentence; undefined when it is none: no SHALL (or MUST, SHOULD, MAY), nobody named
 * before it, a condition after the response, or words before the first condition.
 */
export function namePattern(text: string): EarsPattern | undefined {
  const marks = markKeywords(text);
  const response = marks.findIndex((mark) => mark.role === 'response');
  if (response < 0 || marks[response - 1]?.role !== 'system') return undefined;
  const isCondition = (mark: Mark) => mark.role === 'condition';
  if (marks.slice(response).some(isCondition)) return undefined;
  const conditions = marks.slice(0, response).filter(isCondition);
  const [first] = conditions;
  if (first === undefined) return startsAt(text, marks[response - 1]) ? 'ubiquitous' : undefined;
  if (!startsAt(text, first)) return undefined;
  const kinds = new Set(conditions.map((mark) => mark.keyword));
  return kinds.size > 1 ? 'complex' : PATTERN_OF[first.keyword];
}

/** True when only list and emphasis marks stand before the mark. */
function startsAt(text: string, mark: Mark | undefined): boolean {
  // A lead longer than this is no list mark, and would make the test below slow.
  return (
    mark !== undefined &&
    mark.start < 200 &&
    /^[\s>*_+-]*(?:\d+[.)]\s+)?[\s*_]*$/.test(text.slice(0, mark.start))
  );
}
