import { LIMITS } from '#config';
import type { Formula, Rational } from '../formula.ts';
import { and, isTrue, not, or, renamed } from '../formulas.ts';
import { compareRationals, rational } from '../rational.ts';
import { allowedSeverity, type Candidate, conditionOf, demandOf, type Step } from './candidate.ts';
import { areComparable, groupsOf, isFamily, shareCondition } from './comparable.ts';
import { relationOf } from './find-pairs.ts';
import { inLaterInstant, type Obligation } from './obligation.ts';
import { arePossible, type Inquiry } from './rounds.ts';
import type { Theory } from './theory.ts';

/**
 * Finds bounds of time for one thing that no run meets, and demands that must come before something else may end.
 * Ensures: only where both conditions are related, or everything is declared.
 */
export function* findTimed(
  obligations: readonly Obligation[],
  theory: Theory,
): Inquiry<readonly Candidate[]> {
  const pairs: {
    readonly first: Obligation;
    readonly second: Obligation;
    readonly same: boolean;
    readonly forbidden: boolean;
  }[] = [];
  const seen = new Set<string>();
  for (const group of groupsOf(obligations, theory)) {
    if (group.length * group.length > 2 * LIMITS.comparedPairs) continue;
    for (const first of group) {
      for (const second of group) {
        if (first === second || !areComparable(first, second)) continue;
        const kinds = `${first.owing.kind}/${second.owing.kind}`;
        const same = kinds === 'occurs/delayed' || kinds === 'ends/holds';
        const key = `${first.index} ${second.index}`;
        const forbidden = isDueWhileForbidden(first, second);
        const timed = (same && isShorter(first, second)) || forbidden || isDueWhileKept(first, second);
        if (seen.has(key) || !timed) continue;
        seen.add(key);
        pairs.push({ first, second, same, forbidden });
      }
    }
  }
  const facts = pairs.map(({ first, second }) =>
    theory.about([first.guard, second.guard, first.later, second.later]).map(({ formula }) => formula),
  );
  const clash = yield* arePossible(
    pairs.map(({ first, second, same }, at) =>
      same
        ? [differ(first, second), ...(facts[at] ?? [])]
        : [first.later, second.later, ...(facts[at] ?? [])],
    ),
  );
  const going = yield* arePossible(
    pairs.map(({ first, second, same, forbidden }, at) => [
      ...(same || forbidden ? [] : goesOn(first, second)),
      ...(facts[at] ?? []),
    ]),
  );
  const real = pairs.flatMap((pair, at) =>
    clash[at] === 'no' && going[at] !== 'no' ? [{ ...pair, facts: facts[at] ?? [] }] : [],
  );
  const relations = yield* arePossible(
    real.flatMap(({ first, second, facts }) => [
      [first.guard, second.guard, ...facts],
      [first.guard, not(second.guard), ...facts],
      [second.guard, not(first.guard), ...facts],
    ]),
  );
  return real.flatMap(({ first, second, same, forbidden }, at): readonly Candidate[] => {
    const [together, onlyFirst = 'unknown', onlySecond = 'unknown'] = relations.slice(3 * at, 3 * at + 3);
    const formal = [first, second].every((one) => one.declaredGuard && one.declaredEffect);
    const relation = relationOf({ a: first, b: second }, { onlyFirst, onlySecond });
    const related = relation === 'equal' || relation === 'implied';
    if (together !== 'yes' || (!related && !formal)) return [];
    if ((same || forbidden) && !related) return [];
    if (relation === 'independent' && isMereState(second)) return [];
    const core = [first, second].sort((x, y) => x.index - y.index);
    if (forbidden) return isFamily(first, second) ? [] : [forbiddenMeanwhile(first, second, core, relation)];
    return [
      {
        check: same ? 'conflicting-bounds' : 'timed-clash',
        severity: allowedSeverity(same ? 'error' : 'warning', core),
        core,
        relation,
        hint: same
          ? 'No moment meets both bounds of time. Keep one of them, or give them conditions that exclude each other.'
          : TIMED_HINT,
        proof: timedProof(first, second, same),
        situationOf: core,
      },
    ];
  });
}

/** One is due within a time, and the other forbids it for that time at least: `SHALL NOT ring within 5 s`. */
function isDueWhileForbidden(due: Obligation, other: Obligation): boolean {
  if (due.owing.kind !== 'occurs' || other.owing.kind !== 'occurs') return false;
  if (due.statement.response.negated || !other.statement.response.negated) return false;
  return compareRationals(due.owing.time, other.owing.time) <= 0;
}

function forbiddenMeanwhile(
  due: Obligation,
  other: Obligation,
  core: readonly Obligation[],
  relation: NonNullable<Candidate['relation']>,
): Candidate {
  const conditions = [conditionOf(due), conditionOf(other)];
  const certain = shareCondition(due, other) || (due.declaredEffect && other.declaredEffect);
  return {
    check: 'contradiction',
    severity: allowedSeverity(certain ? 'error' : 'warning', core),
    core,
    relation,
    hint: 'One forbids for a time what the other asks for in that time. Keep one of them, or give them conditions that exclude each other.',
    proof: [
      { comment: 'Can both conditions hold together?', assertions: conditions, expect: 'yes' },
      {
        comment: `Can what is due within ${seconds(due)} be so at a moment at which the other forbids it, for ${seconds(other)}?`,
        assertions: [demandOf(due, true), demandOf(other, true)],
        expect: 'no',
      },
    ],
    situationOf: core,
  };
}

export const TIMED_HINT =
  'One must still be kept when the other must be done. Give it more time, or say which of the two gives way.';

/** One is due before the other may end, or while the other's condition lasts and binds again and again. */
export function isDueWhileKept(due: Obligation, kept: Obligation): boolean {
  const moment = due === kept ? undefined : dueIn(due);
  if (moment === undefined) return false;
  if (isKept(kept) && kept.lasting && due.owing.kind === 'occurs') return true;
  const time = keptFor(kept, due);
  return time !== undefined && compareRationals(moment, time) < 0;
}

/** What is kept while its condition lasts. */
function isKept({ owing, statement, trigger }: Obligation): boolean {
  if (owing.kind === 'holds') return true;
  return owing.kind === 'at once' && statement.effect.manner === 'invariant' && !isTrue(trigger);
}

/** How long after its trigger it must be so at the latest; where a condition must have held, when it has. */
function dueIn({ owing, statement }: Obligation): Rational | undefined {
  if (owing.kind === 'occurs') return owing.time;
  const begins = owing.kind === 'at once' || owing.kind === 'holds';
  return begins && statement.heldFor !== undefined ? rational(0n) : undefined;
}

/** How long it is kept. What may begin when it likes is held only against what must come again and again. */
function keptFor({ owing, statement }: Obligation, due: Obligation): Rational | undefined {
  if (owing.kind === 'holds') return owing.time;
  if (owing.kind !== 'occurs' || !recurs(due)) return undefined;
  const kept = statement.effect.timing.find((one) => one.kind === 'for-at-least');
  return kept?.kind === 'for-at-least' ? kept.duration : undefined;
}

/** It must come again and again for as long as its condition lasts. */
function recurs({ lasting, statement }: Obligation): boolean {
  return lasting && statement.effect.timing.some(({ kind }) => kind === 'every');
}

/**
 * What must be possible for a clash: one is met, and the condition of the other goes on. Of the other only where that counts:
 * where it is kept, or asked for again, while its condition lasts.
 */
export function goesOn(due: Obligation, kept: Obligation): readonly Formula[] {
  const time = keptFor(kept, due);
  const moment = dueIn(due);
  const inWindow = time !== undefined && moment !== undefined && compareRationals(moment, time) < 0;
  if (!inWindow) return [due.later, renamed(kept.statement.guard, inLaterInstant)];
  return recurs(due) ? [kept.later, renamed(due.statement.guard, inLaterInstant)] : [due.later];
}

/** Which of two comes first is an open question where one is owed in a state that has nothing to do with the other. */
export function isMereState({ owing, statement }: Obligation): boolean {
  return owing.kind === 'at once' && statement.heldFor === undefined;
}

function isShorter(first: Obligation, second: Obligation): boolean {
  return (
    'time' in first.owing &&
    'time' in second.owing &&
    compareRationals(first.owing.time, second.owing.time) < 0
  );
}

function timedProof(first: Obligation, second: Obligation, same: boolean): readonly Step[] {
  const conditions = [conditionOf(first), conditionOf(second)];
  const together: Step = {
    comment: 'Can both conditions hold together?',
    assertions: conditions,
    expect: 'yes',
  };
  if (!same) {
    return [
      together,
      {
        comment: 'Can one be met while the other is still asked for?',
        assertions: goesOn(first, second).map((formula) => ({ formula, comment: 'what must be possible' })),
        expect: 'yes',
      },
      {
        comment: `Can both be so in one instant? (the first is due in ${seconds(first)}, the second is kept for ${seconds(second)})`,
        assertions: [demandOf(first, true), demandOf(second, true)],
        expect: 'no',
      },
    ];
  }
  return [
    together,
    {
      comment: `Can one be so and not the other? (bounds of one thing: ${seconds(first)} at most, ${seconds(second)} at least)`,
      assertions: [{ formula: differ(first, second), comment: 'one is so and the other is not' }],
      expect: 'no',
    },
  ];
}

function differ(first: Obligation, second: Obligation): Formula {
  return or([and([first.later, not(second.later)]), and([second.later, not(first.later)])]);
}

function seconds({ owing }: Obligation): string {
  return 'time' in owing ? `${owing.time.n}${owing.time.d === 1n ? '' : `/${owing.time.d}`} s` : '';
}
