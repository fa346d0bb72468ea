import type { Formula, Rational, Variable } from '../formula.ts';
import { and, not, or, shapeOf, variablesOf } from '../formulas.ts';
import { compareRationals, rational } from '../rational.ts';
import type { Axioms } from '../statement.ts';
import { allowedSeverity, type Candidate, conditionOf, type Step } from './candidate.ts';
import { decide } from './decide.ts';
import type { Obligation } from './obligation.ts';
import { arePossible, type Inquiry } from './rounds.ts';
import type { Theory } from './theory.ts';

/** Cases that exclude each other and leave nothing out. */
export interface FoundPartition {
  /** What they speak of: one number or state, or several. */
  readonly over: readonly Variable[];
  readonly within: readonly Formula[];
  readonly cases: readonly Obligation[];
  readonly proof: readonly Step[];
}

/** Sentences that divide the same thing under otherwise equal conditions. */
interface Division {
  readonly over: Variable;
  readonly rest: readonly Formula[];
  readonly cases: readonly { readonly one: Obligation; readonly part: Formula }[];
}

/**
 * Finds cases that are proved disjoint and complete, and declared states and numbers of which some value has no case.
 * Ensures: without a declaration nothing is called incomplete; values that nobody named count as a case of their own.
 */
export function* findPartitions(
  obligations: readonly Obligation[],
  theory: Theory,
  axioms: Axioms,
): Inquiry<{ readonly partitions: readonly FoundPartition[]; readonly candidates: readonly Candidate[] }> {
  const divisions = divisionsOf(obligations.filter((one) => !one.contextual && !one.statement.unshareable));
  const facts = divisions.map((division) => [
    ...theory.about(division.cases.map(({ one }) => one.guard)).map(({ formula }) => formula),
    ...naturalBounds(division.over),
  ]);
  const overlaps = yield* arePossible(
    divisions.map((division, at) => [...division.rest, anyTwo(division), ...(facts[at] ?? [])]),
  );
  const gaps = yield* arePossible(
    divisions.map((division, at) => [...division.rest, noneOf(division), ...(facts[at] ?? [])]),
  );
  const partitions: FoundPartition[] = [];
  const candidates: Candidate[] = [];
  const told = new Set<string>();
  for (const [at, division] of divisions.entries()) {
    const key = division.cases.map(({ one }) => one.statement.sentence.id).join(' ');
    if (overlaps[at] === 'no' && gaps[at] === 'no' && !told.has(key)) {
      told.add(key);
      partitions.push({
        over: [division.over],
        within: division.rest,
        cases: division.cases.map(({ one }) => one),
        proof: partitionProof(division),
      });
    }
    if (gaps[at] === 'yes' && isDeclared(division.over, axioms) && !told.has(`gap ${key}`)) {
      told.add(`gap ${key}`);
      candidates.push(...gapOf(division, facts[at] ?? []));
    }
  }
  return { partitions, candidates };
}

function divisionsOf(obligations: readonly Obligation[]): readonly Division[] {
  const groups = new Map<
    string,
    { over: Variable; rest: readonly Formula[]; cases: { one: Obligation; part: Formula }[] }
  >();
  for (const one of obligations) {
    const parts = one.trigger.kind === 'and' ? one.trigger.of : [one.trigger];
    for (const over of dividable(one.trigger)) {
      const own = parts.filter((part) => variablesOf(part).has(over.key));
      // What else these parts speak of could tell the cases apart.
      if (own.some((part) => variablesOf(part).size > 1)) continue;
      const rest = parts.filter((part) => !own.includes(part));
      const base = JSON.stringify([
        over.key,
        one.statement.system,
        shapeOf(and(rest)),
        one.statement.sentence.lead,
      ]);
      for (const key of [
        `${base} all`,
        `${base} of ${one.claim}`,
        ...[...one.effectKeys].map((effect) => `${base} on ${effect}`),
      ]) {
        const group = groups.get(key) ?? { over, rest, cases: [] };
        groups.set(key, group);
        if (!group.cases.some((other) => other.one.statement.sentence.id === one.statement.sentence.id))
          group.cases.push({ one, part: and(own) });
      }
    }
  }
  const divisions = [...groups.values()].filter(({ cases }) => cases.length > 1 && cases.length <= 40);
  return divisions.filter(({ cases }) => new Set(cases.map(({ part }) => shapeOf(part))).size > 1);
}

function dividable(formula: Formula): readonly Variable[] {
  return [...variablesOf(formula).values()].filter(
    ({ sort, role }) => sort.kind !== 'flag' && role !== 'response',
  );
}

function isDeclared(over: Variable, { declared }: Axioms): boolean {
  return over.declared && declared.some(({ key }) => key === over.key);
}

/** No time, size or share is below zero. */
export function naturalBounds(over: Variable): readonly Formula[] {
  if (over.sort.kind !== 'number' || !['time', 'bytes', 'percent'].includes(over.sort.dimension)) return [];
  return [atLeast(over, rational(0n))];
}

function atLeast(variable: Variable, value: Rational): Formula {
  return {
    kind: 'compare',
    left: { kind: 'variable', variable },
    operator: '>=',
    right: { kind: 'constant', value },
  };
}

function anyTwo({ cases }: Division): Formula {
  return or(
    cases.flatMap(({ part: a }, at) =>
      cases.slice(at + 1).map(({ part: b }): Formula => ({ kind: 'and', of: [a, b] })),
    ),
  );
}

function noneOf({ cases }: Division): Formula {
  return and(cases.map(({ part }) => not(part)));
}

function partitionProof(division: Division): readonly Step[] {
  const conditions = division.cases.map(({ one }) => conditionOf(one));
  const natural = naturalBounds(division.over).map((formula) => ({
    formula,
    comment: 'it is never below zero',
  }));
  const within = division.rest.map((formula) => ({ formula, comment: 'what all cases share' }));
  return [
    ...conditions.map(
      (condition, at): Step => ({
        comment: `Can case ${at + 1} come about?`,
        assertions: [condition, ...natural],
        expect: 'yes',
      }),
    ),
    {
      comment: 'Can two cases hold together?',
      assertions: [...within, ...natural, { formula: anyTwo(division), comment: 'two of the cases' }],
      expect: 'no',
    },
    {
      comment: 'Can none of the cases hold?',
      assertions: [...within, ...natural, { formula: noneOf(division), comment: 'none of the cases' }],
      expect: 'no',
    },
  ];
}

function* gapOf(division: Division, facts: readonly Formula[]): Generator<Candidate> {
  const core = division.cases.map(({ one }) => one);
  const given = [...division.rest, ...facts];
  const gap =
    division.over.sort.kind === 'choice' ? missingValues(division) : missingNumbers(division, facts);
  yield {
    check: 'incomplete-cases',
    severity: allowedSeverity(gap.likely ? 'warning' : 'note', core),
    core,
    hint: `${gap.text} of ${division.over.key} has no sentence. Add one for it, or declare with \`assume\` that it cannot be.`,
    proof: [
      {
        comment: 'Can none of the cases hold?',
        assertions: [
          ...given.map((formula) => ({ formula, comment: 'what all cases share' })),
          { formula: noneOf(division), comment: 'none of the cases' },
        ],
        expect: 'yes',
      },
    ],
    situationOf: [],
    situationIn: [...division.rest, gap.formula],
  };
}

interface Gap {
  readonly text: string;
  readonly formula: Formula;
  /** An author who wrote the other cases probably meant this one too. */
  readonly likely: boolean;
}

/** Values of a state that no case names. */
function missingValues(division: Division): Gap {
  const { over, cases } = division;
  const values = over.sort.kind === 'choice' ? over.sort.values : [];
  const left = values.filter((value) => {
    const chosen: Formula = { kind: 'choice', variable: over, value };
    return decide([chosen, noneOf(division)]).kind !== 'impossible';
  });
  const [first] = left;
  return {
    text: left.length === 0 ? 'Some value' : `The value ${left.join(', ')}`,
    formula: first === undefined ? noneOf(division) : { kind: 'choice', variable: over, value: first },
    // One that is left of several was forgotten; of many, an event may matter in a few states only.
    likely: left.length === 1 && cases.length > 1,
  };
}

/** Numbers that no case names: between two cases something was forgotten; beyond them all, perhaps not. */
function missingNumbers(division: Division, facts: readonly Formula[]): Gap {
  const edges = division.cases.flatMap(({ part }) => edgesOf(part));
  const sorted = [...edges].sort(compareRationals);
  const open = pointsOf(edges).filter((value) => {
    const at: Formula = {
      kind: 'compare',
      left: { kind: 'variable', variable: division.over },
      operator: '=',
      right: { kind: 'constant', value },
    };
    return decide([at, noneOf(division), ...facts]).kind === 'possible';
  });
  const [low, high] = [sorted[0], sorted.at(-1)];
  const between = open.find(
    (value) =>
      low !== undefined &&
      high !== undefined &&
      compareRationals(value, low) >= 0 &&
      compareRationals(value, high) <= 0,
  );
  return {
    text: between === undefined ? 'A range' : 'A range between the cases',
    formula: noneOf(division),
    likely: between !== undefined,
  };
}

function edgesOf(formula: Formula): readonly Rational[] {
  switch (formula.kind) {
    case 'compare': {
      const found = decide([formula]);
      return found.kind === 'possible'
        ? found.literals.flatMap((literal) => (literal.kind === 'bound' ? [literal.value] : []))
        : [];
    }
    case 'not':
      return edgesOf(formula.of);
    case 'and':
    case 'or':
      return formula.of.flatMap(edgesOf);
    case 'constant':
    case 'flag':
    case 'choice':
      return [];
  }
}

/** Points at which what is said of a number may change, with one between each two and one beyond each end. */
function pointsOf(values: readonly Rational[]): readonly Rational[] {
  const sorted = [...values].sort(compareRationals);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const middles = sorted.slice(1).flatMap((high, at) => {
    const low = sorted[at] ?? high;
    return [rational(low.n * high.d + high.n * low.d, 2n * low.d * high.d)];
  });
  return [
    ...sorted,
    ...middles,
    rational(last.n + last.d, last.d),
    rational(first.n - first.d, first.d),
  ].sort(compareRationals);
}
