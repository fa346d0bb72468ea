import type { Span } from '#model';
import type { ResolvedCommand, ResolvedScope, Signature } from '../resolve/resolved.ts';
import type { Hierarchy } from './hierarchy.ts';
import { failed, type Lowered } from './lowered.ts';

/** How many atoms each signature has at most, everything that follows from the author's scope included. */
export interface Scope {
  /** Of every signature that is no subset. */
  readonly counts: ReadonlyMap<Signature, number>;
  /** Those that have exactly as many. */
  readonly exact: ReadonlySet<Signature>;
  readonly bitwidth: number;
  /** Length of the longest sequence. */
  readonly maximumSequence: number;
}

const DEFAULT_SCOPE = 3;
const DEFAULT_BITWIDTH = 4;
const DEFAULT_SEQUENCE = 4;
const MAXIMUM_BITWIDTH = 30;

/**
 * Derives the scope of every signature from what a command gives.
 * *Source*: the official tool's `ScopeComputer`; its rules depend on their order, which is kept.
 */
export function deriveScope(hierarchy: Hierarchy, command: ResolvedCommand): Lowered<Scope> {
  const derivation = new Derivation(hierarchy, command.scope, command.span);
  return derivation.run();
}

/** The largest integer of a bitwidth; without integers, -1. */
export function largestInteger(bitwidth: number): number {
  return bitwidth < 1 ? -1 : 2 ** (bitwidth - 1) - 1;
}

/** The smallest integer of a bitwidth. */
export function smallestInteger(bitwidth: number): number {
  return bitwidth < 1 ? 0 : -(2 ** (bitwidth - 1));
}

interface Mistake {
  readonly message: string;
  readonly span: Span;
}

class Derivation {
  readonly #hierarchy: Hierarchy;
  readonly #given: ResolvedScope;
  readonly #span: Span;
  readonly #counts = new Map<Signature, number>();
  readonly #exact = new Set<Signature>();

  constructor(hierarchy: Hierarchy, given: ResolvedScope, span: Span) {
    this.#hierarchy = hierarchy;
    this.#given = given;
    this.#span = span;
  }

  run(): Lowered<Scope> {
    const mistake = this.#takeGiven() ?? this.#applyMultiplicities() ?? this.#derive();
    if (mistake) return failed(mistake.message, mistake.span);
    const integers = this.#integers();
    if ('message' in integers) return failed(integers.message, integers.span);
    for (const root of this.#hierarchy.roots) this.#raise(root);
    return { ok: true, value: { counts: this.#counts, exact: this.#exact, ...integers } };
  }

  #takeGiven(): Mistake | undefined {
    for (const { signature, count, exactly, span } of this.#given.signatures) {
      const message = wrongScope(signature, count, exactly);
      if (message) return { message, span };
      const mistake = this.#set(signature, count, span);
      if (mistake) return mistake;
      if (exactly) this.#exact.add(signature);
    }
    return undefined;
  }

  #set(signature: Signature, count: number, span = this.#span): Mistake | undefined {
    const known = this.#counts.get(signature);
    if (known !== undefined && known !== count) {
      return {
        message: `The scope of \`${signature.name}\` is ${known}, so it cannot be ${count}`,
        span,
      };
    }
    this.#counts.set(signature, count);
    return undefined;
  }

  /** A `one sig` has exactly one atom, a `lone sig` at most one; a variable one may have another one in each state. */
  #applyMultiplicities(): Mistake | undefined {
    for (const signature of this.#primary()) {
      if (signature.variable) continue;
      if (signature.multiplicity === 'one') this.#exact.add(signature);
      const forced =
        signature.multiplicity === 'one' ||
        (signature.multiplicity === 'lone' && this.#counts.get(signature) !== 0);
      const mistake = forced ? this.#set(signature, 1) : undefined;
      if (mistake) return mistake;
    }
    return undefined;
  }

  /** Rules in their order; each is repeated until it says nothing new, then the first one is asked again. */
  #derive(): Mistake | undefined {
    const rules = [() => this.#deriveAbstract(), () => this.#deriveOverall(), () => this.#deriveFromParent()];
    for (let rule = 0; rule < rules.length; ) {
      let derived = rules[rule]?.() ?? false;
      if (derived === false) {
        rule++;
        continue;
      }
      while (derived === true) derived = rules[rule]?.() ?? false;
      if (derived !== false) return derived;
      rule = 0;
    }
    return undefined;
  }

  /** An abstract signature has as many atoms as its parts; the only part without a scope has the rest. */
  #deriveAbstract(): boolean | Mistake {
    let changed = false;
    for (const signature of this.#primary()) {
      const children = this.#hierarchy.childrenOf(signature);
      if (!signature.abstract || children.length === 0) continue;
      const missing = children.filter((child) => !this.#counts.has(child));
      if (missing.length > 1) continue;
      const sum = children.reduce((total, child) => total + (this.#counts.get(child) ?? 0), 0);
      const own = this.#counts.get(signature);
      const [rest] = missing;
      if (own === undefined && !rest) {
        this.#counts.set(signature, sum);
        changed = true;
      } else if (own !== undefined && rest) {
        this.#counts.set(rest, Math.max(0, own - sum));
        changed = true;
      }
    }
    return changed;
  }

  #deriveOverall(): boolean | Mistake {
    const { signatures, maximumString } = this.#given;
    const silent = signatures.length === 0 && maximumString === undefined;
    const { overall = silent ? DEFAULT_SCOPE : undefined } = this.#given;
    let changed = false;
    for (const root of this.#hierarchy.roots) {
      if (this.#counts.has(root)) continue;
      if (root.enumeration) {
        this.#counts.set(root, 0);
        continue;
      }
      if (overall === undefined) return this.#missing(root);
      this.#counts.set(root, overall);
      changed = true;
    }
    return changed;
  }

  #deriveFromParent(): boolean | Mistake {
    let changed = false;
    let stuck: Signature | undefined;
    for (const signature of this.#primary()) {
      if (!signature.parent || this.#counts.has(signature)) continue;
      const parent = this.#counts.get(signature.parent);
      if (parent === undefined) stuck = signature;
      else {
        this.#counts.set(signature, parent);
        changed = true;
      }
    }
    return !changed && stuck ? this.#missing(stuck) : changed;
  }

  #missing(signature: Signature): Mistake {
    const message = `The command gives \`${signature.name}\` no scope, and none follows from the others; add one or an overall scope`;
    return { message, span: this.#span };
  }

  #integers(): { readonly bitwidth: number; readonly maximumSequence: number } | Mistake {
    const bitwidth = this.#given.bitwidth ?? DEFAULT_BITWIDTH;
    const span = this.#span;
    if (bitwidth > MAXIMUM_BITWIDTH) {
      return { message: `The bitwidth is ${bitwidth}, but it is at most ${MAXIMUM_BITWIDTH}`, span };
    }
    const largest = Math.max(0, largestInteger(bitwidth));
    const { maximumSequence } = this.#given;
    if (maximumSequence !== undefined && maximumSequence > largest) {
      const message = `The scope of \`seq\` is ${maximumSequence}, but with a bitwidth of ${bitwidth} a sequence has at most ${largest} elements`;
      return { message, span };
    }
    const derived = Math.min(this.#given.overall ?? DEFAULT_SEQUENCE, largest);
    return { bitwidth, maximumSequence: maximumSequence ?? derived };
  }

  /** A signature whose parts must have more atoms than it may have gets as many as they have; gives how many it must have. */
  #raise(signature: Signature): number {
    const required = this.#hierarchy
      .childrenOf(signature)
      .reduce((total, child) => total + this.#raise(child), 0);
    const count = Math.max(this.#counts.get(signature) ?? 0, required);
    this.#counts.set(signature, count);
    if (signature.exact) this.#exact.add(signature);
    return this.#exact.has(signature) || !signature.parent ? count : required;
  }

  #primary(): readonly Signature[] {
    return this.#hierarchy.signatures.filter((signature) => !signature.subset);
  }
}

function wrongScope(signature: Signature, count: number, exactly: boolean): string | undefined {
  const name = `\`${signature.name}\``;
  if (signature.subset) return `${name} is a subset signature, so it has no scope of its own`;
  if (signature.enumeration && !signature.parent) return `${name} is an enum, so its scope cannot be given`;
  if (signature.variable && signature.parent) {
    return `${name} is variable and extends another signature, so it has no scope of its own`;
  }
  if (signature.variable && exactly) return `${name} is variable, so its scope cannot be exact`;
  switch (signature.multiplicity) {
    case undefined:
      return undefined;
    case 'one':
      if (signature.variable ? count >= 1 : count === 1) return undefined;
      return `${name} is \`one sig\`, so its scope cannot be ${count}`;
    case 'lone':
      if (signature.variable || count <= 1) return undefined;
      return `${name} is \`lone sig\`, so its scope cannot be ${count}`;
    case 'some':
      return count >= 1 ? undefined : `${name} is \`some sig\`, so its scope cannot be 0`;
  }
}
