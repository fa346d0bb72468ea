import { LIMITS } from '#config';
import type { EarsIssue } from '#model';
import type { Formula } from '../formula.ts';
import { not, shapeOf } from '../formulas.ts';
import { allowedSeverity, type Candidate, conditionOf, demandOf, type Step } from './candidate.ts';
import { areComparable, groupsOf, isFamily, isLooseSlot, shareCondition } from './comparable.ts';
import { STEPS_HINT } from './find-alone.ts';
import type { Obligation } from './obligation.ts';
import { arePossible, type Inquiry, type Possible } from './rounds.ts';
import type { Theory } from './theory.ts';

/** Two obligations that decide the same thing. */
interface Pair {
  readonly a: Obligation;
  readonly b: Obligation;
  /** Their effects are compared in an instant of its own. */
  readonly later: boolean;
}

export interface FoundPairs {
  readonly candidates: readonly Candidate[];
  /** Pairs that were compared. */
  readonly pairs: number;
  /** With how many others each sentence was compared, by id; those that were with none are absent. */
  readonly compared: ReadonlyMap<string, number>;
  /** Groups that were too large to compare all pairs of. */
  readonly skipped: readonly (readonly Obligation[])[];
}

/**
 * Finds pairs of demands that cannot be met together though their conditions can hold together.
 * Ensures: conditions that exclude each other are never reported; each pair is reported once.
 */
export function* findPairs(obligations: readonly Obligation[], theory: Theory): Inquiry<FoundPairs> {
  const { pairs, skipped } = pairsOf(obligations, theory);
  const facts = pairs.map(({ a, b, later }) =>
    theory.about([a.guard, b.guard, effectIn(a, later), effectIn(b, later)]).map(({ formula }) => formula),
  );
  const joint = yield* arePossible(
    pairs.map((pair, at) => [pair.a.guard, pair.b.guard, ...effectsOf(pair), ...(facts[at] ?? [])]),
  );
  const clashing = pairs.flatMap((pair, at) =>
    joint[at] === 'yes' ? [] : [{ pair, facts: facts[at] ?? [], joint: joint[at] }],
  );
  const together = yield* arePossible(
    clashing.map(({ pair: { a, b }, facts }) => [a.guard, b.guard, ...facts]),
  );
  const real = clashing.filter((_, at) => together[at] !== 'no');
  const onlyFirst = yield* arePossible(
    real.map(({ pair: { a, b }, facts }) => [a.guard, not(b.guard), ...facts]),
  );
  const onlySecond = yield* arePossible(
    real.map(({ pair: { a, b }, facts }) => [b.guard, not(a.guard), ...facts]),
  );
  const candidates = real.flatMap(({ pair, joint: clash }, at) => {
    const apart = { onlyFirst: onlyFirst[at] ?? 'unknown', onlySecond: onlySecond[at] ?? 'unknown' };
    const known = clash === 'no' && apart.onlyFirst !== 'unknown' && apart.onlySecond !== 'unknown';
    return [...judge(pair, apart, known)];
  });
  return { candidates, pairs: pairs.length, compared: countPartners(pairs), skipped };
}

function pairsOf(
  obligations: readonly Obligation[],
  theory: Theory,
): { readonly pairs: readonly Pair[]; readonly skipped: readonly (readonly Obligation[])[] } {
  const pairs: Pair[] = [];
  const skipped: (readonly Obligation[])[] = [];
  const seen = new Set<string>();
  for (const group of groupsOf(obligations, theory)) {
    const isLarge = group.length * group.length > 2 * LIMITS.comparedPairs;
    if (isLarge) skipped.push(group);
    for (const [a, b] of isLarge ? pairsOfEqualConditions(group) : allPairs(group)) {
      const key = `${a.index} ${b.index}`;
      if (seen.has(key) || !meets(a, b) || !areComparable(a, b)) continue;
      seen.add(key);
      pairs.push({ a, b, later: !(a.invariant && b.invariant) });
    }
  }
  return { pairs: pairs.sort((x, y) => x.a.index - y.a.index || x.b.index - y.b.index), skipped };
}

function* allPairs(group: readonly Obligation[]): Generator<readonly [Obligation, Obligation]> {
  for (const [at, a] of group.entries()) for (const b of group.slice(at + 1)) yield [a, b];
}

/** Of a group that is too large: under one condition each demand with the first of every other demand. */
function* pairsOfEqualConditions(group: readonly Obligation[]): Generator<readonly [Obligation, Obligation]> {
  for (const own of Map.groupBy(group, ({ guard }) => shapeOf(guard)).values()) {
    const demands = own.map(({ effect }) => shapeOf(effect));
    const firsts = [...new Set(demands)]
      .slice(0, LIMITS.demandsPerCondition)
      .map((one) => demands.indexOf(one));
    for (const [at, one] of own.entries()) {
      for (const first of firsts) {
        const other = own[first];
        if (other === undefined || demands[first] === demands[at]) continue;
        yield first < at ? [other, one] : [one, other];
      }
    }
  }
}

function countPartners(pairs: readonly Pair[]): ReadonlyMap<string, number> {
  const partners = new Map<string, Set<string>>();
  const add = (one: string, other: string) => {
    if (one === other) return;
    const known = partners.get(one) ?? new Set();
    partners.set(one, known.add(other));
  };
  for (const { a, b } of pairs) {
    add(a.statement.sentence.id, b.statement.sentence.id);
    add(b.statement.sentence.id, a.statement.sentence.id);
  }
  return new Map([...partners].map(([id, others]) => [id, others.size]));
}

/** Both are owed in one instant, whatever else may happen. */
function meets(a: Obligation, b: Obligation): boolean {
  const both = [a.owing.kind, b.owing.kind];
  return both.every((kind) => kind === 'at once' || kind === 'holds');
}

function effectIn(one: Obligation, later: boolean): Formula {
  return later ? one.later : one.effect;
}

function effectsOf({ a, b, later }: Pair): readonly Formula[] {
  return [effectIn(a, later), effectIn(b, later)];
}

type Relation = NonNullable<EarsIssue['relation']>;

/** Whether one condition can hold without the other. */
interface Apart {
  readonly onlyFirst: Possible;
  readonly onlySecond: Possible;
}

export function relationOf({ a, b }: Pick<Pair, 'a' | 'b'>, { onlyFirst, onlySecond }: Apart): Relation {
  if (onlyFirst === 'no' && onlySecond === 'no') return 'equal';
  if (onlyFirst === 'no' || onlySecond === 'no') return 'implied';
  return shareCondition(a, b) ? 'overlap' : 'independent';
}

/**
 * Two scenarios of one requirement are written to tell its cases apart: `the key fits`, `the lock is broken`. That both may
 * hold, only the words of a vocabulary can say.
 */
function areCases(a: Obligation, b: Obligation): boolean {
  const { requirement } = a.statement.sentence;
  return requirement !== undefined && requirement === b.statement.sentence.requirement;
}

function* judge(pair: Pair, apart: Apart, known: boolean): Generator<Candidate> {
  const { a, b } = pair;
  const relation = relationOf(pair, apart);
  const verdict = verdictOf(pair, relation);
  if (verdict === undefined) return;
  const core = [a, b];
  if (!known) {
    yield {
      check: 'undecided',
      severity: 'note',
      core,
      hint: 'Z3 could not decide within its bound whether these two can be met together; simpler conditions may help.',
      proof: [],
      situationOf: [],
    };
    return;
  }
  yield {
    ...verdict,
    severity: allowedSeverity(verdict.severity, core),
    core,
    relation,
    proof: proofOf(pair, apart),
    situationOf: core,
  };
}

type Judged = Pick<Candidate, 'check' | 'severity' | 'hint'>;

function verdictOf({ a, b }: Pair, relation: Relation): Judged | undefined {
  if (a.statement.effect.permission !== b.statement.effect.permission)
    return permissionVerdict(a, b, relation);
  if (a.statement.effect.permission) return undefined;
  const declared = a.declaredEffect && b.declaredEffect;
  const shared = shareCondition(a, b);
  // A value without a condition on both sides says what holds somewhere, not everywhere.
  if (!declared && (isLooseSlot(a) || isLooseSlot(b)) && !shared) return undefined;
  const formal = a.declaredGuard && b.declaredGuard && declared;
  if (relation === 'independent') {
    // Of triggers that nobody declared, nobody knows whether they can meet; rules that always hold are compared together.
    if (!formal || isFamily(a, b) || a.invariant || b.invariant) return undefined;
    return { check: 'undefined-priority', severity: 'note', hint: PRIORITY_HINT };
  }
  if (relation === 'overlap') {
    if (isFamily(a, b) || (!formal && areCases(a, b))) return undefined;
    const severity = formal ? 'error' : isLooseSlot(a) ? 'note' : 'warning';
    return { check: 'overlap', severity, hint: OVERLAP_HINT };
  }
  if (areSteps(a, b)) return { check: 'contradiction', severity: 'warning', hint: STEPS_HINT };
  const severity = declared || shared || isOneClaim(a, b) ? 'error' : 'warning';
  if (isFamily(a, b)) return { check: 'scenario-breaks-requirement', severity, hint: SCENARIO_HINT };
  if (areBounds(a, b)) return { check: 'conflicting-bounds', severity, hint: BOUNDS_HINT };
  return {
    check: 'contradiction',
    severity,
    hint: relation === 'equal' ? EQUAL_HINT : IMPLIED_HINT,
  };
}

function permissionVerdict(a: Obligation, b: Obligation, relation: Relation): Judged | undefined {
  if (relation !== 'equal' && relation !== 'implied') return undefined;
  if (isLooseSlot(a) || isLooseSlot(b)) return undefined;
  return { check: 'permission-clash', severity: 'warning', hint: PERMISSION_HINT };
}

function isOneClaim(a: Obligation, b: Obligation): boolean {
  return a.claim === b.claim;
}

/** Two different things that one sentence asks for, which its author may mean one after the other. */
function areSteps(a: Obligation, b: Obligation): boolean {
  return (
    a.statement.sentence.id === b.statement.sentence.id &&
    [a, b].every(({ effect, invariant }) => !invariant && isDone(effect))
  );
}

/** Something to do, with or without more of its words. */
function isDone(effect: Formula): boolean {
  return (
    effect.kind === 'flag' || effect.kind === 'choice' || (effect.kind === 'and' && effect.of.every(isDone))
  );
}

function areBounds(a: Obligation, b: Obligation): boolean {
  return [a, b].every(({ effect }) => (effect.kind === 'not' ? effect.of : effect).kind === 'compare');
}

const OVERLAP_HINT =
  'Both conditions can hold at once. Add to one of them what excludes the other, or declare which comes first (`priority … over …`).';
const PRIORITY_HINT =
  'Declare which comes first (`priority … over …`), or that both never happen at once (`exclusive …`).';
const EQUAL_HINT =
  'Both bind in the same situation. Keep one of them, or give them conditions that exclude each other.';
const IMPLIED_HINT =
  'Whenever the narrower condition holds, the wider one does too. Say in the wider one when it does not apply.';
const SCENARIO_HINT =
  'A scenario shows what its requirement means. Change the outcome, or say in the requirement when it differs.';
const BOUNDS_HINT =
  'No number meets both bounds. Keep one of them, or give them conditions that exclude each other.';
const PERMISSION_HINT =
  'What is permitted is forbidden in the same situation. Drop one of them, or narrow its condition.';

function proofOf({ a, b, later }: Pair, { onlyFirst, onlySecond }: Apart): readonly Step[] {
  const conditions = [conditionOf(a), conditionOf(b)];
  const [first, second] = [demandOf(a, later), demandOf(b, later)];
  const without = (one: Obligation, other: Obligation) => [
    conditionOf(one),
    { formula: not(other.guard), comment: `${other.claim}: its condition does not hold` },
  ];
  return [
    { comment: 'Can both conditions hold together?', assertions: conditions, expect: 'yes' },
    { comment: 'Can both demands be met then?', assertions: [...conditions, first, second], expect: 'no' },
    { comment: 'Can the first demand be met alone?', assertions: [...conditions, first], expect: 'yes' },
    { comment: 'Can the second demand be met alone?', assertions: [...conditions, second], expect: 'yes' },
    ...(onlyFirst === 'no'
      ? [
          {
            comment: 'Can the first condition hold without the second?',
            assertions: without(a, b),
            expect: 'no' as const,
          },
        ]
      : []),
    ...(onlySecond === 'no'
      ? [
          {
            comment: 'Can the second condition hold without the first?',
            assertions: without(b, a),
            expect: 'no' as const,
          },
        ]
      : []),
  ];
}
