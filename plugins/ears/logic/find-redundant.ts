import type { Formula } from '../formula.ts';
import { not, shapeOf } from '../formulas.ts';
import { compareRationals } from '../rational.ts';
import { allowedSeverity, type Candidate, conditionOf } from './candidate.ts';
import { areComparable, groupsOf, isOwnScenario, shareCondition } from './comparable.ts';
import { isRuled } from './find-invariants.ts';
import type { Obligation } from './obligation.ts';
import { arePossible, type Inquiry } from './rounds.ts';
import type { Theory } from './theory.ts';

/** A sentence with all that it demands. */
interface Whole {
  readonly id: string;
  readonly obligations: readonly Obligation[];
}

/**
 * Finds sentences that say the same as another, and demands that another sentence makes already.
 * Ensures: a scenario that shows its requirement for a case is no duplicate of it; only what is equal in condition and demand
 * is.
 */
export function* findRedundant(
  obligations: readonly Obligation[],
  theory: Theory,
): Inquiry<readonly Candidate[]> {
  const duplicates = findDuplicates(obligations);
  const doubled = new Set(
    duplicates.flatMap(({ core }) => core.slice(1)).map(({ statement }) => statement.sentence.id),
  );
  const subsumed = yield* findSubsumed(
    obligations.filter(({ statement }) => !doubled.has(statement.sentence.id)),
    theory,
  );
  return [...duplicates, ...subsumed];
}

function findDuplicates(obligations: readonly Obligation[]): readonly Candidate[] {
  const wholes = wholesOf(obligations);
  const firsts = new Map<string, Whole[]>();
  const found: Candidate[] = [];
  for (const whole of wholes) {
    const key = JSON.stringify([...new Set(whole.obligations.map(meaningOf))].sort());
    const earlier = firsts.get(key) ?? [];
    firsts.set(key, [...earlier, whole]);
    const [first] = whole.obligations;
    const twin = earlier
      .map((one) => one.obligations[0])
      .find((one) => one !== undefined && first !== undefined && maySayTheSame(one, first));
    if (twin === undefined || first === undefined) continue;
    const core = [twin, first];
    found.push({
      check: 'duplicate',
      severity: allowedSeverity(isCertain(twin, first) ? 'warning' : 'note', core),
      core,
      relation: 'equal',
      hint:
        twin.claim !== first.claim && isOwnScenario(twin, first)
          ? 'The scenario says what its requirement says. Show a concrete case, or leave it out.'
          : 'Both say the same. Keep one of them, or say in which case they differ.',
      proof: [],
      situationOf: [],
    });
  }
  return found;
}

/**
 * Two scenarios of one requirement, or two sentences in declared words, are told no further apart. Elsewhere the headings
 * may say of what each one speaks: `the list of the shelf`, `the list of the box`.
 */
function isCertain(a: Obligation, b: Obligation): boolean {
  if (isOwnScenario(a, b)) return false;
  const { requirement } = a.statement.sentence;
  if (requirement !== undefined && requirement === b.statement.sentence.requirement) return true;
  return a.declaredGuard && a.declaredEffect && a.guardKeys.size + a.effectKeys.size > 0;
}

/** Sentences of which every response was read. */
function wholesOf(obligations: readonly Obligation[]): readonly Whole[] {
  const bySentence = new Map<string, Obligation[]>();
  for (const one of obligations) {
    const { id } = one.statement.sentence;
    bySentence.set(id, [...(bySentence.get(id) ?? []), one]);
  }
  return [...bySentence].flatMap(([id, own]) => {
    const [first] = own;
    const complete = first !== undefined && own.length >= first.statement.sentence.responses.length;
    return complete && own.every((one) => !one.statement.unshareable) ? [{ id, obligations: own }] : [];
  });
}

/** Without condition a step or an item says as much as what stands around it, which was not read. */
function maySayTheSame(a: Obligation, b: Obligation): boolean {
  if (a.contextual || b.contextual) return false;
  return a.statement.sentence.lead === b.statement.sentence.lead;
}

function meaningOf({ statement, guard, effect }: Obligation): string {
  const timing = statement.effect.timing.map((one) =>
    JSON.stringify(one, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  );
  return JSON.stringify([
    statement.system,
    shapeOf(guard),
    shapeOf(effect),
    statement.effect.permission,
    timing,
    String(statement.heldFor?.n),
    String(statement.heldFor?.d),
    statement.rises === true,
  ]);
}

/** Demands that one other sentence makes whenever they bind, or that all rules together make. */
function* findSubsumed(obligations: readonly Obligation[], theory: Theory): Inquiry<readonly Candidate[]> {
  const pairs: { readonly wide: Obligation; readonly narrow: Obligation }[] = [];
  const seen = new Set<string>();
  for (const group of groupsOf(obligations, theory)) {
    if (group.length > 200) continue;
    for (const narrow of group) {
      for (const wide of group) {
        const key = `${wide.index} ${narrow.index}`;
        if (seen.has(key) || !mayCover(wide, narrow)) continue;
        seen.add(key);
        pairs.push({ wide, narrow });
      }
    }
  }
  const facts = pairs.map(({ wide, narrow }) =>
    theory.about([wide.guard, narrow.guard, owed(wide), owed(narrow)]).map(({ formula }) => formula),
  );
  const escapes = yield* arePossible(
    pairs.map(({ wide, narrow }, at) => [narrow.guard, uncovered(wide, narrow), ...(facts[at] ?? [])]),
  );
  const alive = yield* arePossible(pairs.map(({ narrow }, at) => [narrow.guard, ...(facts[at] ?? [])]));
  const covered = new Map<Obligation, Obligation>();
  for (const [at, { wide, narrow }] of pairs.entries()) {
    if (escapes[at] !== 'no' || alive[at] !== 'yes' || covered.has(narrow)) continue;
    // Of two that cover each other the later one is told.
    if (covered.get(wide) === narrow) continue;
    covered.set(narrow, wide);
  }
  return [...covered].sort(([a], [b]) => a.index - b.index).map(([narrow, wide]) => redundant(wide, narrow));
}

/** The narrow one binds, and the wide one does not ask for it. */
function uncovered(wide: Obligation, narrow: Obligation): Formula {
  return {
    kind: 'or',
    of: [not(wide.guard), { kind: 'and', of: [owed(wide), not(owed(narrow))] }],
  };
}

function owed(one: Obligation): Formula {
  return one.invariant ? one.effect : one.later;
}

function mayCover(wide: Obligation, narrow: Obligation): boolean {
  if (wide === narrow || wide.claim === narrow.claim) return false;
  if (isOwnScenario(wide, narrow) || !areComparable(wide, narrow)) return false;
  if (wide.statement.effect.permission || narrow.statement.effect.permission) return false;
  if (wide.strength !== narrow.strength || wide.contextual || narrow.contextual) return false;
  const formal = wide.declaredEffect && narrow.declaredEffect;
  if (!formal && !shareCondition(wide, narrow)) return false;
  if (wide.invariant !== narrow.invariant) return false;
  // Rules in declared words are compared with all other rules together.
  if (isRuled(wide) && isRuled(narrow) && wide.invariant) return false;
  return isNoWeaker(wide, narrow);
}

function isNoWeaker({ owing: wide }: Obligation, { owing: narrow }: Obligation): boolean {
  if (wide.kind !== narrow.kind || wide.kind === 'other' || narrow.kind === 'other') return false;
  if (wide.kind === 'at once' || narrow.kind === 'at once') return true;
  const order = compareRationals(wide.time, narrow.time);
  return wide.kind === 'occurs' || wide.kind === 'ends' ? order <= 0 : order >= 0;
}

function redundant(wide: Obligation, narrow: Obligation): Candidate {
  return {
    check: 'redundant',
    severity: 'note',
    core: [narrow, wide],
    relation: 'implied',
    hint: `${narrow.claim} demands nothing that ${wide.claim} does not demand already. Leave it out, or say what it adds.`,
    proof: [
      { comment: 'Can its condition hold?', assertions: [conditionOf(narrow)], expect: 'yes' },
      {
        comment: `Can ${narrow.claim} bind where ${wide.claim} does not ask for the same?`,
        assertions: [
          conditionOf(narrow),
          {
            formula: uncovered(wide, narrow),
            comment: `${wide.claim} does not bind, or is met while ${narrow.claim} is not`,
          },
        ],
        expect: 'no',
      },
    ],
    situationOf: [],
  };
}
