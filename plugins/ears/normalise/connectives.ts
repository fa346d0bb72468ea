import type { Token } from '../words/tokens.ts';
import { hasInnerClause, isFullVerb, mainVerb, opensPredicate } from '../words/verbs.ts';
import { comparativeAt, comparesAt } from './comparatives.ts';

/** One part of a condition: tokens of its own, and those of the part before that it leaves out. */
export interface Part {
  /** What the author left out because it was said before: the subject. */
  readonly elided: readonly Token[];
  readonly own: readonly Token[];
}

/** How a condition is put together. */
export type Joined =
  | { readonly kind: 'atom' }
  | { readonly kind: 'mixed' }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Part[] }
  /** None of them is so. */
  | { readonly kind: 'neither'; readonly parts: readonly Part[] }
  | { readonly kind: 'unless'; readonly parts: readonly [Part, Part] };

interface Connective {
  readonly kind: 'and' | 'or';
  readonly at: number;
}

const OPEN = '([{';
const CLOSE = ')]}';

const SYMBOLS: ReadonlyMap<string, 'and' | 'or'> = new Map([
  ['&&', 'and'],
  ['||', 'or'],
]);

const WORDS: ReadonlyMap<string, 'and' | 'or'> = new Map([
  ['and', 'and'],
  ['but', 'and'],
  ['or', 'or'],
]);

/**
 * Finds what a condition is made of (rule N10). Upper-case connectives always part it; lower-case ones only where each side is
 * a clause, or goes on about the subject of the side before; all others belong to an object: `a post or comment`.
 */
export function joinedBy(tokens: readonly Token[]): Joined {
  const outside = outsideBrackets(tokens);
  const loud = outside.flatMap((at): readonly Connective[] => {
    const token = tokens[at];
    if (token === undefined) return [];
    const symbol = token.kind === 'mark' ? SYMBOLS.get(token.text) : undefined;
    const kind = symbol ?? (/^(?:AND|OR)$/.test(token.written) ? WORDS.get(token.text) : undefined);
    return kind === undefined ? [] : [{ kind, at }];
  });
  if (loud.length > 0) return partAt(tokens, loud);
  return neither(tokens, outside) ?? embedded(tokens, outside) ?? quiet(tokens, outside);
}

/** Parts at all of them; with `and` and `or` side by side nobody can say which binds closer. */
function partAt(tokens: readonly Token[], connectives: readonly Connective[]): Joined {
  const [first] = connectives;
  if (first === undefined) return { kind: 'atom' };
  if (connectives.some(({ kind }) => kind !== first.kind)) return { kind: 'mixed' };
  const parts: Part[] = [];
  let start = 0;
  for (const end of [...connectives.map(({ at }) => at), tokens.length]) {
    const own = trimmed(tokens.slice(start, end));
    if (own.length > 0) parts.push({ elided: elidedBefore(parts.at(-1), own), own });
    start = end + 1;
  }
  return parts.length < 2 ? { kind: 'atom' } : { kind: first.kind, parts };
}

/** `neither the lid is open nor the lamp is on`, `the lid is neither open nor locked`: each part is denied. */
function neither(tokens: readonly Token[], outside: readonly number[]): Joined | undefined {
  const wordAt = (at: number) => (tokens[at]?.kind === 'word' ? tokens[at].text : '');
  const opening = outside.find((at) => wordAt(at) === 'neither');
  if (opening === undefined) return undefined;
  const nors = outside.filter((at) => at > opening && wordAt(at) === 'nor');
  if (nors.length === 0 || outside.some((at) => /^(?:and|or|but|,)$/.test(tokens[at]?.text ?? '')))
    return undefined;
  const own = [opening, ...nors].map((at, index) => tokens.slice(at + 1, nors[index] ?? tokens.length));
  if (opening === 0)
    // `nor is the lamp on` turns its words round.
    return own.every((part) => (mainVerb(part) ?? 0) > 0 && !hasInnerClause(part))
      ? { kind: 'neither', parts: own.map(partOf) }
      : undefined;
  const elided = tokens.slice(0, opening);
  if (!COPULAS.has(elided.at(-1)?.text ?? '') || hasInnerClause(elided) || !own.every(isPredicate))
    return undefined;
  return { kind: 'neither', parts: own.map((part) => ({ elided, own: part })) };
}

const EMBEDDING: ReadonlyMap<string, 'and' | 'unless'> = new Map([
  ['when', 'and'],
  ['while', 'and'],
  ['if', 'and'],
  ['unless', 'unless'],
]);

/** After these a `when` says which moment is meant, or what is looked at. */
const NO_CLAUSE_BEFORE =
  /^(?:time|moment|point|case|day|hour|instant|date|know|knows|see|sees|check|checks|ask|asks|only|just|even|except|whether|decide|decides)$/;

/** `the service is unreachable when the user asks`: two conditions. */
function embedded(tokens: readonly Token[], outside: readonly number[]): Joined | undefined {
  for (const at of outside) {
    const token = tokens[at];
    const kind = token?.kind === 'word' ? EMBEDDING.get(token.text) : undefined;
    if (kind === undefined || at === 0) continue;
    const [left, right] = [trimmed(tokens.slice(0, at)), trimmed(tokens.slice(at + 1))];
    const last = left.at(-1)?.text ?? '';
    if (hasInnerClause(left) || NO_CLAUSE_BEFORE.test(last)) return undefined;
    // `while displaying it` has no subject of its own.
    if (mainVerb(left) === undefined || right.length < 2 || /ing$/.test(right[0]?.text ?? ''))
      return undefined;
    const parts = [partOf(left), partOf(right)] as const;
    return { kind, parts };
  }
  return undefined;
}

function quiet(tokens: readonly Token[], outside: readonly number[]): Joined {
  const free = new Set(outside);
  for (const at of partsOfComparatives(tokens)) free.delete(at);
  const candidates = outside.flatMap((at): readonly Connective[] => {
    const kind = tokens[at]?.kind === 'word' ? WORDS.get(tokens[at]?.text ?? '') : undefined;
    return kind === undefined || !free.has(at) ? [] : [{ kind, at }];
  });
  const connectives = accepted(tokens, candidates);
  const [first] = connectives;
  if (
    first !== undefined &&
    candidates.some(
      (one) => one.kind !== first.kind && opensPredicate(tokens[one.at + 1], tokens[one.at + 2]),
    )
  ) {
    return { kind: 'mixed' };
  }
  if (first === undefined) {
    return new Set(candidates.map(({ kind }) => kind)).size > 1 ? { kind: 'mixed' } : { kind: 'atom' };
  }
  const commas = commasBefore(tokens, outside, connectives, first.kind);
  return partAt(
    tokens,
    [...connectives, ...commas].toSorted((a, b) => a.at - b.at),
  );
}

/** Connectives that nobody needs more of in one condition. */
const MOST = 20;

/** Those that part two conditions. One that does not makes the parts around it longer, so all are looked at until none falls. */
function accepted(tokens: readonly Token[], candidates: readonly Connective[]): readonly Connective[] {
  let kept = candidates.slice(0, MOST + 1);
  if (kept.length > MOST) return [];
  for (;;) {
    const next = kept.filter(({ kind, at }, index) => {
      const left = trimmed(tokens.slice((kept[index - 1]?.at ?? -1) + 1, at));
      const right = trimmed(tokens.slice(at + 1, kept[index + 1]?.at ?? tokens.length));
      return parts(left, right, index > 0) || (kind === 'and' && mustBeClauses(left, right));
    });
    if (next.length === kept.length) return kept;
    kept = next;
  }
}

/** Whether two sides are two conditions; `goesOn`: the left side is not the first, so it may go on about a subject too. */
function parts(whole: readonly Token[], right: readonly Token[], goesOn: boolean): boolean {
  const left = headOfList(whole);
  if (left.length === 0 || right.length === 0 || left[0]?.text === 'both') return false;
  // `sees that a is so and b is so`: is b seen?
  if (hasInnerClause(left) || left[0]?.text === 'between') return false;
  const leftIsClause =
    mainVerb(left) !== undefined || (goesOn && (opensPredicate(left[0], left[1]) || isPredicate(left)));
  if (leftIsClause && (comparesAt(right, 0) || mainVerb(right) !== undefined))
    return !sharesObject(left, right);
  if (leftIsClause && opensPredicate(right[0], right[1])) return !sharesObject(left, right);
  return endsInAdjective(left, goesOn) && isPredicate(right);
}

/**
 * `the phase completes and the moon is full`: of two things together one would say `are`, so what stands before is a clause
 * too, though its verb is not known.
 */
function mustBeClauses(left: readonly Token[], right: readonly Token[]): boolean {
  const [first, ...others] = left;
  if (first === undefined || others.length < 2 || TOGETHER.has(first.text) || hasInnerClause(left))
    return false;
  if (left.some(({ text }) => text === ',' || text === 'or')) return false;
  if (!ONE.has(right[0]?.text ?? '') || hasInnerClause(right)) return false;
  return ['is', 'has', 'was'].includes(right[mainVerb(right) ?? -1]?.text ?? '');
}

const ONE: ReadonlySet<string> = new Set(['the', 'a', 'an']);

/** `no file and no folder is empty` says it of both. */
const TOGETHER: ReadonlySet<string> = new Set([
  'each',
  'every',
  'both',
  'any',
  'no',
  'neither',
  'either',
  'between',
]);

/** `adds or removes a convention`: one object for both. */
function sharesObject(left: readonly Token[], right: readonly Token[]): boolean {
  return isFullVerb(left.at(-1)) && isFullVerb(right[0]);
}

/** `the file is missing` of `the file is missing, empty`. */
function headOfList(tokens: readonly Token[]): readonly Token[] {
  const comma = tokens.findIndex(({ text }) => text === ',');
  if (comma < 0) return tokens;
  const rest = tokens.slice(comma);
  const bare = rest.every(({ kind, text }, at) => (at % 2 === 0 ? text === ',' : kind === 'word'));
  return bare ? tokens.slice(0, comma) : tokens;
}

const COPULAS: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'been']);

/** `the token is invalid`, or `not readable` after another of its kind. */
function endsInAdjective(tokens: readonly Token[], goesOn: boolean): boolean {
  const last = tokens.at(-1);
  if (last === undefined || last.kind === 'mark') return false;
  const before = tokens.at(-2)?.text ?? '';
  const denied = before === 'not' && COPULAS.has(tokens.at(-3)?.text ?? '');
  return COPULAS.has(before) || denied || (goesOn && isPredicate(tokens));
}

/** One bare word, perhaps denied. */
function isPredicate(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  if (first === undefined || first.kind === 'mark') return false;
  return tokens.length === 1 || (tokens.length === 2 && first.text === 'not' && second?.kind === 'word');
}

/** Commas of a list whose last two are joined by a word: each part must be able to stand alone. */
function commasBefore(
  tokens: readonly Token[],
  outside: readonly number[],
  connectives: readonly Connective[],
  kind: 'and' | 'or',
): readonly Connective[] {
  const last = connectives.at(-1)?.at ?? 0;
  const found: Connective[] = [];
  let from = 0;
  for (const at of outside) {
    if (at >= last) break;
    if (connectives.some((one) => one.at === at)) from = at + 1;
    if (tokens[at]?.text !== ',' || connectives.some((one) => one.at === at + 1)) continue;
    const next = outside.find(
      (other) => other > at && (tokens[other]?.text === ',' || connectives.some((one) => one.at === other)),
    );
    if (!parts(trimmed(tokens.slice(from, at)), trimmed(tokens.slice(at + 1, next ?? last)), from > 0))
      continue;
    found.push({ kind, at });
    from = at + 1;
  }
  return found;
}

/** The words that a part takes over from the part before: its subject, or all up to what is compared. */
function elidedBefore(before: Part | undefined, own: readonly Token[]): readonly Token[] {
  if (before === undefined) return [];
  const full = [...before.elided, ...before.own];
  if (comparesAt(own, 0)) {
    const compared = full.findIndex((_, at) => comparesAt(full, at));
    if (compared > 0) return full.slice(0, compared);
  }
  const verb = mainVerb(full);
  if (verb === undefined) return [];
  if (opensPredicate(own[0], own[1])) return full.slice(0, verb);
  const after = full[verb + 1]?.text === 'been' ? verb + 1 : verb;
  return isPredicate(own) && COPULAS.has(full[after]?.text ?? '') ? full.slice(0, after + 1) : [];
}

/** Indices of tokens that belong to `less than or equal to`, `between a and b`, `5 or more`. */
function partsOfComparatives(tokens: readonly Token[]): readonly number[] {
  return tokens.flatMap((token, at) => {
    const words = comparativeAt(tokens, at);
    if (words !== undefined) return Array.from({ length: words.next - at }, (_, index) => at + index);
    if (token.text === 'or' && OR_MORE.has(tokens[at + 1]?.text ?? '') && !comparesAt(tokens, at + 1))
      return [at];
    if (token.text !== 'between') return [];
    const and = tokens.findIndex((one, index) => index > at && index < at + 6 && one.text === 'and');
    return and < 0 ? [] : [and];
  });
}

const OR_MORE: ReadonlySet<string> = new Set(
  'more greater higher longer above fewer less lower shorter below older newer later'.split(' '),
);

function outsideBrackets(tokens: readonly Token[]): readonly number[] {
  const outside: number[] = [];
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'mark' && OPEN.includes(token.text)) depth++;
    else if (token.kind === 'mark' && CLOSE.includes(token.text)) depth = Math.max(0, depth - 1);
    else if (depth === 0) outside.push(at);
  }
  return outside;
}

const OPENERS: ReadonlySet<string> = new Set(['if', 'when', 'while', 'either', 'then', ',', ';']);

/** Without the words and commas that only hold parts together. */
function trimmed(tokens: readonly Token[]): readonly Token[] {
  let start = 0;
  let end = tokens.length;
  while (start < end && OPENERS.has(tokens[start]?.text ?? '')) start++;
  while (end > start && [',', ';', '.'].includes(tokens[end - 1]?.text ?? '')) end--;
  return tokens.slice(start, end);
}

function partOf(own: readonly Token[]): Part {
  return { elided: [], own };
}
