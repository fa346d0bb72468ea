import { nameKey } from '../words/canonical.ts';
import { isAnchor, type Obligation } from './obligation.ts';
import type { Theory } from './theory.ts';

/** Groups of obligations that decide the same thing, by document order; each pair of such is in one group at least. */
export function groupsOf(
  obligations: readonly Obligation[],
  theory: Theory,
): readonly (readonly Obligation[])[] {
  const byKey = new Map<string, Obligation[]>();
  for (const one of obligations) {
    for (const key of one.effectKeys) byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  const groups: Obligation[][] = [];
  for (const [key, own] of byKey) {
    const others = (theory.opposites.get(key) ?? []).filter((other) => key < other);
    const all = [...own, ...others.flatMap((other) => byKey.get(other) ?? [])];
    if (all.length > 1) groups.push([...new Set(all)].sort((a, b) => a.index - b.index));
  }
  return groups;
}

/** One sentence is the requirement of the other. */
export function isFamily(a: Obligation, b: Obligation): boolean {
  const [first, second] = [a.statement.sentence, b.statement.sentence];
  return first.requirement === second.claim || second.requirement === first.claim;
}

/**
 * Whether two obligations may be held against each other at all: the same one must act, and nothing that was not read may
 * tell them apart.
 */
export function areComparable(a: Obligation, b: Obligation): boolean {
  if (a.statement.unshareable || b.statement.unshareable) return false;
  if ((isMoved(a) || isMoved(b)) && anchorsOf(a) !== anchorsOf(b)) return false;
  if (a.declaredEffect && b.declaredEffect && !hasResponses(a) && !hasResponses(b)) return true;
  if (!haveOneSystem(a, b)) return false;
  const [first, second] = [a.statement.sentence, b.statement.sentence];
  const shared = shareCondition(a, b);
  if (first.lead !== second.lead && !shared) return false;
  const contextual = a.contextual || b.contextual;
  return !contextual || first.claim === second.claim;
}

/** What is done before or after something, or forbidden until then, is owed in another instant than that of the condition. */
function isMoved({ statement }: Obligation): boolean {
  return statement.sentence.clauses.some(
    ({ kind }) =>
      kind === 'after' || kind === 'before' || (kind === 'until' && statement.effect.formula.kind === 'not'),
  );
}

function anchorsOf({ statement }: Obligation): string {
  const anchors = statement.sentence.clauses.filter(({ kind }) => isAnchor(kind));
  return JSON.stringify(anchors.map(({ kind, text }) => [kind, nameKey(text)]));
}

/** Both conditions speak of one thing at least. */
export function shareCondition(a: Obligation, b: Obligation): boolean {
  for (const key of a.guardKeys) if (b.guardKeys.has(key)) return true;
  return false;
}

/** A value that is set, in words that nobody declared: which of several holds is said by more than was read. */
export function isLooseSlot(one: Obligation): boolean {
  return !one.declaredEffect && !isFlagged(one);
}

function isFlagged({ effect }: Obligation): boolean {
  const inner = effect.kind === 'not' ? effect.of : effect;
  return inner.kind === 'flag';
}

function hasResponses({ effectKeys, effect }: Obligation): boolean {
  return effectKeys.size === 0 || effect.kind === 'constant' || usesAction(effect);
}

function usesAction(formula: Obligation['effect']): boolean {
  switch (formula.kind) {
    case 'flag':
      return formula.variable.role === 'response';
    case 'not':
      return usesAction(formula.of);
    case 'and':
    case 'or':
      return formula.of.some(usesAction);
    case 'constant':
    case 'choice':
    case 'compare':
      return false;
  }
}

function haveOneSystem(a: Obligation, b: Obligation): boolean {
  if (a.statement.system === b.statement.system) return true;
  // A step that names nobody speaks of whom its requirement names.
  return (
    isFamily(a, b) && (a.statement.response.system === undefined || b.statement.response.system === undefined)
  );
}

/** One shows the other, or both stand in one claim. */
export function isOwnScenario(a: Obligation, b: Obligation): boolean {
  return (
    a.statement.sentence.requirement === b.claim ||
    b.statement.sentence.requirement === a.claim ||
    a.claim === b.claim
  );
}
