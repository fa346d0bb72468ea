import type { ClauseKind, EarsClause, EarsPattern, EarsResponse } from '#model';

const PATTERN_OF: Readonly<Partial<Record<ClauseKind, EarsPattern>>> = {
  where: 'optional feature',
  while: 'state-driven',
  unless: 'state-driven',
  until: 'state-driven',
  when: 'event-driven',
  before: 'event-driven',
  if: 'unwanted behaviour',
};

/**
 * The EARS pattern of clauses and responses; undefined where they are none: nobody is bound or named, a word that does not
 * bind, a condition after the response, words before the first condition, or a quantifier.
 */
export function namedPattern({
  prefix,
  clauses,
  responses,
}: {
  readonly prefix: { readonly unknownLead: boolean };
  readonly clauses: readonly EarsClause[];
  readonly responses: readonly EarsResponse[];
}): EarsPattern | undefined {
  const [first] = responses;
  if (first === undefined || first.system === undefined || first.modal === 'will' || prefix.unknownLead)
    return undefined;
  if (first.modal === 'none') return undefined;
  return patternOfClauses(clauses);
}

/** The pattern that conditions alone make. */
export function patternOfClauses(clauses: readonly EarsClause[]): EarsPattern | undefined {
  const conditions = clauses.filter((clause) => !isAnchor(clause));
  if (conditions.some(({ trailing, kind }) => trailing || kind === 'for-each' || kind === 'only-if'))
    return undefined;
  const [first] = conditions;
  if (first === undefined) return 'ubiquitous';
  const kinds = new Set(conditions.map(({ kind }) => kind));
  return kinds.size > 1 ? 'complex' : PATTERN_OF[first.kind];
}

/** `… until the door is shut`: how long or in what order, which may stand at the end. */
function isAnchor({ trailing, kind }: EarsClause): boolean {
  return trailing && (kind === 'until' || kind === 'before' || kind === 'after');
}
