import { distance } from 'fastest-levenshtein';

/** A line of TAP that reports a test. */
export interface TapPoint {
  readonly ok: boolean;
  readonly number: number | undefined;
  readonly title: string | undefined;
  /** `unclear`: it may have been meant to be left out; the words are not understood. */
  readonly kind: 'plain' | 'skip' | 'todo' | 'unclear';
  readonly reason: string | undefined;
  readonly milliseconds: number | undefined;
  /** A brace at its end opens its subtests, which then follow it. */
  readonly opens: boolean;
}

/** Parses `ok 1 - title # SKIP reason`; undefined for a line that reports no test. */
export function parsePoint(line: string): TapPoint | undefined {
  const head = /^(not )?ok\b(?: *(\d{1,9})(?!\S))?/.exec(line);
  if (head === null || /^\S/.test(line.slice(head[0].length))) return undefined;
  const rest = line.slice(head[0].length).trimEnd();
  const opens = rest.endsWith('{');
  const said = opens ? rest.slice(0, -1).trimEnd() : rest;
  const time = /\s#\s*time=([\d.]{1,20})ms$/.exec(said);
  const plain = said.slice(0, time?.index);
  const mark = markIn(plain);
  const title = unescapeTap(
    (mark === undefined ? plain : plain.slice(0, mark.at)).trim().replace(/^- ?/, ''),
  ).trim();
  return {
    ok: head[1] === undefined,
    number: head[2] === undefined ? undefined : Number(head[2]),
    title: title === '' ? undefined : title,
    kind: mark?.kind ?? 'plain',
    reason: mark?.reason,
    milliseconds: time === null || Number.isNaN(Number(time[1])) ? undefined : Number(time[1]),
    opens,
  };
}

interface Mark {
  readonly at: number;
  readonly kind: 'skip' | 'todo' | 'unclear';
  readonly reason: string | undefined;
}

/** The last directive behind a number sign that is not escaped; a misspelt one is not taken for part of the title. */
function markIn(rest: string): Mark | undefined {
  const found = [...rest.matchAll(/(?<=^|[^\\])#\s*(\S+)\s*(.*)$/gs)].at(-1);
  const word = found?.[1]?.toLowerCase().slice(0, 20);
  if (found === undefined || word === undefined) return undefined;
  const reason = found[2] || undefined;
  if (/^skip/.test(word)) return { at: found.index, kind: 'skip', reason };
  if (word === 'todo') return { at: found.index, kind: 'todo', reason };
  // Node's runner calls it `ok` when the failure came.
  if (word === 'expected' && /^failure\b/i.test(reason ?? ''))
    return { at: found.index, kind: 'skip', reason: 'This test is expected to fail, and did.' };
  const near = distance(word, 'todo') < 2 || distance(word, 'skip') < 2;
  return near && word.length > 2 ? { at: found.index, kind: 'unclear', reason } : undefined;
}

export function unescapeTap(text: string): string {
  return text.replace(/\\([\\#])/g, '$1');
}
