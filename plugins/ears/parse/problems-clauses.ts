import type { ClauseKind } from '#model';
import type { FormFacts } from './form-facts.ts';
import { isGerund } from './keywords.ts';
import { type FindProblem, problem } from './problems-binding.ts';
import type { ClauseTokens } from './read-prefix.ts';

/** 010 */
export const thenWithoutIf: FindProblem = ({ prefix, clauses, spanOf, tokens }) => {
  if (!prefix.withThen || clauses.some(({ kind }) => kind === 'if')) return [];
  const at = tokens.findIndex(({ word }) => word === 'then');
  return [problem('then-without-if', spanOf(at, at + 1), 'THEN belongs to IF')];
};

/** 011 */
export const ifWithoutThen: FindProblem = ({ prefix, clauses, responses }) => {
  const clause = clauses.find(({ kind, trailing }) => kind === 'if' && !trailing);
  if (clause === undefined || prefix.withThen || responses.length === 0) return [];
  // In small letters it is everyday English, which needs no `then`.
  if (clause.written !== 'IF') return [];
  return [problem('if-without-then', clause.keywordSpan, 'IF goes with THEN')];
};

/** 012 */
export const noComma: FindProblem = ({ prefix, clauses, responses }) => {
  if (responses.length === 0) return [];
  const at = prefix.clauses.findIndex(({ bare }) => bare);
  const clause = clauses[at];
  return clause === undefined ? [] : [problem('no-comma', clause.span, 'no comma ends the condition')];
};

const RANK: Readonly<Partial<Record<ClauseKind, number>>> = { where: 0, while: 1, when: 2, if: 3 };

/** 013 */
export const clauseOrder: FindProblem = ({ clauses }) => {
  let highest = -1;
  for (const { kind, trailing, keywordSpan, written } of clauses) {
    const rank = RANK[kind];
    // `during the test` tells more of the condition before it.
    if (trailing || rank === undefined || /^during$/i.test(written)) continue;
    if (rank < highest)
      return [
        problem(
          'clause-order',
          keywordSpan,
          `${written} stands after a condition that it should stand before`,
        ),
      ];
    highest = rank;
  }
  return [];
};

const STATE =
  /^(?:the |a |an )?(?:users?|members?|customers?|visitors?|admins?|administrators?|sellers?|buyers?|guests?)\b|\b(?:is|are) (?:currently |already )?(?:on|in|at|being|active|inactive|open|closed|empty|displayed|shown|visible|hidden|logged|authenticated|signed|pending|running|loaded|selected|pressed|clicked|reached|received)\b/i;

/** What a user or a customer has chosen is a feature that is there for some; so is a part of the system that is in use. */
const CHOSEN =
  /\b(?:has|have|is|are) (?:been )?(?:configured|enabled|disabled|activated|opted|subscribed|installed|licen[cs]ed|selected|chosen)\b|\b(?:enables?|configures?|activates?|opts? (?:in|out)|subscribes?|installs?|requires?)\b|\b(?:system|feature|module|plugin|integration|functionality|support|option) (?:is|are) active\b/i;

/** 014: WHERE is for features that a product has or lacks, not for states, events and places. */
export const whereNotFeature: FindProblem = ({ clauses }) =>
  clauses.flatMap(({ kind, text, span, written, trailing }) =>
    kind === 'where' && !trailing && STATE.test(text) && !CHOSEN.test(text)
      ? [problem('where-not-feature', span, `${written} names no feature of the system`)]
      : [],
  );

/** Conditions of a sentence at most; beyond them a table is read more easily. */
const MANY = 3;

/** 015 */
export const manyConditions: FindProblem = ({ prefix, clauses, tokens, extent }) => {
  const joints = prefix.clauses.reduce(
    (sum, { textFrom, to }) =>
      sum + tokens.slice(textFrom, to).filter(({ written }) => written === 'AND').length,
    0,
  );
  const count = clauses.length + joints;
  return count > MANY ? [problem('many-conditions', extent, `has ${count} conditions`)] : [];
};

/** Where the consequence of a condition after the response begins: `, IF it is late THEN ring twice`. */
function thenIn(tokens: FormFacts['tokens'], { kind, textFrom, to }: ClauseTokens): number | undefined {
  if (kind !== 'if' && kind !== 'when') return undefined;
  const at = tokens.findIndex(({ word }, index) => index > textFrom && index < to - 1 && word === 'then');
  return at < 0 ? undefined : at;
}

/** 002 again: `…, IF a THEN ring` asks for more, and binds nobody to it. */
export const unboundConsequence: FindProblem = ({ found, tokens, spanOf }) =>
  found.responses
    .flatMap((one) => one.trailing)
    .flatMap((one) => {
      const at = one.kind === 'if' ? thenIn(tokens, one) : undefined;
      const binds = tokens.slice(at, one.to).some(({ word }) => word === 'shall' || word === 'must');
      return at === undefined || binds
        ? []
        : [problem('wrong-modal', spanOf(at + 1, one.to), 'says what happens, not what SHALL happen')];
    });

/** 017; `only if`, and `during` with its noun, usually stand there. */
export const trailingCondition: FindProblem = ({ clauses, found, tokens, spanOf }) => {
  // `ring and, when it is day, glow`: it stands before what it limits.
  const inside = new Set(
    found.responses
      .flatMap((one) => one.trailing)
      .filter(
        (one) =>
          (tokens[one.at - 1]?.written === ',' && /^(?:and|but)$/.test(tokens[one.at - 2]?.word ?? '')) ||
          thenIn(tokens, one) !== undefined,
      )
      .map(({ at }) => spanOf(at, at + 1).start),
  );
  return clauses.flatMap(({ trailing, kind, span, written }) =>
    trailing &&
    /^(?:if|when|while|unless|where)$/.test(kind) &&
    !/^during$/i.test(written) &&
    !inside.has(span.start)
      ? [problem('trailing-condition', span, `"${written}" stands after the response`)]
      : [],
  );
};

/** `WHEN pairing fails`: what is done is the subject itself. */
function isFiniteVerb(word: string | undefined): boolean {
  return /^(?:is|has|was|does|fails|succeeds|completes|ends|starts|begins|finishes|takes|exceeds|occurs|stops)$/.test(
    word ?? '',
  );
}

const PROCESS =
  /^(?:implementing|developing|designing|refactoring|coding|programming|architecting|prototyping)$/;

/** 018 and `WHEN implementing …`. */
export const gerundTrigger: FindProblem = ({ prefix, clauses, tokens }) =>
  prefix.clauses.flatMap(({ kind, textFrom }, index) => {
    const span = clauses[index]?.span;
    if (span === undefined || !/^(?:when|while|if)$/.test(kind)) return [];
    // `After closing, the box SHALL`: whoever has to act is the one who closed.
    if (/^(?:after|upon|on|once)$/i.test(clauses[index]?.written ?? '')) return [];
    const first = tokens[textFrom];
    if (!isGerund(first) || first === undefined || isFiniteVerb(tokens[textFrom + 1]?.word)) return [];
    return PROCESS.test(first.word)
      ? [problem('process-trigger', span, `"${first.written}" is done by those who build it`)]
      : [problem('trigger-without-subject', span, `does not say who is ${first.written}`)];
  });

const UNWANTED =
  /\b(?:invalid|malformed|corrupt(?:ed)?|unauthori[sz]ed|fails?|failed|failure|crash(?:es|ed)?|times out|errors? (?:occurs?|is raised|is thrown)|(?:does|do) not (?:meet|match|satisfy|conform|comply|correspond|contain)|(?:is|are) not (?:valid|allowed|permitted|authori[sz]ed|supported|available|reachable|found|recogni[sz]ed))\b/i;

/** 019 */
export const unwantedTrigger: FindProblem = ({ clauses }) =>
  clauses.flatMap(({ kind, text, span, trailing, written }) =>
    /^when/i.test(written) && kind === 'when' && !trailing && UNWANTED.test(text.replace(/`[^`]*`/g, ''))
      ? [problem('unwanted-trigger', span, `${written} opens something unwanted`)]
      : [],
  );

/** A condition after the last of several responses: of which? Without a comma before it, only an exception is of all. */
export const ambiguousScope: FindProblem = ({ found, clauses, tokens }) => {
  const last = found.responses.at(-1)?.trailing[0];
  if (found.responses.length < 2 || last === undefined) return [];
  if (last.kind !== 'unless' && tokens[last.at - 1]?.written !== ',') return [];
  const clause = clauses.findLast(
    ({ trailing, written }) => trailing && /^(?:if|when|while|unless|where)$/i.test(written),
  );
  return clause === undefined
    ? []
    : [problem('ambiguous-scope', clause.span, `"${clause.written}" may belong to one response or to all`)];
};

/** Two sentences in one. */
export const joinedSentences: FindProblem = (facts: FormFacts) =>
  facts.joined ? [problem('joined-sentences', facts.extent, 'is joined to another sentence')] : [];
