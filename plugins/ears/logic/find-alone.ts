import { isTrue, not } from '../formulas.ts';
import { allowedSeverity, type Candidate, conditionOf, demandOf } from './candidate.ts';
import type { Obligation } from './obligation.ts';
import { arePossible, type Inquiry } from './rounds.ts';
import type { Theory } from './theory.ts';

export interface FoundAlone {
  readonly candidates: readonly Candidate[];
  /** What cannot bind or cannot be met by itself, and is compared with nothing else. */
  readonly broken: ReadonlySet<Obligation>;
}

/** Finds sentences whose condition can never hold, whose demand can never be met, and which demand nothing. */
export function* findAlone(obligations: readonly Obligation[], theory: Theory): Inquiry<FoundAlone> {
  const facts = obligations.map(({ guard, effect }) =>
    theory.about([guard, effect]).map(({ formula }) => formula),
  );
  const possible = yield* arePossible(
    obligations.map(({ comesAbout }, at) => [comesAbout, ...(facts[at] ?? [])]),
  );
  const met = yield* arePossible(
    obligations.map((one, at) => [one.trigger, oneEffect(one), ...(facts[at] ?? [])]),
  );
  const blocked = possible.map((one) => one === 'no');
  const allowed = yield* arePossible(facts.map((own, at) => (blocked[at] === true ? own : [])));
  const apart = yield* arePossible(
    obligations.map((one, at) => (met[at] === 'no' ? [oneEffect(one), ...(facts[at] ?? [])] : [])),
  );
  const avoidable = yield* arePossible(
    obligations.map((one, at) => [one.trigger, not(oneEffect(one)), ...(facts[at] ?? [])]),
  );
  const broken = new Set<Obligation>();
  const candidates = obligations.flatMap((one, at): readonly Candidate[] => {
    if (possible[at] === 'no') {
      broken.add(one);
      return [impossible(one, allowed[at] === 'no')];
    }
    if (met[at] === 'no') {
      broken.add(one);
      return [unmeetable(one, apart[at] === 'yes')];
    }
    return avoidable[at] === 'no' && !isTrue(one.effect) ? [idle(one)] : [];
  });
  return { candidates: candidates.filter(firstOfItsSentence), broken };
}

/** Where the instant of the demand is that of the condition, both speak of the same values. */
function oneEffect(one: Obligation): Obligation['effect'] {
  return one.invariant ? one.effect : one.later;
}

/** The responses of one sentence share its condition: it is told once. */
function firstOfItsSentence(candidate: Candidate, index: number, all: readonly Candidate[]): boolean {
  const key = keyOf(candidate);
  return (
    candidate.check !== 'impossible-condition' || all.findIndex((other) => keyOf(other) === key) === index
  );
}

function keyOf({ check, core }: Candidate): string {
  return `${check} ${core.map(({ statement }) => statement.sentence.id).join(' ')}`;
}

const IMPOSSIBLE_HINT =
  'No situation meets this condition, so the sentence asks for nothing. Mend the part that excludes the rest.';
const TWO_HINT =
  'Taken together no situation meets this condition. Say `becomes` where a change is meant, and name two things by two names.';
const NEVER_SO_HINT =
  'What the vocabulary takes for granted here cannot be so at all, whatever this sentence says. Mend the declarations first.';

/** What to do where one sentence asks for two things that exclude each other. */
export const STEPS_HINT =
  'No system can do both at once. If one comes after the other, give each a sentence with its own trigger.';

/** Two clauses may speak of two moments, and `a file … and a file` of two files. */
function mayMeanTwo({ declaredGuard, statement }: Obligation): boolean {
  const { clauses } = statement.sentence;
  const has = (kind: string) => clauses.some((clause) => clause.kind === kind);
  const indefinite = clauses.flatMap(({ text }) => text.match(/\b(?:an?|any|some|one|another)\b/gi) ?? []);
  return (has('while') && has('when')) || (!declaredGuard && indefinite.length > 1);
}

function impossible(one: Obligation, isAssumed: boolean): Candidate {
  const isOpen = !isAssumed && mayMeanTwo(one);
  return {
    check: 'impossible-condition',
    severity: allowedSeverity(isOpen ? 'warning' : 'error', [one]),
    core: [one],
    hint: isAssumed ? NEVER_SO_HINT : isOpen ? TWO_HINT : IMPOSSIBLE_HINT,
    proof: [
      {
        comment: 'Can the condition hold?',
        assertions: [{ formula: one.comesAbout, comment: `${one.claim}: its condition` }],
        expect: 'no',
      },
    ],
    situationOf: [],
  };
}

function unmeetable(one: Obligation, isMetElsewhere: boolean): Candidate {
  return {
    check: 'self-contradiction',
    severity: allowedSeverity(
      hasSteps(one) || (isMetElsewhere && isBroughtAbout(one)) ? 'warning' : 'error',
      [one],
    ),
    core: [one],
    hint: hasSteps(one)
      ? STEPS_HINT
      : 'Whenever the condition holds, the demand cannot be met. Change one of the two.',
    proof: [
      { comment: 'Can the condition hold?', assertions: [conditionOf(one)], expect: 'yes' },
      {
        comment: 'Can the demand be met then?',
        assertions: [conditionOf(one), demandOf(one, !one.invariant)],
        expect: 'no',
      },
    ],
    situationOf: [one],
  };
}

/** Several things to do, which the author may mean one after the other; a formula is so in one instant. */
function hasSteps({ effect, invariant, statement }: Obligation): boolean {
  if (invariant || effect.kind !== 'and' || /^(?:establish|make|end)\b/i.test(statement.response.text))
    return false;
  return effect.of.every(({ kind }) => kind === 'flag' || kind === 'choice');
}

/** `IF it is open, THEN ensure that it is closed`: close it, and not that it is both. */
function isBroughtAbout({ invariant, statement }: Obligation): boolean {
  return invariant && statement.sentence.clauses.some(({ kind }) => kind === 'if' || kind === 'when');
}

function idle(one: Obligation): Candidate {
  return {
    check: 'tautology',
    severity: allowedSeverity('warning', [one]),
    core: [one],
    hint: 'The demand holds whatever the system does, so it asks for nothing. Say what shall be different.',
    proof: [
      {
        comment: 'Can the condition hold while the demand is not met?',
        assertions: [
          conditionOf(one),
          { formula: not(oneEffect(one)), comment: `${one.claim}: its demand is not met` },
        ],
        expect: 'no',
      },
    ],
    situationOf: [],
  };
}
