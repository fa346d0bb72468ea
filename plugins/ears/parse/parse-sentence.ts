import { LIMITS } from '#config';
import type { ClauseKind, EarsClause, EarsResponse, ParsedSentence, Span, Strength } from '#model';
import { findModals } from './find-modals.ts';
import { type FormFacts, formProblems } from './form-problems.ts';
import { isBlank, type Mask, maskText, trimWords, wordsIn } from './mask.ts';
import { namedPattern } from './named-pattern.ts';
import { whyOpaque } from './opaque-form.ts';
import { isHedge } from './problems-binding.ts';
import { type ClauseTokens, type Prefix, readOnlyClauses, readPrefix } from './read-prefix.ts';
import { type ResponseTokens, readResponses } from './read-responses.ts';
import { namedAt, opensInCapitals, withoutAsides, withoutEnd } from './sentence-tokens.ts';
import { skipLabel } from './skip-label.ts';
import { type Stretch, splitStretch } from './split.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A sentence taken apart, with what only its place in a document needs. */
export interface ReadForm {
  readonly sentence: ParsedSentence;
  /** It is words before a list. */
  readonly colon: boolean;
  /** Whom the words before a list name, where they end without a modal: `To save power, the bell:`. */
  readonly names?: string;
  /** It says what has to hold: a modal, or a condition in capitals that opens it. */
  readonly normative: boolean;
}

/**
 * Takes a stretch of one paragraph or list item apart, `text[start, end)`: one result for each sentence in it.
 * Ensures: spans lie in the stretch; never throws, on any text. Limits: linear in the length but for sentences of
 * `LIMITS.sentenceLength` at most.
 */
export function parseSentences(
  path: string,
  text: string,
  start = 0,
  end = text.length,
): readonly ReadForm[] {
  const marker = LIST_MARK.exec(text.slice(start, Math.min(end, start + 200)))?.[0].length ?? 0;
  const base = start + marker;
  const mask = maskText(text.slice(base, end));
  const place = { path, base, mask };
  return splitStretch(mask, tokensOf(mask), mask.raw.length).flatMap((stretch) =>
    readStretch(place, stretch),
  );
}

const LIST_MARK = /^[ \t]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(?:\[[ xX]\][ \t]+)?/;

interface Place {
  readonly path: string;
  readonly base: number;
  readonly mask: Mask;
}

function readStretch(place: Place, stretch: Stretch): readonly ReadForm[] {
  if (stretch.end - stretch.start > LIMITS.sentenceLength) return [tooLong(place, stretch)];
  const forms: ReadForm[] = [];
  let rest: Stretch | undefined = stretch;
  // Each turn reads at least one token of the rest.
  while (rest !== undefined) {
    const read: { form: ReadForm; rest?: Stretch } = readOne(place, rest, forms.length > 0);
    forms.push(read.form);
    rest = read.rest;
  }
  return forms;
}

function readOne(
  place: Place,
  stretch: Stretch,
  continued: boolean,
): { readonly form: ReadForm; readonly rest?: Stretch } {
  const { mask } = place;
  const skipped = skipLabel(mask, stretch.tokens);
  const all = stretch.tokens.slice(skipped);
  const endsInColon = all.at(-1)?.written === ':';
  const tokens = withoutAsides(withoutEnd(all));
  const modals = findModals(tokens);
  const found = readResponses(tokens, modals, tokens.length);
  const [first] = modals;
  const colon = endsInColon && found.rest === undefined;
  const own = found.rest === undefined ? tokens : tokens.slice(0, found.rest);
  const named = first === undefined && colon ? namedAt(tokens) : undefined;
  const prefix: Prefix =
    first === undefined
      ? {
          clauses: readOnlyClauses(tokens, 0, named ?? tokens.length),
          withThen: false,
          unknownLead: false,
          harmless: false,
          leans: false,
        }
      : readPrefix(tokens, 0, first.at);
  const start = skipped === 0 ? stretch.start : (stretch.tokens[skipped]?.start ?? stretch.start);
  const restAt = found.rest === undefined ? undefined : tokens[skipJoint(tokens, found.rest)]?.start;
  const extent =
    restAt === undefined
      ? trimBlank(mask, skipped === 0 ? start : marksBefore(mask, start), stretch.end)
      : trimWords(mask, start, restAt);
  const clauses = [
    ...prefix.clauses.map((clause) => toClause(place, tokens, clause, false, stretch.end)),
    ...found.responses.flatMap((one) =>
      one.trailing.map((clause) => {
        const kind = clauseKindOf(clause.kind, isRestricted(tokens, one));
        return toClause(place, tokens, { ...clause, kind }, true, restAt ?? stretch.end);
      }),
    ),
  ];
  const responses = toResponses(place, tokens, prefix, found.responses, restAt ?? stretch.end);
  const facts: FormFacts = {
    place,
    tokens: own,
    prefix,
    found,
    clauses,
    responses,
    colon,
    joined: stretch.joined || continued || found.semicolon,
    spanOf: (from, to) => spanOfTokens(place, tokens, from, to),
    extent: { path: place.path, start: place.base + extent.start, end: place.base + extent.end },
  };
  const opaque = whyOpaque(facts, continued);
  const pattern = opaque === 'language' ? undefined : namedPattern(facts);
  const sentence: ParsedSentence = {
    origin: 'sentence',
    span: facts.extent,
    text: collapse(mask.raw.slice(extent.start, extent.end)),
    ...(pattern === undefined ? {} : { pattern }),
    clauses,
    responses,
    problems: formProblems(facts),
    ...(opaque === undefined ? {} : { opaque }),
  };
  const names =
    named === undefined
      ? undefined
      : withoutArticle(wordsIn(mask, tokens[named]?.start ?? 0, tokens.at(-1)?.end ?? 0));
  const form: ReadForm = {
    ...(names === undefined ? {} : { names }),
    sentence,
    colon,
    normative: first !== undefined ? isBinding(tokens, modals, prefix) : opensInCapitals(tokens),
  };
  if (found.rest === undefined || restAt === undefined) return { form };
  const at = skipJoint(tokens, found.rest);
  return {
    form,
    rest: { start: restAt, end: stretch.end, tokens: all.slice(at), joined: true },
  };
}

function trimBlank({ raw }: Mask, start: number, end: number) {
  let from = start;
  let to = end;
  while (from < to && isBlank(raw[from] ?? '')) from++;
  while (to > from && isBlank(raw[to - 1] ?? '')) to--;
  return { start: from, end: to };
}

function skipJoint(tokens: readonly Token[], from: number): number {
  let at = from;
  while (/^(?:,|;|and|but)$/.test(tokens[at]?.word ?? '')) at++;
  return at;
}

/** `should`, `will` and `may` in small letters are everyday English unless a keyword of EARS opens the sentence. */
function isBinding(tokens: readonly Token[], modals: ReturnType<typeof findModals>, prefix: Prefix): boolean {
  const strong = modals.some(
    ({ at, modal }) => modal === 'shall' || modal === 'must' || tokens[at]?.upper === true,
  );
  return strong || (prefix.clauses.length > 0 && opensInCapitals(tokens));
}

/** Takes in the emphasis and brackets directly before a word. */
function marksBefore({ plain }: Mask, start: number): number {
  let at = start;
  while (at > 0 && /[\uE002([]/.test(plain[at - 1] ?? '')) at--;
  return at;
}

function toClause(
  place: Place,
  tokens: readonly Token[],
  { kind, at, textFrom, to }: ClauseTokens,
  trailing: boolean,
  end: number,
): EarsClause {
  const { path, base, mask } = place;
  const keyword = { start: tokens[at]?.start ?? 0, end: tokens[textFrom - 1]?.end ?? 0 };
  const text = stretchOf(mask, tokens, textFrom, to, end);
  return {
    kind,
    written: wordsIn(mask, keyword.start, keyword.end),
    keywordSpan: { path, start: base + keyword.start, end: base + keyword.end },
    text: wordsIn(mask, text.start, text.end),
    span: { path, start: base + keyword.start, end: base + Math.max(text.end, keyword.end) },
    trailing,
  };
}

/** Offsets of the words of tokens `[from, to)`, with the parentheses between and after them. */
function stretchOf(mask: Mask, tokens: readonly Token[], from: number, to: number, end: number) {
  const start = tokens[from - 1]?.end ?? 0;
  const until = to < tokens.length ? (tokens[to]?.start ?? end) : end;
  return trimWords(mask, start, Math.max(start, until), to < tokens.length ? ',;—–' : ',;:.!?。！？');
}

function spanOfTokens({ path, base }: Place, tokens: readonly Token[], from: number, to: number): Span {
  const start = tokens[from]?.start ?? tokens.at(-1)?.end ?? 0;
  const end = Math.max(start, tokens[to - 1]?.end ?? start);
  return { path, start: base + start, end: base + end };
}

const STRENGTHS: Readonly<Record<string, Strength>> = { should: 'advisory', may: 'optional' };

function toResponses(
  place: Place,
  tokens: readonly Token[],
  prefix: Prefix,
  found: readonly ResponseTokens[],
  end: number,
): readonly EarsResponse[] {
  const { path, base, mask } = place;
  let system: string | undefined;
  return found.map((one, index): EarsResponse => {
    const subject = one.subject ?? (index === 0 ? prefix.subject : undefined);
    const stretch =
      subject === undefined
        ? undefined
        : trimWords(mask, tokens[subject.from]?.start ?? 0, tokens[subject.to]?.start ?? 0, ',;—–');
    if (stretch !== undefined && stretch.end > stretch.start)
      system = withoutArticle(wordsIn(mask, stretch.start, stretch.end));
    const restricted = isRestricted(tokens, one);
    const text = stretchOf(mask, tokens, one.from + (restricted ? 1 : 0), one.to, end);
    const { modal } = one.modal;
    const hedged = isHedge(tokens[one.from]?.word);
    return {
      ...(system === undefined ? {} : { system }),
      ...(stretch === undefined
        ? {}
        : { systemSpan: { path, start: base + stretch.start, end: base + stretch.end } }),
      modal,
      modalSpan: spanOfTokens(place, tokens, one.modal.at, one.modal.end),
      negated: one.modal.negated,
      strength: hedged ? 'optional' : (STRENGTHS[modal] ?? 'mandatory'),
      text: wordsIn(mask, text.start, text.end),
      span: { path, start: base + text.start, end: base + text.end },
    };
  });
}

/** `SHALL only … if`: the restriction is a clause, and no word of the response. */
function isRestricted(tokens: readonly Token[], { from, trailing }: ResponseTokens): boolean {
  return tokens[from]?.word === 'only' && trailing[0] !== undefined;
}

function withoutArticle(words: string): string {
  const [first = '', ...others] = words.split(' ');
  return others.length > 0 && /^(?:the|a|an)$/i.test(first) ? others.join(' ') : words;
}

function collapse(raw: string): string {
  return raw.split(/\s+/).join(' ').trim();
}

function tooLong({ path, base, mask }: Place, { start, end }: Stretch): ReadForm {
  const span = { path, start: base + start, end: base + end };
  const text = collapse(mask.raw.slice(start, end));
  const sentence: ParsedSentence = {
    origin: 'sentence',
    span,
    text,
    clauses: [],
    responses: [],
    problems: [],
    opaque: 'too-long',
  };
  return { sentence, colon: false, normative: /\bSHALL\b|\bMUST\b|\bshall\b/.test(text) };
}

/** The kind of a trailing clause once `SHALL only` is read with it. */
function clauseKindOf(kind: ClauseKind, restricted: boolean): ClauseKind {
  return restricted && (kind === 'if' || kind === 'when' || kind === 'while') ? 'only-if' : kind;
}
