import type { ClauseKind } from '#model';
import type { FoundModal } from './find-modals.ts';
import { isGerund, openingAt } from './keywords.ts';
import type { ClauseTokens } from './read-prefix.ts';
import type { Token } from './tokens.ts';

/** One response as tokens. */
export interface ResponseTokens {
  readonly modal: FoundModal;
  /** Its own subject. */
  readonly subject?: { readonly from: number; readonly to: number };
  /** What is to be done: `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** Conditions after it. */
  readonly trailing: readonly ClauseTokens[];
}

/** What stands after the subject, and where a sentence of its own begins in it. */
export interface Responses {
  readonly responses: readonly ResponseTokens[];
  /** Token at which `, and IF …, THE … SHALL` begins another sentence. */
  readonly rest?: number;
  /** Parts of the sentence are joined by a semicolon. */
  readonly semicolon: boolean;
}

/** Words of a subject that stands between two responses at most. */
const SUBJECT_WORDS = 8;

/** Divides what follows the first modal into responses. */
export function readResponses(
  tokens: readonly Token[],
  modals: readonly FoundModal[],
  end: number,
): Responses {
  const [first] = modals;
  if (first === undefined) return { responses: [], semicolon: false };
  const rest = modals.length > 1 ? restFrom(tokens, first.end, modals[1]?.at ?? end) : undefined;
  const last = rest ?? end;
  const starts: { modal: FoundModal; at: number; subject?: { from: number; to: number } }[] = [
    { modal: first, at: first.at },
  ];
  let semicolon = false;
  for (const modal of modals.slice(1)) {
    if (modal.at >= last) break;
    const before = starts.at(-1)?.modal.end ?? first.end;
    const joint = jointBefore(tokens, before, modal.at);
    if (joint === undefined) continue;
    if (tokens[joint.at]?.written === ';') semicolon = true;
    starts.push({
      modal,
      at: joint.at,
      ...(joint.subject < modal.at ? { subject: { from: joint.subject, to: modal.at } } : {}),
    });
  }
  const responses = starts.map(({ modal, subject }, index): ResponseTokens => {
    const to = starts[index + 1]?.at ?? last;
    const trailing = readTrailing(tokens, modal.end, to);
    return {
      modal,
      ...(subject === undefined ? {} : { subject }),
      from: modal.end,
      to: trailing[0]?.at ?? to,
      trailing,
    };
  });
  return { responses, semicolon, ...(rest === undefined ? {} : { rest }) };
}

/**
 * Where a sentence of its own begins before the next modal: at a clause in capitals, `, and IF … THE … SHALL`, or after a
 * semicolon where more than a subject follows, `; within a group, lines SHALL`.
 */
function restFrom(tokens: readonly Token[], from: number, to: number): number | undefined {
  for (let at = from + 1; at < to; at++) {
    const token = tokens[at];
    if (token?.written === ';' && tokens.slice(at, to).some(({ written }) => written === ',')) return at;
    if (!token?.upper || !/^(?:IF|WHEN|WHILE|WHERE|WHENEVER)$/.test(token.written)) continue;
    let start = at;
    while (start > from && /^(?:and|but|,|;)$/.test(tokens[start - 1]?.word ?? '')) start--;
    // Without a joint it is a condition after the response, and what follows it is a response again.
    if (start < at && clauseEnds(tokens, at, to)) return start;
  }
  return undefined;
}

/** A comma, THEN or THE stands between the condition and the modal. */
function clauseEnds(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = to - 1; at > from + 1; at--) {
    const token = tokens[at];
    if (token?.written === 'THE' || token?.written === ',' || token?.word === 'then')
      return !/^(?:and|or)$/.test(tokens[at + 1]?.word ?? '') || at + 1 < to - 1;
  }
  return false;
}

/** Where the words before a modal part from the response before: `and`, `, and THE box`, `; THE box`. */
function jointBefore(
  tokens: readonly Token[],
  from: number,
  to: number,
): { readonly at: number; readonly subject: number } | undefined {
  for (let at = to - 1; at >= from && to - at <= SUBJECT_WORDS + 2; at--) {
    const token = tokens[at];
    if (token === undefined) return undefined;
    if (/^(?:or|nor)$/.test(token.word)) return undefined;
    if (/^(?:and|but|,|;|—|–)$/.test(token.word)) {
      const near = at === to - 1;
      // A comma alone before `the x SHALL` can as well be an apposition; a THE in capitals is no such thing.
      if (
        !near &&
        token.written === ',' &&
        tokens[at + 1]?.written !== 'THE' &&
        !/^then?$/.test(tokens[at + 1]?.word ?? '')
      )
        return undefined;
      if (!near && (token.word === 'and' || token.word === 'but') && !isSubject(tokens, at + 1, to)) continue;
      let start = at;
      while (start > from && /^(?:and|but|,|;)$/.test(tokens[start - 1]?.word ?? '')) start--;
      if (tokens[start]?.written !== ';' && /^(?:or|nor)$/.test(tokens[start - 1]?.word ?? ''))
        return undefined;
      return { at: start, subject: tokens[at + 1]?.word === 'then' ? at + 2 : at + 1 };
    }
    if (isContrast(tokens, at, to)) return { at: at - 1, subject: at + 1 };
    if (openingAt(tokens, at) !== undefined) return undefined;
  }
  return undefined;
}

/** `, while the reader SHALL`: somebody else has to do something else, and nothing is a condition. */
function isContrast(tokens: readonly Token[], at: number, to: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.upper || !/^(?:while|whilst|whereas)$/.test(token.word)) return false;
  if (tokens[at - 1]?.written !== ',') return false;
  return tokens
    .slice(at + 1, to)
    .every(({ word }) => !/^(?:is|are|was|were|has|have|had|does|do|can|,)$/.test(word));
}

/** Words that join a clause which explains, and binds nobody anew. */
const NO_SUBJECT = new Set('so that because which whose since as whereas where for'.split(' '));

/** `and THE box SHALL` binds somebody else; `a report and the reader SHALL` does too; `lines and files it SHALL` does not. */
function isSubject(tokens: readonly Token[], from: number, to: number): boolean {
  const word = tokens[from]?.word ?? '';
  if (NO_SUBJECT.has(word)) return false;
  if (to - from === 1) return true;
  if (/^(?:the|its|their|each|all|every|no|any|this|that|a|an)$/.test(word))
    return !/^(?:it|they|you|we|user|caller)$/.test(tokens[to - 1]?.word ?? '') || to - from === 2;
  return /^\p{Lu}/u.test(tokens[from]?.written ?? '');
}

const WHETHER = new Set(
  'check checks determine determines see verify verifies know knows ask asks decide decides tell tells indicate indicates validate validates detect detects confirm confirms evaluate inspect checking determining seeing verifying asking deciding validating detecting as even and or'.split(
    ' ',
  ),
);
/** What follows a word that tells, and wants an object, is told. */
const TELLING =
  /^(?:(?:indicat|show|explain|stat|describ|specify|defin|tell|say|determin|decid|know|document)ing|(?:explain|specif(?:y|ie)|define|determine|decide|know|describe)s?)$/;
/** `the moment when it closes` names it. */
const OF_TIME = /^(?:times?|timestamps?|moments?|dates?|days?|hours?|instants?|points?)$/;
const IDIOM = new Set(
  'any possible needed present applicable necessary available not so desired appropriate relevant required'.split(
    ' ',
  ),
);
const UNITS =
  /^(?:ms|s|sec|secs|seconds?|minutes?|mins?|hours?|h|days?|weeks?|months?|years?|milliseconds?|microseconds?|ticks?|cycles?|steps?|attempts?|retries|tries|times)$/;

/** The conditions after a response, each up to the next. */
export function readTrailing(tokens: readonly Token[], from: number, to: number): readonly ClauseTokens[] {
  const starts: { at: number; kind: ClauseKind; length: number }[] = [];
  // The first word after the modal is the verb.
  for (let at = from + 1; at < to; at++) {
    // What follows tells the purpose, and its conditions are not those of the response.
    if (/^(?:so|because)$/.test(tokens[at]?.word ?? '') && tokens[at + 1]?.word !== 'long') break;
    const opening = trailingAt(tokens, at, from, to);
    if (opening === undefined) continue;
    starts.push({ at, ...opening });
    at += opening.length - 1;
  }
  return starts.map(({ at, kind, length }, index) => {
    let end = starts[index + 1]?.at ?? to;
    while (end > at + length && /^(?:,|;|and|but|—|–)$/.test(tokens[end - 1]?.word ?? '')) end--;
    return { kind, at, textFrom: at + length, to: end, bare: false };
  });
}

function trailingAt(tokens: readonly Token[], at: number, from: number, to: number) {
  const token = tokens[at];
  const opening = openingAt(tokens, at) ?? afterAt(tokens, at);
  if (token === undefined || opening === undefined || at + opening.length >= to) return undefined;
  const before = tokens[at - 1]?.word ?? '';
  const next = tokens[at + opening.length];
  if (opening.kind === 'for-each' || isJoint(next)) return undefined;
  // `a test that passed only when tried again`: what is limited is not the response.
  if (opening.kind === 'only-if' && hasRelative(tokens, from, at)) return undefined;
  if (opening.kind === 'only-if' || token.upper) return opening;
  if (/^(?:even|only|of|than|or|just|to|by|about|like)$/.test(before)) return undefined;
  switch (token.word) {
    case 'if':
      return WHETHER.has(before) || isIdiom(tokens, at + 1, to) ? undefined : opening;
    case 'when':
      // `explain when to use each`, `a hint indicating when it is free`
      if (next?.word === 'to' || TELLING.test(before) || OF_TIME.test(before)) return undefined;
      // `a button that stops it when clicked`
      if (at + 2 === to && hasRelative(tokens, from, at)) return undefined;
      return IDIOM.has(next?.word ?? '') && (at + 2 === to || tokens[at + 2]?.written === ',')
        ? undefined
        : opening;
    case 'while':
    case 'whilst':
      return isGerund(next) ? undefined : opening;
    case 'where':
    case 'wherever':
    case 'given':
    case 'once':
      // `a table where each row …`, `the given name`, `at most once`.
      return before === ',' && token.word === 'once' && /^(?:the|a|an|it|all)$/.test(next?.word ?? '')
        ? opening
        : undefined;
    case 'during':
    case 'upon':
      return opening;
    case 'before':
    case 'after':
      return isMoment(tokens, at, from) ? opening : undefined;
    case 'in':
      return tokens[at + 1]?.word === 'case' && tokens[at + 2]?.word === 'of' ? undefined : opening;
    default:
      return opening;
  }
}

/** `if any` and `if needed` say little; `if any check fails` is a condition. */
function isIdiom(tokens: readonly Token[], at: number, to: number): boolean {
  const word = tokens[at]?.word ?? '';
  const ends = at + 1 >= to || /^(?:[,;]|and|or|but)$/.test(tokens[at + 1]?.word ?? '');
  return IDIOM.has(word) && (word !== 'any' || ends);
}

/** `read as GIVEN, WHEN and THEN` speaks of the words. */
function isJoint(token: Token | undefined): boolean {
  return token !== undefined && /^(?:[,;:]|and|or|then)$/.test(token.word);
}

function hasRelative(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).some(({ word }) => /^(?:that|which|who|whose)$/.test(word));
}

function afterAt(tokens: readonly Token[], at: number) {
  return tokens[at]?.word === 'after' ? { kind: 'after' as const, length: 1 } : undefined;
}

/** `after 5 seconds` is a bound, `before and after` a noun, `within 5 seconds after x` tells from when a bound counts. */
function isMoment(tokens: readonly Token[], at: number, from: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined || /^(?:and|or|[,;.])$/.test(next.word)) return false;
  // `after at least 5 seconds` too.
  const bound = /^at (?:least|most)$/.test(`${next.word} ${tokens[at + 2]?.word}`) ? at + 3 : at + 1;
  if (/^\d/.test(tokens[bound]?.word ?? '') && UNITS.test(tokens[bound + 1]?.word ?? '')) return false;
  const before = tokens[at - 1]?.word ?? '';
  return (
    at > from &&
    !/^(?:and|or|the|immediately|shortly|soon|lines?|ordered|placed|listed|sorted|shown|put|stand|come|appear)$/.test(
      before,
    )
  );
}
