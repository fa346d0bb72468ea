import { LIMITS } from './limits.ts';

/** A tag convention's pattern, ready to be run, or why it is refused. */
export type TagPattern =
  | { readonly ok: true; readonly pattern: RegExp }
  | { readonly ok: false; readonly problem: string };

const MAX_LENGTH = 500;
const MAX_REPEATS = 3;

/**
 * Compiles the pattern of a tag convention: global, multiline, with the places of its groups.
 * Requires: a named group `tag` or `tags`.
 * Ensures: no pattern takes exponential time: a repeated group holds no repetition and no alternative, there are no back
 * references and no look-arounds, at most three `*` or `+`, and each matches at most `LIMITS.tagPatternRepeat` characters.
 */
export function compileTagPattern(source: string): TagPattern {
  if (source.length > MAX_LENGTH) return refuse(`Pattern is longer than ${MAX_LENGTH} characters`);
  try {
    new RegExp(source, 'gmu');
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'Pattern is no regular expression');
  }
  if (!/\(\?<tags?>/.test(source))
    return refuse('Unexpected pattern, expected a group `(?<tag>…)` or `(?<tags>…)`');
  const bounded = boundRepeats(source);
  return bounded.ok ? { ok: true, pattern: new RegExp(bounded.source, 'dgmu') } : bounded;
}

function refuse(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}

/** A group that is open while the pattern is read from left to right. */
interface OpenGroup {
  repeats: boolean;
  alternatives: boolean;
}

function boundRepeats(
  source: string,
): { readonly ok: true; readonly source: string } | { readonly ok: false; readonly problem: string } {
  const groups: OpenGroup[] = [{ repeats: false, alternatives: false }];
  let closed: OpenGroup | undefined;
  let repeats = 0;
  let result = '';
  for (let i = 0; i < source.length; ) {
    const piece = PIECE.exec(source.slice(i))?.[0] ?? source[i] ?? '';
    i += piece.length;
    const top = groups.at(-1);
    if (!top) return refuse('Pattern has unbalanced parentheses');
    if (/^\\[1-9k]/.test(piece))
      return refuse('Pattern has a back reference, which can take exponential time');
    if (/^\(\?<?[=!]/.test(piece)) return refuse('Pattern has a look-around, which is not supported');
    const before = closed;
    closed = undefined;
    if (piece.startsWith('(')) groups.push({ repeats: false, alternatives: false });
    else if (piece === ')') closed = closeGroup(groups);
    else if (piece === '|') top.alternatives = true;
    const repeat = readRepeat(piece);
    if (repeat && before && (before.repeats || before.alternatives)) {
      return refuse(
        'Pattern repeats a group that holds a repetition or an alternative, which can take exponential time',
      );
    }
    if (repeat?.open && ++repeats > MAX_REPEATS)
      return refuse(`Pattern has more than ${MAX_REPEATS} open repetitions`);
    if (repeat) top.repeats = true;
    result += repeat?.open ? `{${repeat.from},${LIMITS.tagPatternRepeat}}${repeat.lazy}` : piece;
  }
  return { ok: true, source: result };
}

/** One escape, class, group opener, repetition or character. */
const PIECE =
  /^(?:\\[\s\S]|\[(?:\\[\s\S]|[^\]\\]){0,500}\]|\(\?(?:<[A-Za-z]\w{0,50}>|<?[=!]|:)|\{\d{1,6}(?:,\d{0,6})?\}\??|[*+?]\??|[\s\S])/;

/** Joins what a group holds to the group around it. */
function closeGroup(groups: OpenGroup[]): OpenGroup | undefined {
  const group = groups.pop();
  const outer = groups.at(-1);
  if (outer && group?.repeats) outer.repeats = true;
  if (outer && group?.alternatives) outer.alternatives = true;
  return group;
}

function readRepeat(
  piece: string,
): { readonly from: number; readonly open: boolean; readonly lazy: string } | undefined {
  const lazy = piece.length > 1 && piece.endsWith('?') ? '?' : '';
  if (/^\*\??$/.test(piece)) return { from: 0, open: true, lazy };
  if (/^\+\??$/.test(piece)) return { from: 1, open: true, lazy };
  const counted = /^\{(\d+)(,(\d*))?\}\??$/.exec(piece);
  if (!counted) return undefined;
  const most =
    counted[2] === undefined ? Number(counted[1]) : counted[3] === '' ? Infinity : Number(counted[3]);
  return {
    from: Math.min(Number(counted[1]), LIMITS.tagPatternRepeat),
    open: most > LIMITS.tagPatternRepeat,
    lazy,
  };
}
