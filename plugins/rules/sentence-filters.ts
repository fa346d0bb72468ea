import type { Severity } from '#model';
import type { FoundProblem } from './sentence-rule.ts';

/** Nothing stands between the modal and the beginning of the sentence, or the end of a condition before it. */
export function beginsWithModal({ span, sentence, text }: FoundProblem): boolean {
  if (sentence.origin === 'steps' || namesSomething(sentence.lead)) return false;
  const conditions = sentence.clauses.filter(
    (clause) => /^(?:where|while|when|if)$/i.test(clause.written) && clause.span.end <= span.start,
  );
  const from = Math.max(sentence.span.start, ...conditions.map((clause) => clause.span.end));
  return !/[\p{L}\p{N}`]/u.test(text.slice(from, span.start));
}

/** `the reconciler:` above a list is the subject of its items; `Requirements:` is none. */
function namesSomething(lead = ''): boolean {
  return /\b(?:the|an?)\b/i.test(lead);
}

/** The steps of a scenario are read together, so that a pronoun in them leaves nothing open. */
export function isInProse({ sentence }: FoundProblem): boolean {
  return sentence.origin === 'sentence';
}

/** The first steps of a scenario: numbered cases of a requirement, and examples below, only look like a scenario. */
export function isInScenario({ sentence }: FoundProblem): boolean {
  return sentence.requirement !== undefined && !/#\d+$/.test(sentence.id);
}

/** A heading or the end of the file comes next. */
export function endsThere({ sentence, text }: FoundProblem): boolean {
  return /[\s*_]*(?:$|#)/y.test(text.slice(sentence.span.end));
}

const MARK = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
const BINDS = /\b(?:shall|must)\b/i;

/** The line it begins in is an item of a list. */
export function isItem({ sentence, text }: FoundProblem): boolean {
  return MARK.test(lineAt(text, sentence.span.start));
}

/** How things go for the most part. */
const FACT = /\b(?:typically|usually|often|generally|normally)\b/i;
/** What people do of their own will, and what explains something that was said. */
const PEOPLE =
  /^[\s*_,]*(?:THEN\s+)?(?:(?:this|these|those|they)\b|(?:(?:the|an?|all|any|each)\s+)?(?!(?:when|if|while|where)\b)(?:[\w-]+\s+)?(?:users?|members?|customers?|visitors?|admins?|administrators?|operators?|moderators?|sellers?|buyers?|guests?|people)\s)/i;

/** How certain it is that a plain verb stands where SHALL is meant. */
export function certaintyOfPlainVerb(found: FoundProblem): Severity {
  const said = mainWords(found);
  if (FACT.test(said) || PEOPLE.test(said) || /^\W*WHERE\b/.test(said)) return 'note';
  if (!isItem(found)) return 'warning';
  // Steps of a process are told in plain verbs; beside items that bind, such a verb is forgotten.
  return neighboursOf(found).some((line) => BINDS.test(line)) ? 'warning' : 'note';
}

/** What is told, with its subject: of `will`, which alone is at fault, the words from the last condition on. */
function mainWords({ sentence, span, text }: FoundProblem): string {
  const written = text.slice(span.start, span.end);
  if (!/^will$/i.test(written)) return written;
  const ends = sentence.clauses.filter((clause) => !clause.trailing && clause.span.end <= span.start);
  return text.slice(Math.max(sentence.span.start, ...ends.map((clause) => clause.span.end)), span.end);
}

/** The lines of its list, without its own. Limits: `LINES` in each direction. */
function neighboursOf({ sentence, text }: FoundProblem): readonly string[] {
  const own = startOfLine(text, sentence.span.start);
  const before = text
    .slice(0, Math.max(0, own - 1))
    .split('\n')
    .slice(-LINES)
    .reverse();
  const [, ...after] = text.slice(own).split('\n', LINES + 1);
  return [...listed(before), ...listed(after)].map(withoutQuotations);
}

const LINES = 20;

/** What others say, or code says, binds nobody here. */
function withoutQuotations(line: string): string {
  return line.replace(/"[^"]*"|`[^`]*`/g, '');
}

function listed(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => !MARK.test(line));
  return end < 0 ? lines : lines.slice(0, end);
}

function lineAt(text: string, at: number): string {
  const start = startOfLine(text, at);
  const end = text.indexOf('\n', at);
  return text.slice(start, end < 0 ? text.length : end);
}

function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

const LABEL = /^[\s\d.)*+-]*[^.;:\n]{1,60}:[*_]*\s/;

/** `**title**: SHALL NOT be empty`, or an item: who must do it may stand around it. */
export function isItemOrLabelled(found: FoundProblem): boolean {
  const { text, span } = found;
  return isItem(found) || LABEL.test(text.slice(startOfLine(text, span.start), span.start));
}

/**
 * Another part of the same requirement, or another requirement, comes next: its list may stand there, and the scenarios of a
 * requirement may be what it leads in.
 */
export function goesOnBelow({ sentence, text }: FoundProblem): boolean {
  const next = /[\s*_]*#{2,6} (Scenario\b)?/y.exec(text.slice(sentence.span.end));
  return next !== null && (next[1] === undefined || sentence.requirement === undefined);
}

const REASON =
  /\bfor (?:(?:[\w-]+ ){1,4}and |an? |the |more )?$|, (?:ensuring|enabling|to (?:enable|allow|permit|help)) [^.;:]*$/i;
const REASONS = /\b(?:because|reasons?|rationale|benefits?|advantages?)\b/i;
/** Unless it is what somebody is made able to do: `allow owners to quickly find it`. */
const PURPOSE = /\bto (?:[\w-]+ ){0,3}$|\bso (?:that )?[^,.;:]*$/i;
const ABLE = /\b(?:able|allow|enable|permit|let|help|empower)(?:s|ed|ing|ting)?\b[^.;:]*$/i;
const REPORT =
  /\b(?:state|document|explain|describe|say|mention|indicate|tell|warn|inform)s?\b[^.;:]*\bthat\b[^.;:]*$/i;
const TELLING = /\b(?:stating|explaining|describing|saying|mentioning|indicating|telling|warning)\b/i;
const FINITE = / (?:is|are|was|were|has|have|can|could|cannot|must|will)\b/i;

/** `an error indicating the lid cannot be`: what is told is a sentence of its own. */
function isTold(before: string): boolean {
  const clause = before.slice(Math.max(...['.', ';', ':'].map((end) => before.lastIndexOf(end))) + 1);
  const from = clause.search(TELLING);
  return from >= 0 && FINITE.test(clause.slice(from));
}

/**
 * Where a vague word takes nothing from the demand: `for easy reference` gives a reason, what the system tells, `state that
 * it degrades gracefully`, is not what it does, `the appropriate message` is one of those that are told elsewhere, and a condition demands nothing.
 */
export function isBesideTheDemand({ sentence, span, text }: FoundProblem): boolean {
  if (sentence.clauses.some((clause) => clause.span.start <= span.start && span.end <= clause.span.end))
    return true;
  if (REASONS.test(sentence.lead ?? '')) return true;
  const before = text.slice(sentence.span.start, span.start);
  if (REPORT.test(before) || isTold(before) || REASON.test(before)) return true;
  if (PURPOSE.test(before) && !ABLE.test(before)) return true;
  return /\bthe $/i.test(before) && /^appropriate$/i.test(text.slice(span.start, span.end));
}

/** `allow owners to change it as needed`, `owners SHALL change it as needed`: the way out is for whoever is served. */
export function isLeftToPeople({ sentence, span, text }: FoundProblem): boolean {
  return (
    ABLE.test(text.slice(sentence.span.start, span.start)) ||
    sentence.responses.some(({ system }) => system !== undefined && PEOPLE.test(`${system} `))
  );
}
