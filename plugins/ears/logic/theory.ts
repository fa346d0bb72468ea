import type { Span } from '#model';
import type { Formula, Rational } from '../formula.ts';
import { renamed, variablesOf, visitVariables } from '../formulas.ts';
import { compareRationals } from '../rational.ts';
import type { Axioms } from '../statement.ts';
import { inLaterInstant, type Obligation, withoutMark } from './obligation.ts';
import { oppositeFacts } from './opposite-verbs.ts';

/** Something that is taken for granted. */
export interface Fact {
  readonly formula: Formula;
  readonly comment: string;
  /** Of a declaration: its words. */
  readonly words?: { readonly text: string; readonly span: Span };
}

/** What is taken for granted of what some formulas speak of. */
export interface Theory {
  about(formulas: readonly Formula[]): readonly Fact[];
  /** Declared and built-in opposites by key, and what else declared facts tie to it. */
  readonly opposites: ReadonlyMap<string, readonly string[]>;
}

/** Gathers the facts of a capability: assumptions, exclusions, opposite actions, longer times that include shorter ones. */
export function theoryOf(axioms: Axioms, obligations: readonly Obligation[]): Theory {
  const builtIn = builtInOpposites(obligations);
  const facts = aboutOf(factsOf(axioms, obligations, builtIn));
  const held = heldFlags(obligations);
  const opposites = new Map<string, string[]>();
  const link = (a: string, b: string) => opposites.set(a, [...(opposites.get(a) ?? []), b]);
  for (const { keys } of [...axioms.opposites, ...builtIn]) {
    link(keys[0], keys[1]);
    link(keys[1], keys[0]);
  }
  for (const [a, b] of tiedEffects(axioms, obligations)) {
    link(a, b);
    link(b, a);
  }
  return {
    opposites,
    about: (formulas) => [...facts(formulas), ...longerIncludesShorter(formulas, held)],
  };
}

/** Finds what of the facts is tied to what formulas speak of, in the order of the facts. */
function aboutOf(facts: readonly Fact[]): Theory['about'] {
  const indexed = facts.map((fact) => ({
    fact,
    keys: [...variablesOf(fact.formula).keys()],
    excludes: excludesFlags(fact.formula),
  }));
  const byKey = new Map<string, number[]>();
  for (const [at, { keys }] of indexed.entries()) {
    for (const key of keys) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [at]);
      else known.push(at);
    }
  }
  // A flag of which nothing is known but what it excludes can be left out: that it is not so is always possible.
  const free = new Set(
    [...byKey].flatMap(([key, own]) => (own.every((at) => indexed[at]?.excludes === true) ? [key] : [])),
  );
  return (formulas) => {
    const reached = new Set(formulas.flatMap((formula) => [...variablesOf(formula).keys()]));
    const taken = new Set<number>();
    // A set that grows while it is gone through: what is added is gone through too.
    for (const key of reached) {
      for (const at of byKey.get(key) ?? []) {
        const own = indexed[at];
        if (own === undefined || taken.has(at)) continue;
        if (own.excludes && own.keys.some((one) => free.has(one) && !reached.has(one))) continue;
        taken.add(at);
        for (const one of own.keys) reached.add(one);
      }
    }
    return [...taken].sort((a, b) => a - b).flatMap((at) => indexed[at]?.fact ?? []);
  };
}

/** `not (a and b)` */
function excludesFlags(formula: Formula): boolean {
  return (
    formula.kind === 'not' &&
    formula.of.kind === 'and' &&
    formula.of.of.length === 2 &&
    formula.of.of.every(({ kind }) => kind === 'flag')
  );
}

/** Pairs of things that sentences decide and that a declared fact speaks of together. */
function tiedEffects(
  { facts }: Axioms,
  obligations: readonly Obligation[],
): readonly (readonly [string, string])[] {
  const decided = new Set(obligations.flatMap(({ effectKeys }) => [...effectKeys]));
  const pairs = facts.flatMap(({ formula }) => {
    const keys = [...new Set([...variablesOf(formula).keys()].map(withoutMark))].filter((key) =>
      decided.has(key),
    );
    return keys.flatMap((a, at) => keys.slice(at + 1).map((b) => [a, b] as const));
  });
  return [...new Map(pairs.map((pair) => [JSON.stringify([...pair].sort()), pair])).values()];
}

/** Opposite verbs; where one sentence demands both, it means one after the other, and so may any other. */
function builtInOpposites(obligations: readonly Obligation[]): ReturnType<typeof oppositeFacts> {
  const sentences = Map.groupBy(obligations, ({ statement }) => statement.sentence.id);
  const demanded = [...sentences.values()].map(
    (own) => new Set(own.flatMap(({ effect }) => demandedActions(effect))),
  );
  return oppositeFacts(obligations.map(({ effect }) => effect)).filter(
    ({ keys }) => !demanded.some((actions) => keys.every((key) => actions.has(key))),
  );
}

function demandedActions(effect: Formula): readonly string[] {
  switch (effect.kind) {
    case 'flag':
      return [effect.variable.key];
    case 'and':
    case 'or':
      return effect.of.flatMap(demandedActions);
    case 'constant':
    case 'choice':
    case 'compare':
    case 'not':
      return [];
  }
}

function factsOf(
  axioms: Axioms,
  obligations: readonly Obligation[],
  builtIn: ReturnType<typeof oppositeFacts>,
): readonly Fact[] {
  const effects = obligations.flatMap(({ effect, later }) => [effect, later]);
  const spoken = new Set(effects.flatMap((formula) => [...variablesOf(formula).keys()]));
  const declared = axioms.facts.map(
    ({ formula, words }): Fact => ({ formula, words, comment: `taken for granted: ${words.text}` }),
  );
  const later = declared.flatMap((fact): readonly Fact[] => {
    const formula = renamed(fact.formula, inLaterInstant);
    return [...variablesOf(formula).keys()].some((key) => key.endsWith("'") && spoken.has(key))
      ? [{ ...fact, formula, comment: `${fact.comment} (in a later instant)` }]
      : [];
  });
  return [
    ...declared,
    ...later,
    ...declaredOpposites(axioms, effects),
    ...builtIn.map(
      ({ formula, keys }): Fact => ({ formula, comment: `opposite actions: ${keys[0]} / ${keys[1]}` }),
    ),
  ];
}

function declaredOpposites(axioms: Axioms, effects: readonly Formula[]): readonly Fact[] {
  const actions = new Map<string, Formula>();
  for (const effect of effects) {
    visitVariables(effect, (variable) => {
      if (variable.sort.kind === 'flag') actions.set(variable.key, { kind: 'flag', variable });
    });
  }
  return axioms.opposites.flatMap(({ keys, words }): readonly Fact[] => {
    const [a, b] = keys.map((key) => actions.get(key));
    if (a === undefined || b === undefined) return [];
    const comment = `opposite actions: ${words?.text ?? keys.join(' / ')}`;
    const formula: Formula = { kind: 'not', of: { kind: 'and', of: [a, b] } };
    return [{ formula, comment, ...(words === undefined ? {} : { words }) }];
  });
}

/** Something that must have held for a time, as a flag. */
interface HeldFlag {
  readonly flag: Formula;
  readonly time: Rational;
  /** What held, whatever the time. */
  readonly of: string;
}

function heldFlags(obligations: readonly Obligation[]): ReadonlyMap<string, HeldFlag> {
  const flags = new Map<string, HeldFlag>();
  for (const { statement, trigger } of obligations) {
    const last = trigger.kind === 'and' ? trigger.of.at(-1) : trigger;
    if (statement.heldFor === undefined || last?.kind !== 'flag') continue;
    const { key } = last.variable;
    flags.set(key, { flag: last, time: statement.heldFor, of: key.replace(/^[^:]*: /, '') });
  }
  return flags;
}

/** What has held for a minute has held for a second: of those spoken of, each with the next shorter time. */
function longerIncludesShorter(
  formulas: readonly Formula[],
  held: ReadonlyMap<string, HeldFlag>,
): readonly Fact[] {
  if (held.size < 2) return [];
  const spoken = new Set(formulas.flatMap((formula) => [...variablesOf(formula).keys()]));
  const groups = Map.groupBy(
    [...spoken].flatMap((key) => held.get(key) ?? []),
    ({ of }) => of,
  );
  return [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => compareRationals(b.time, a.time));
    return sorted.slice(1).flatMap(({ flag: shorter }, at): readonly Fact[] => {
      const longer = sorted[at];
      if (longer === undefined) return [];
      const formula: Formula = { kind: 'or', of: [{ kind: 'not', of: longer.flag }, shorter] };
      return [{ formula, comment: 'what has held for longer has held for the shorter time' }];
    });
  });
}
