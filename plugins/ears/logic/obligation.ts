import { type Address, type ClauseKind, fitsPattern, type Strength } from '#model';
import type { Formula, Rational, Variable, Words } from '../formula.ts';
import { and, isTrue, not, or, renamed, shapeOf, variablesOf } from '../formulas.ts';
import { printRational } from '../rational.ts';
import type { Axioms, Statement } from '../statement.ts';
import { wordsOf } from './formula-words.ts';
import { oppositeKeys } from './opposite-verbs.ts';

/**
 * In which sense something is owed. `at once`: when its condition holds; `occurs`: within `time`; `holds`: for `time` at
 * least; `ends`: after `time` at most; `delayed`: not before `time`.
 */
export type Owing =
  | { readonly kind: 'at once' }
  | { readonly kind: 'occurs' | 'holds' | 'ends' | 'delayed'; readonly time: Rational }
  /** Several bounds together, which are not compared. */
  | { readonly kind: 'other' };

/** A statement made ready to be compared. */
export interface Obligation {
  readonly statement: Statement;
  /** Its place among the statements of its capability. */
  readonly index: number;
  readonly claim: Address;
  readonly strength: Strength;
  /** When it binds, without what counts before it. */
  readonly trigger: Formula;
  /** The trigger, and nothing that counts before it. */
  readonly guard: Formula;
  /** What must be able to come about so that it ever binds. */
  readonly comesAbout: Formula;
  /** Its condition can stay as it is, so that it binds again and again. */
  readonly lasting: boolean;
  /** What is owed, in the instant in which the condition holds. */
  readonly effect: Formula;
  /** What is owed, in an instant of its own. */
  readonly later: Formula;
  readonly owing: Owing;
  /** Its effect holds in every instant in which its condition does. */
  readonly invariant: boolean;
  readonly guardKeys: ReadonlySet<string>;
  /** Keys of what is decided, without the mark of a later instant. */
  readonly effectKeys: ReadonlySet<string>;
  /** Every variable of its condition is declared, and of its effect. */
  readonly declaredGuard: boolean;
  readonly declaredEffect: boolean;
  /** Nothing but this says when it binds: it stands in a scenario or a list, without a condition of its own. */
  readonly contextual: boolean;
}

/** Makes statements ready. Ensures: in the same order. */
export function obligationsOf(statements: readonly Statement[], axioms: Axioms): readonly Obligation[] {
  const plain = statements.map(obligationOf);
  if (axioms.priorities.length === 0) return plain;
  return plain.map((one) => ({ ...one, guard: underPriorities(one, plain, axioms) }));
}

function obligationOf(statement: Statement, index: number): Obligation {
  const trigger = triggerOf(statement);
  const { formula } = statement.effect;
  const guardVariables = variablesOf(trigger);
  const effectVariables = variablesOf(formula);
  const owing = owingOf(statement);
  return {
    statement,
    index,
    claim: statement.sentence.claim,
    strength: statement.effect.permission ? 'optional' : statement.response.strength,
    trigger,
    guard: trigger,
    // What has held may end in the instant in which this binds: it must be able to hold before.
    comesAbout: statement.heldFor === undefined ? trigger : statement.guard,
    lasting: !isAnchored(statement) && [...guardVariables.values()].every(({ role }) => role !== 'event'),
    effect: formula,
    later: renamed(formula, inLaterInstant),
    owing,
    invariant: statement.effect.manner === 'invariant' && owing.kind === 'at once' && !isFromNowOn(statement),
    guardKeys: new Set([...variablesOf(statement.guard).keys(), ...guardVariables.keys()]),
    effectKeys: new Set([...effectVariables.keys()].map(withoutMark)),
    declaredGuard: [...variablesOf(statement.guard).values()].every(({ declared }) => declared),
    declaredEffect: [...effectVariables.values()].every(({ declared }) => declared),
    contextual: isTrue(trigger) && (isStep(statement) || statement.sentence.lead !== undefined),
  };
}

/** What was held need not hold any longer; what is kept until something is kept after the instant in which it is asked for. */
function isFromNowOn(statement: Statement): boolean {
  return statement.heldFor !== undefined || isAnchored(statement);
}

function isAnchored({ sentence }: Statement): boolean {
  return sentence.clauses.some(({ kind }) => isAnchor(kind));
}

/** Whether a clause says from when, or until when. */
export function isAnchor(kind: ClauseKind): boolean {
  return kind === 'until' || kind === 'before' || kind === 'after';
}

function isStep({ sentence }: Statement): boolean {
  return sentence.requirement !== undefined;
}

function triggerOf(statement: Statement): Formula {
  const { guard, heldFor, held, rises, rising, sentence } = statement;
  const said = (text: string) => ({ text: `${wordsOf(guard)} (${text})`, span: sentence.span });
  const extra: Formula[] = [];
  if (rises === true) {
    const part = partOf(guard, rising);
    const words = said(part === undefined ? 'which begins' : `${wordsOf(part)} begins`);
    extra.push(guard, flag(`rises: ${keyOfPart(guard, part)}`, 'event', words));
  }
  // What has held until now may end now, so its own condition is no part of the trigger.
  if (heldFor !== undefined) {
    const time = `${printRational(heldFor)} s`;
    const part = partOf(guard, held);
    const words = said(`${part === undefined ? '' : `${wordsOf(part)} `}held for ${time}`);
    extra.push(flag(`held for ${time}: ${keyOfPart(guard, part)}`, 'state', words));
  }
  return extra.length === 0 ? guard : and(extra);
}

/** The part of a guard that time is told of, where it is not all of it. */
function partOf(guard: Formula, part: Formula | undefined): Formula | undefined {
  return part === undefined || shapeOf(part) === shapeOf(guard) ? undefined : part;
}

/** `while a, when b becomes true` is not `while b, when a becomes true`. */
function keyOfPart(guard: Formula, part: Formula | undefined): string {
  return part === undefined ? shapeOf(guard) : `${shapeOf(part)} in ${shapeOf(guard)}`;
}

function flag(key: string, role: Variable['role'], words: Words): Formula {
  return { kind: 'flag', variable: { key, sort: { kind: 'flag' }, role, declared: true }, words };
}

function owingOf({ effect }: Statement): Owing {
  const [only, ...others] = effect.timing;
  if (only === undefined) return { kind: 'at once' };
  if (others.length > 0) return soonAndKept(effect.timing);
  switch (only.kind) {
    case 'within':
      return { kind: 'occurs', time: only.limit };
    case 'every':
      return { kind: 'occurs', time: only.period };
    case 'for-at-least':
      return { kind: 'holds', time: only.duration };
    case 'for-at-most':
      return { kind: 'ends', time: only.duration };
    case 'not-before':
      return { kind: 'delayed', time: only.delay };
  }
}

/** Done within a time, and then kept: it must come about in that time. */
function soonAndKept(timing: Statement['effect']['timing']): Owing {
  const within = timing.find((one) => one.kind === 'within');
  const known = timing.every(({ kind }) => kind === 'within' || kind === 'for-at-least');
  return known && within?.kind === 'within' && timing.length === 2
    ? { kind: 'occurs', time: within.limit }
    : { kind: 'other' };
}

/** The variable's value in a later instant; what a system does, and a feature, has only one. */
export function inLaterInstant(variable: Variable): Variable {
  return variable.role === 'response' || variable.role === 'feature'
    ? variable
    : { ...variable, key: `${variable.key}'` };
}

export function withoutMark(key: string): string {
  return key.endsWith("'") ? key.slice(0, -1) : key;
}

/** A sentence of a lower class binds only where none of a higher class that decides the same does. */
function underPriorities(one: Obligation, all: readonly Obligation[], axioms: Axioms): Formula {
  const comesBefore = (a: Obligation, b: Obligation) =>
    axioms.priorities.some(({ over, under }) => fitsPattern(over, a.claim) && fitsPattern(under, b.claim));
  const before = all.filter((other) => comesBefore(other, one) && !comesBefore(one, other));
  if (before.length === 0) return one.trigger;
  const decided = decidedWith(one.effectKeys, axioms);
  const higher = before.filter(({ effectKeys }) => [...effectKeys].some((key) => decided.has(key)));
  return higher.length === 0
    ? one.trigger
    : and([one.trigger, not(or(higher.map(({ trigger }) => trigger)))]);
}

/** Keys of what is decided together with others: themselves, their opposites, and what declared facts tie to them. */
function decidedWith(keys: ReadonlySet<string>, { facts, opposites }: Axioms): ReadonlySet<string> {
  const found = new Set(keys);
  const ties = [
    ...opposites.map((one) => one.keys),
    ...facts.map(({ formula }) => [...variablesOf(formula).keys()].map(withoutMark)),
  ];
  // A set that grows while it is gone through: what is added is gone through too.
  for (const key of found) {
    for (const other of oppositeKeys(key)) found.add(other);
    for (const tie of ties) if (tie.includes(key)) for (const other of tie) found.add(other);
  }
  return found;
}
