import type { SentenceProblem, SentenceProblemKind, Span } from '#model';
import type { FormFacts } from './form-facts.ts';
import { openingAt } from './keywords.ts';

/** Finds one kind of problem in a sentence; nothing where there is none. */
export type FindProblem = (facts: FormFacts) => readonly SentenceProblem[];

export function problem(kind: SentenceProblemKind, span: Span, detail: string): SentenceProblem {
  return { kind, span, detail };
}

/** 001, 002: conditions and nobody bound; a plain verb or `will` where SHALL is meant. */
export const bindsNobody: FindProblem = (facts) => {
  const { tokens, clauses, responses, extent, spanOf, colon } = facts;
  const [first] = responses;
  if (first?.modal === 'will')
    return [problem('wrong-modal', first.modalSpan ?? extent, 'says "will" where SHALL is meant')];
  if (first !== undefined || colon || isLabel(facts)) return [];
  const comma = tokens.findIndex(({ written, word }) => written === ',' || word === 'then');
  const hasMain = clauses.length > 0 && comma > 0 && tokens.length - comma > 2;
  return hasMain
    ? [problem('wrong-modal', spanOf(comma + 1, tokens.length), 'says what happens, not what SHALL happen')]
    : [problem('missing-modal', extent, 'says nowhere what SHALL be the case')];
};

/** `WHEN: the door opens`, `WHEN - a trigger`: the keyword heads a line of a table, and opens no sentence. */
function isLabel({ tokens, place }: FormFacts): boolean {
  const [first] = tokens;
  if (first === undefined || openingAt(tokens, 0) === undefined) return false;
  return /^[\s\uE002]*(?::|[-–—]\s)/.test(place.mask.plain.slice(first.end, first.end + 10));
}

/** 003 */
export const missingSubject: FindProblem = ({ responses }) =>
  responses
    .slice(0, 1)
    .filter(({ system, modalSpan }) => system === undefined && modalSpan !== undefined)
    .flatMap(({ modalSpan, modal }) =>
      modalSpan === undefined
        ? []
        : [problem('missing-subject', modalSpan, `names nobody before ${modal.toUpperCase()}`)],
    );

const PRONOUN = /^(?:it|they|this|these|that|those|he|she|we|you|i|each|both)$/i;

/** 004 */
export const pronounSubject: FindProblem = ({ responses }) =>
  responses.flatMap(({ system, systemSpan }) =>
    system !== undefined && systemSpan !== undefined && PRONOUN.test(system)
      ? [problem('pronoun-subject', systemSpan, `"${system}" stands for a name`)]
      : [],
  );

/** 005 */
export const weakModal: FindProblem = ({ responses }) =>
  responses.flatMap(({ modal, modalSpan }) =>
    (modal === 'should' || modal === 'may') && modalSpan !== undefined
      ? [problem('weak-modal', modalSpan, modal === 'should' ? 'SHOULD advises only' : 'MAY permits only')]
      : [],
  );

/** 006 */
export const severalResponses: FindProblem = ({ responses }) => {
  const second = responses[1]?.modalSpan;
  return second === undefined
    ? []
    : [problem('several-responses', second, `asks for ${responses.length} things`)];
};

/** 007 */
export const hedgedModal: FindProblem = ({ found, tokens, spanOf }) =>
  found.responses.flatMap(({ from, modal }) =>
    (modal.modal === 'shall' || modal.modal === 'must') && isHedge(tokens[from]?.word)
      ? [
          problem(
            'hedged-modal',
            spanOf(modal.at, from + 1),
            `${modal.modal.toUpperCase()} binds, "${tokens[from]?.word}" does not`,
          ),
        ]
      : [],
  );

/** `SHALL optionally`: whoever may leave it is not bound. */
export function isHedge(word: string | undefined): boolean {
  return word !== undefined && /^(?:optionally|possibly|perhaps|ideally|preferably)$/.test(word);
}

/** `SHALL never` for SHALL NOT. */
export const shallNever: FindProblem = ({ found, spanOf }) =>
  found.responses.flatMap(({ modal }) =>
    modal.never
      ? [problem('shall-never', spanOf(modal.at, modal.end), 'says "never" where NOT is usual')]
      : [],
  );

const PEOPLE =
  /^(?:users?|admins?|administrators?|operators?|customers?|members?|developers?|authors?|visitors?|persons?|people|pilots?|drivers?|managers?|owners?|moderators?|sellers?|buyers?|guests?|employees?|students?|teachers?|patients?|doctors?|engineers?|testers?|teams?|stakeholders?|maintainers?|contributors?)$/;
const PARTICIPLE =
  /^(?:\p{L}+ed|shown|sent|written|read|kept|made|given|taken|built|known|seen|held|found|put|set|run|drawn|hidden|done|chosen|stored)$/u;

/** 022: a person, something owned by somebody, or a thing to which somebody unnamed does something. */
export const subjectNotSystem: FindProblem = ({ responses, found, tokens, prefix, spanOf }) =>
  found.responses.flatMap((one, index) => {
    const subject = one.subject ?? (index === 0 ? prefix.subject : undefined);
    const system = responses[index]?.system;
    if (subject === undefined || system === undefined) return [];
    const span = spanOf(subject.from, subject.to);
    const words = system.toLowerCase().split(' ');
    if (PEOPLE.test(words.at(-1) ?? ''))
      return [problem('subject-not-system', span, `binds "${system}", who is no system`)];
    if (/^(?:its|their|his|her)$/.test(words[0] ?? ''))
      return [problem('subject-not-system', span, `says whose by "${words[0]}", not by name`)];
    const verbs = tokens.slice(one.from, one.to);
    const at = verbs[0]?.word === 'be' ? (/ly$|^(?:also|not|only)$/.test(verbs[1]?.word ?? '') ? 2 : 1) : -1;
    if (at < 0 || !PARTICIPLE.test(verbs[at]?.word ?? '') || verbs.some(({ word }) => word === 'by'))
      return [];
    return [problem('subject-not-system', span, `does not say who has to do it to "${system}"`)];
  });
