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
