import { LIMITS } from '#config';
import type { Formula } from '../formula.ts';
import { isTrue, not, or, renamed } from '../formulas.ts';
import { allowedSeverity, type Candidate, conditionOf, demandOf, type Step } from './candidate.ts';
import { isOwnScenario } from './comparable.ts';
import { goesOn, isDueWhileKept, isMereState, TIMED_HINT } from './find-timed.ts';
import { inLaterInstant, type Obligation } from './obligation.ts';
import { arePossible, type Inquiry, isPossible, together } from './rounds.ts';
import type { Theory } from './theory.ts';

export interface FoundInvariants {
  readonly candidates: readonly Candidate[];
  /** What never binds while the others are kept. */
  readonly dead: ReadonlySet<Obligation>;
  /** Groups that were too large. */
  readonly skipped: readonly (readonly Obligation[])[];
}

/** What must hold all the time its condition does, as one formula for each instant. */
interface Invariant {
  readonly of: Obligation;
  readonly now: Formula;
}

/**
 * Finds what no run can do because of everything that must always hold: sets of sentences that cannot be met together, and
 * conditions that never come about. Three and more sentences may be needed.
 * Ensures: cores are minimal: without any one of its sentences the rest can be met. What never
 * binds is no part of a conflict.
 * Limits: `LIMITS.comparedTogether` sentences that speak of each other; `LIMITS.coresPerGroup` cores.
 */
export function* findInvariants(
  obligations: readonly Obligation[],
  theory: Theory,
): Inquiry<FoundInvariants> {
  const groups = connected(obligations.filter(isRuled));
  const small = groups.filter(({ length }) => length <= LIMITS.comparedTogether);
  const found = yield* together(small.map((group) => inGroup(group, theory)));
  return {
    candidates: found.flatMap(({ candidates }) => candidates),
    dead: new Set(found.flatMap(({ dead }) => dead)),
    skipped: groups.filter((group) => !small.includes(group)),
  };
}

/** Declared words only: what is not declared is compared in pairs. */
export function isRuled(one: Obligation): boolean {
  return (
    one.declaredEffect &&
    one.declaredGuard &&
    !one.statement.effect.permission &&
    !one.statement.unshareable &&
    !one.contextual
  );
}

function isRule(one: Obligation): boolean {
  return one.invariant && one.strength === 'mandatory';
}

/** Groups that share variables, by document order. */
function connected(obligations: readonly Obligation[]): readonly (readonly Obligation[])[] {
  const above = new Map<string, string>();
  const top = (key: string): string => {
    let at = key;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next;
    return at;
  };
  for (const { guardKeys, effectKeys } of obligations) {
    const [first, ...rest] = [...guardKeys, ...effectKeys].map(top);
    for (const key of rest)
      if (first !== undefined && top(key) !== top(first)) above.set(top(key), top(first));
  }
  const groups = Map.groupBy(obligations, ({ guardKeys, effectKeys }) => {
    const [first = ''] = [...guardKeys, ...effectKeys];
    return top(first);
  });
  return [...groups.values()].filter((group) => group.some(isRule));
}

function* inGroup(
  group: readonly Obligation[],
  theory: Theory,
): Inquiry<{ readonly candidates: readonly Candidate[]; readonly dead: readonly Obligation[] }> {
  const facts = theory
    .about(group.flatMap(({ guard, effect, later }) => [guard, effect, later]))
    .map(({ formula }) => formula);
  const base = yield* consistentRules(group.filter(isRule).map(invariantOf), facts);
  const found: Candidate[] = [...base.candidates];
  const rules = base.rules;
  const cores = new Set<string>();
  const triggers = group.filter(({ comesAbout }) => !isTrue(comesAbout));
  const alive = yield* arePossible(
    triggers.map(({ comesAbout }) => [comesAbout, ...facts, ...rules.map(({ now }) => now)]),
  );
  const others = yield* arePossible(
    triggers.map((one) => [
      one.comesAbout,
      ...facts,
      ...rules.filter(({ of }) => of !== one).map(({ now }) => now),
    ]),
  );
  const dead = new Set<Obligation>();
  const idle: Obligation[] = [];
  const never: {
    readonly trigger: Obligation;
    readonly core: readonly Invariant[];
    readonly members: readonly Obligation[];
  }[] = [];
  for (const [at, trigger] of triggers.entries()) {
    if (alive[at] !== 'no') continue;
    dead.add(trigger);
    const own = others[at] !== 'no';
    if (!own) idle.push(trigger);
    const core = yield* shrink(
      rules.filter(({ of }) => own || of !== trigger),
      [trigger.comesAbout, ...facts],
    );
    const members = ordered(
      core.map(({ of }) => of),
      trigger,
    );
    if (own && isNew(members, cores)) found.push(clash(members, trigger));
    if (!own) never.push({ trigger, core, members });
  }
  // Where the others cannot be met together when it holds, that is what is told.
  const clashes = found.map((one) => one.core);
  for (const { trigger, core, members } of never)
    if (!clashes.some((known) => known.every((one) => members.includes(one))))
      found.push(neverBinds(members, trigger, core));
  const due = group.filter((one) => !one.invariant && !dead.has(one) && canBeDue(one));
  const met = yield* arePossible(due.map((one) => [one.later, ...facts, ...rules.map(laterOf)]));
  for (const [at, one] of due.entries()) {
    if (met[at] !== 'no') continue;
    const core = yield* shrink(rules, [one.later, ...facts], laterOf);
    const members = ordered(
      core.map(({ of }) => of),
      one,
    );
    if (isNew(members, cores)) found.push(neverMet(members, one, core));
  }
  yield* risingNever(group, rules, facts, dead, found);
  found.push(...(yield* timedClashes(group, rules, facts)));
  const covered = yield* coveredRules(rules, facts, dead);
  return { candidates: [...limited(found), ...limited(covered)], dead: idle };
}

function isNew(members: readonly Obligation[], cores: Set<string>): boolean {
  const key = members.map(({ index }) => index).join(' ');
  if (cores.has(key)) return false;
  cores.add(key);
  return true;
}

function canBeDue({ owing }: Obligation): boolean {
  return owing.kind === 'at once' || owing.kind === 'occurs' || owing.kind === 'holds';
}

function invariantOf(of: Obligation): Invariant {
  return { of, now: isTrue(of.guard) ? of.effect : or([not(of.guard), of.effect]) };
}

/** The rule in a later instant, in which its condition may hold or not. */
function laterOf({ of }: Invariant): Formula {
  return isTrue(of.guard) ? of.later : or([not(renamed(of.guard, inLaterInstant)), of.later]);
}

/** Rules that can all hold; those that cannot are told and left out. */
function* consistentRules(
  all: readonly Invariant[],
  facts: readonly Formula[],
): Inquiry<{ readonly rules: readonly Invariant[]; readonly candidates: readonly Candidate[] }> {
  let rules = all;
  const candidates: Candidate[] = [];
  for (let round = 0; round < LIMITS.coresPerGroup; round++) {
    const possible = yield* isPossible([...facts, ...rules.map(({ now }) => now)]);
    if (possible !== 'no') break;
    const core = yield* shrink(rules, facts);
    if (core.length === 0) break;
    candidates.push(clash(core.map(({ of }) => of)));
    rules = rules.filter((one) => !core.includes(one));
  }
  return { rules, candidates };
}

/**
 * A minimal part of the rules that is impossible beside what is given: each is left out where the rest still is, in document
 * order. Ensures: left as it is where the answer is not known.
 */
function* shrink(
  rules: readonly Invariant[],
  given: readonly Formula[],
  inInstant: (rule: Invariant) => Formula = ({ now }) => now,
): Inquiry<readonly Invariant[]> {
  let core = rules;
  for (const rule of rules) {
    const without = core.filter((one) => one !== rule);
    if ((yield* isPossible([...given, ...without.map(inInstant)])) === 'no') core = without;
  }
  return core;
}

function ordered(members: readonly Obligation[], one: Obligation): readonly Obligation[] {
  return [...new Set([...members, one])].sort((a, b) => a.index - b.index);
}

function rule(one: Obligation): Step['assertions'][number] {
  return {
    formula: invariantOf(one).now,
    comment: `${one.claim}: must hold all the time (${one.statement.response.text})`,
  };
}

function clash(members: readonly Obligation[], trigger?: Obligation): Candidate {
  const when = trigger === undefined ? [] : [{ ...conditionOf(trigger), formula: trigger.comesAbout }];
  return {
    check: 'contradiction',
    severity: allowedSeverity('error', members),
    core: members,
    relation: 'implied',
    hint:
      trigger === undefined
        ? 'These sentences can never be met together. Drop one of them, or give one a condition.'
        : 'Whenever the condition of one of them holds, these sentences cannot be met together. Drop one of them, or narrow a condition.',
    proof: [
      ...(trigger === undefined
        ? []
        : [{ comment: 'Can the condition hold at all?', assertions: when, expect: 'yes' as const }]),
      { comment: 'Can all of them be met?', assertions: [...when, ...members.map(rule)], expect: 'no' },
      ...members.map(
        (left): Step => ({
          comment: `Can they be met without ${left.claim}?`,
          assertions: [...when, ...members.filter((one) => one !== left).map(rule)],
          expect: 'yes',
        }),
      ),
    ],
    situationOf: trigger === undefined ? [] : [trigger],
  };
}

function neverBinds(
  members: readonly Obligation[],
  trigger: Obligation,
  core: readonly Invariant[],
): Candidate {
  const unwanted = trigger.statement.sentence.clauses.some(({ kind }) => kind === 'if');
  return {
    check: unwanted ? 'unreachable-unwanted' : 'impossible-condition',
    severity: allowedSeverity('warning', members),
    core: members,
    hint: `The condition of ${trigger.claim} never comes about while the other sentences are kept, so it asks for nothing.`,
    proof: [
      {
        comment: 'Can the condition hold while the others are kept?',
        assertions: [
          { ...conditionOf(trigger), formula: trigger.comesAbout },
          ...core.map(({ of }) => rule(of)),
        ],
        expect: 'no',
      },
      {
        comment: 'Can it hold at all?',
        assertions: [{ ...conditionOf(trigger), formula: trigger.comesAbout }],
        expect: 'yes',
      },
    ],
    situationOf: [],
  };
}

function neverMet(members: readonly Obligation[], one: Obligation, core: readonly Invariant[]): Candidate {
  const always = core.map((rule) => ({
    formula: laterOf(rule),
    comment: `${rule.of.claim}: must always hold (${rule.of.statement.response.text})`,
  }));
  return {
    check: 'contradiction',
    severity: allowedSeverity('error', members),
    core: members,
    relation: 'implied',
    hint: `What ${one.claim} asks for can never be done while the other sentences are kept. Drop one of them, or give one a condition.`,
    proof: [
      { comment: 'Can its condition hold?', assertions: [conditionOf(one)], expect: 'yes' },
      {
        comment: 'Can what it asks for be done while the others are kept?',
        assertions: [demandOf(one, true), ...always],
        expect: 'no',
      },
      ...core.map(
        (left, at): Step => ({
          comment: `Can it be done without ${left.of.claim}?`,
          assertions: [demandOf(one, true), ...always.filter((_, other) => other !== at)],
          expect: 'yes',
        }),
      ),
    ],
    situationOf: [one],
  };
}

/** What always is so never becomes so. */
function* risingNever(
  group: readonly Obligation[],
  rules: readonly Invariant[],
  facts: readonly Formula[],
  dead: ReadonlySet<Obligation>,
  found: Candidate[],
): Inquiry<void> {
  const rising = group.filter((one) => one.statement.rises === true && !dead.has(one));
  const apart = yield* arePossible(
    rising.map((one) => [
      not(one.statement.guard),
      ...facts,
      ...rules.filter(({ of }) => of !== one).map(({ now }) => now),
    ]),
  );
  for (const [at, one] of rising.entries()) {
    if (apart[at] !== 'no') continue;
    const before = {
      formula: not(one.statement.guard),
      comment: `${one.claim}: before, its condition does not hold`,
    };
    const core = yield* shrink(
      rules.filter(({ of }) => of !== one),
      [before.formula, ...facts],
    );
    const members = ordered(
      core.map(({ of }) => of),
      one,
    );
    found.push({
      ...neverBinds(members, one, core),
      proof: [
        {
          comment: 'Can the condition not hold yet while the others are kept?',
          assertions: [before, ...core.map(({ of }) => rule(of))],
          expect: 'no',
        },
      ],
    });
  }
}

/** What is due while something else must still be kept that the rules do not allow beside it. */
function* timedClashes(
  group: readonly Obligation[],
  rules: readonly Invariant[],
  facts: readonly Formula[],
): Inquiry<readonly Candidate[]> {
  const pairs = group
    .filter(({ owing }) => owing.kind === 'occurs')
    .flatMap((due) =>
      group.filter((kept) => isDueWhileKept(due, kept) && !isMereState(kept)).map((kept) => ({ due, kept })),
    );
  const both = pairs.map(({ due, kept }) => [due.later, kept.later, ...facts]);
  const alone = yield* arePossible(both);
  const ruled = yield* arePossible(both.map((formulas) => [...formulas, ...rules.map(laterOf)]));
  const triggered = yield* arePossible(
    pairs.map(({ due, kept }) => [due.guard, kept.guard, ...facts, ...rules.map(({ now }) => now)]),
  );
  const going = yield* arePossible(
    pairs.map(({ due, kept }) => [
      ...goesOn(due, kept),
      ...facts,
      ...rules.filter(({ of }) => of !== due && of !== kept).map(laterOf),
    ]),
  );
  const found: Candidate[] = [];
  for (const [at, { due, kept }] of pairs.entries()) {
    // Without any rule the two clash by themselves, which is told as a pair.
    if (alone[at] === 'no' || ruled[at] !== 'no' || triggered[at] !== 'yes' || going[at] === 'no') continue;
    const core = yield* shrink(rules, both[at] ?? [], laterOf);
    const members = ordered([...core.map(({ of }) => of), kept], due);
    const always = core.map((one) => ({ formula: laterOf(one), comment: rule(one.of).comment }));
    found.push({
      check: 'timed-clash',
      severity: allowedSeverity('warning', members),
      core: members,
      hint: TIMED_HINT,
      proof: [
        {
          comment: 'Can both conditions hold together?',
          assertions: [conditionOf(due), conditionOf(kept)],
          expect: 'yes',
        },
        {
          comment: 'Can both be so in one instant while the others are kept?',
          assertions: [demandOf(due, true), demandOf(kept, true), ...always],
          expect: 'no',
        },
        ...core.map(
          (left, index): Step => ({
            comment: `Can both be so without ${left.of.claim}?`,
            assertions: [
              demandOf(due, true),
              demandOf(kept, true),
              ...always.filter((_, other) => other !== index),
            ],
            expect: 'yes',
          }),
        ),
      ],
      situationOf: [due, kept],
    });
  }
  return found;
}

/** Rules that the others together already demand. */
function* coveredRules(
  rules: readonly Invariant[],
  facts: readonly Formula[],
  dead: ReadonlySet<Obligation>,
): Inquiry<readonly Candidate[]> {
  const asked = rules.filter(({ of }) => !dead.has(of));
  const othersOf = (rule: Invariant) =>
    asked.filter(({ of }) => of !== rule.of && !isOwnScenario(of, rule.of));
  const broken = (rule: Invariant) => [rule.of.guard, not(rule.of.effect), ...facts];
  const breakable = yield* arePossible(
    asked.map((rule) => [...broken(rule), ...othersOf(rule).map(({ now }) => now)]),
  );
  const found: Candidate[] = [];
  const coverOf = new Map<Obligation, readonly Obligation[]>();
  for (const [at, rule] of asked.entries()) {
    if (breakable[at] !== 'no') continue;
    const core = yield* shrink(othersOf(rule), broken(rule));
    // What holds whatever the others say is told as such; of two that say the same the later one is told.
    const cover = core.map(({ of }) => of);
    if (cover.length === 0 || cover.every((one) => coverOf.get(one)?.includes(rule.of) === true)) continue;
    coverOf.set(rule.of, cover);
    found.push(coveredRule(rule, core));
  }
  return found;
}

function coveredRule({ of: one }: Invariant, core: readonly Invariant[]): Candidate {
  return {
    check: 'redundant',
    severity: 'note',
    core: [one, ...core.map(({ of }) => of)],
    relation: 'implied',
    hint: `${one.claim} demands nothing that the others do not demand already. Leave it out, or say what it adds.`,
    proof: [
      { comment: 'Can its condition hold?', assertions: [conditionOf(one)], expect: 'yes' },
      {
        comment: 'Can it be broken while the others are kept?',
        assertions: [
          conditionOf(one),
          { formula: not(one.effect), comment: `${one.claim}: what it demands is not so` },
          ...core.map(({ of }) => rule(of)),
        ],
        expect: 'no',
      },
    ],
    situationOf: [],
  };
}

function limited(found: readonly Candidate[]): readonly Candidate[] {
  const shown = found.slice(0, LIMITS.coresPerGroup);
  const last = shown.at(-1);
  const more = found.length - shown.length;
  if (last === undefined || more === 0) return shown;
  return [
    ...shown.slice(0, -1),
    { ...last, hint: `${last.hint} ${more} more of this group are not listed.` },
  ];
}
