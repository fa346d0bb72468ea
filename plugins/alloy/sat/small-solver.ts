import { ActivityHeap } from './activity-heap.ts';
import { type ClauseReference, ClauseStore, NO_CLAUSE } from './clause-store.ts';
import type { SatSolver, SatSolverFactory, SolveOptions, SolveResult } from './solver.ts';

/** The engine's own solver, for where the default one cannot be loaded, and to check it. */
export const smallSolverFactory: SatSolverFactory = {
  name: 'Casebook small solver 1',
  create: () => new SmallSolver(),
};

const UNKNOWN = 0;
/** Conflicts in the shortest stretch between two restarts. */
const RESTART_UNIT = 100;
/** Propagations between two questions whether to stop. */
const QUESTION_INTERVAL = 1 << 12;

/**
 * Conflict-driven clause learning.
 * *Source*: Eén and Sörensson, An Extensible SAT-solver (2003): two watched literals, first unique implication points,
 * activities, phase saving, Luby restarts; clauses are kept by the number of levels they join (Audemard and Simon, 2009).
 */
class SmallSolver implements SatSolver {
  readonly name = smallSolverFactory.name;
  private readonly store = new ClauseStore();
  private readonly heap = new ActivityHeap();
  private variableCount = 0;
  /** By code of a literal: 1 true, -1 false, 0 open. */
  private values = new Int8Array(2);
  private levels = new Int32Array(1);
  private reasons = new Int32Array(1);
  private phases = new Uint8Array(1);
  private seen = new Uint8Array(1);
  private trail: number[] = [];
  /** Where each decision level starts in `trail`. */
  private levelStarts: number[] = [];
  private propagated = 0;
  private contradiction = false;
  private conflictCount = 0;
  private questionAt = 0;
  private work = 0;
  private model = new Int8Array(0);

  ensureVariables(count: number): void {
    if (count <= this.variableCount) return;
    this.values = widened(this.values, new Int8Array(2 * count + 2));
    this.levels = widened(this.levels, new Int32Array(count + 1));
    this.reasons = widened(this.reasons, new Int32Array(count + 1).fill(NO_CLAUSE));
    this.phases = widened(this.phases, new Uint8Array(count + 1));
    this.seen = widened(this.seen, new Uint8Array(count + 1));
    this.store.growVariables(count);
    this.heap.grow(count);
    this.variableCount = count;
  }

  addClauses(clauses: Int32Array): void {
    this.backtrack(0);
    let clause: number[] = [];
    for (const literal of clauses) {
      if (literal === 0) {
        this.addClause(clause);
        clause = [];
      } else {
        this.ensureVariables(Math.abs(literal));
        clause.push(literal > 0 ? 2 * literal : -2 * literal + 1);
      }
    }
  }

  solve(options: SolveOptions = {}): SolveResult {
    this.backtrack(0);
    const assumptions = (options.assumptions ?? []).map((literal) => {
      this.ensureVariables(Math.abs(literal));
      return literal > 0 ? 2 * literal : -2 * literal + 1;
    });
    const limit = this.conflictCount + (options.conflicts ?? Number.POSITIVE_INFINITY);
    const shouldStop = options.shouldStop ?? (() => false);
    for (let restart = 1; ; restart++) {
      const result = this.search(
        assumptions,
        this.conflictCount + luby(restart) * RESTART_UNIT,
        limit,
        shouldStop,
      );
      if (result !== 'restart') {
        this.backtrack(0);
        return result;
      }
    }
  }

  value(variable: number): boolean {
    return this.model[2 * variable] === 1;
  }

  dispose(): void {
    this.store.data = new Int32Array(0);
    this.store.watches.length = 0;
  }

  private addClause(codes: readonly number[]): void {
    if (this.contradiction) return;
    const literals = [...new Set(codes)].filter((literal) => this.values[literal] !== -1);
    if (literals.some((literal) => this.values[literal] === 1 || literals.includes(literal ^ 1))) return;
    if (literals.length === 0) this.contradiction = true;
    else if (literals.length === 1) {
      this.assign(literals[0] as number, NO_CLAUSE);
      this.contradiction = this.propagate() !== NO_CLAUSE;
    } else this.store.add(literals, 0);
  }

  private search(
    assumptions: readonly number[],
    restartAt: number,
    limit: number,
    shouldStop: () => boolean,
  ): SolveResult | 'restart' {
    if (this.contradiction) return 'unsatisfiable';
    for (;;) {
      const conflict = this.propagate();
      if (conflict !== NO_CLAUSE) {
        this.conflictCount++;
        if (this.levelStarts.length === 0) {
          this.contradiction = true;
          return 'unsatisfiable';
        }
        this.learn(conflict);
        continue;
      }
      if (this.conflictCount >= limit || this.isTimeToStop(shouldStop)) return 'unknown';
      if (this.conflictCount >= restartAt) {
        this.backtrack(0);
        return 'restart';
      }
      if (this.store.learnt.length > 2000 + this.conflictCount / 4) this.forget();
      const decision = this.decide(assumptions);
      if (decision === 'refuted') return 'unsatisfiable';
      if (decision === 'complete') {
        this.model = this.values.slice();
        return 'satisfiable';
      }
    }
  }

  private isTimeToStop(shouldStop: () => boolean): boolean {
    if (this.work < this.questionAt) return false;
    this.questionAt = this.work + QUESTION_INTERVAL;
    return shouldStop();
  }

  /** Opens a level: for the next assumption, or for the most active open variable. */
  private decide(assumptions: readonly number[]): 'decided' | 'complete' | 'refuted' {
    while (this.levelStarts.length < assumptions.length) {
      const literal = assumptions[this.levelStarts.length] as number;
      if (this.values[literal] === -1) return 'refuted';
      this.levelStarts.push(this.trail.length);
      if (this.values[literal] === UNKNOWN) {
        this.assign(literal, NO_CLAUSE);
        return 'decided';
      }
    }
    for (let variable = this.heap.pop(); variable !== undefined; variable = this.heap.pop()) {
      if (this.values[2 * variable] !== UNKNOWN) continue;
      this.levelStarts.push(this.trail.length);
      this.assign(2 * variable + (this.phases[variable] === 1 ? 0 : 1), NO_CLAUSE);
      return 'decided';
    }
    return 'complete';
  }

  private assign(literal: number, reason: ClauseReference): void {
    const variable = literal >> 1;
    this.values[literal] = 1;
    this.values[literal ^ 1] = -1;
    this.levels[variable] = this.levelStarts.length;
    this.reasons[variable] = reason;
    this.trail.push(literal);
  }

  private backtrack(level: number): void {
    if (this.levelStarts.length <= level) return;
    const start = this.levelStarts[level] as number;
    for (let index = this.trail.length - 1; index >= start; index--) {
      const literal = this.trail[index] as number;
      const variable = literal >> 1;
      this.values[literal] = UNKNOWN;
      this.values[literal ^ 1] = UNKNOWN;
      this.phases[variable] = literal & 1 ? 0 : 1;
      this.reasons[variable] = NO_CLAUSE;
      this.heap.insert(variable);
    }
    this.trail.length = start;
    this.levelStarts.length = level;
    this.propagated = Math.min(this.propagated, start);
  }

  /** Assigns all that follows; gives a clause that is false, if there is one. */
  private propagate(): ClauseReference {
    while (this.propagated < this.trail.length) {
      const conflict = this.visitWatches((this.trail[this.propagated++] as number) ^ 1);
      if (conflict !== NO_CLAUSE) {
        this.propagated = this.trail.length;
        return conflict;
      }
    }
    return NO_CLAUSE;
  }

  /** Looks at the clauses that watch `falsified`. */
  private visitWatches(falsified: number): ClauseReference {
    const { values, store } = this;
    const { data } = store;
    const list = store.watches[falsified] as number[];
    this.work += list.length;
    let kept = 0;
    for (let index = 0; index < list.length; index += 2) {
      const clause = list[index] as number;
      const blocker = list[index + 1] as number;
      if (values[blocker] === 1) {
        list[kept++] = clause;
        list[kept++] = blocker;
        continue;
      }
      if (data[clause] === falsified) {
        data[clause] = data[clause + 1] as number;
        data[clause + 1] = falsified;
      }
      const first = data[clause] as number;
      if (values[first] !== 1) {
        const replacement = this.findUnfalsified(clause);
        if (replacement >= 0) {
          const literal = data[replacement] as number;
          data[replacement] = falsified;
          data[clause + 1] = literal;
          store.watches[literal]?.push(clause, first);
          continue;
        }
      }
      list[kept++] = clause;
      list[kept++] = first;
      if (values[first] === 1) continue;
      if (values[first] === -1) {
        for (let rest = index + 2; rest < list.length; rest++) list[kept++] = list[rest] as number;
        list.length = kept;
        return clause;
      }
      this.assign(first, clause);
    }
    list.length = kept;
    return NO_CLAUSE;
  }

  /** The place of a literal, beside the watched ones, that is not false. */
  private findUnfalsified(clause: ClauseReference): number {
    const end = clause + this.store.size(clause);
    for (let place = clause + 2; place < end; place++) {
      if (this.values[this.store.data[place] as number] !== -1) return place;
    }
    return -1;
  }

  /** Learns why the conflict came, goes back to where it is of use, and assigns what follows. */
  private learn(conflict: ClauseReference): void {
    const clause = this.analyze(conflict);
    const others = clause.slice(1);
    const level = others.reduce((highest, literal) => Math.max(highest, this.level(literal)), 0);
    const quality = new Set(clause.map((literal) => this.level(literal))).size;
    this.backtrack(level);
    if (clause.length === 1) {
      this.assign(clause[0] as number, NO_CLAUSE);
    } else {
      // A literal of the highest remaining level has to be watched.
      const place = clause.findIndex((literal, index) => index > 0 && this.level(literal) === level);
      [clause[1], clause[place]] = [clause[place] as number, clause[1] as number];
      this.assign(clause[0] as number, this.store.add(clause, quality));
    }
    this.heap.decay();
  }

  private level(literal: number): number {
    return this.levels[literal >> 1] as number;
  }

  /** The first unique implication point's clause, its only literal of the current level in front. */
  private analyze(conflict: ClauseReference): number[] {
    const { seen, store } = this;
    const current = this.levelStarts.length;
    const marked: number[] = [];
    const result: number[] = [0];
    let open = 0;
    let reason = conflict;
    let index = this.trail.length;
    let literal = -1;
    do {
      const end = reason + store.size(reason);
      for (let place = reason; place < end; place++) {
        const other = store.data[place] as number;
        const variable = other >> 1;
        if (other === literal || seen[variable] === 1 || this.levels[variable] === 0) continue;
        seen[variable] = 1;
        marked.push(variable);
        this.heap.bump(variable);
        if (this.levels[variable] === current) open++;
        else result.push(other);
      }
      do index--;
      while (seen[(this.trail[index] as number) >> 1] !== 1);
      literal = this.trail[index] as number;
      reason = this.reasons[literal >> 1] as number;
      seen[literal >> 1] = 0;
      open--;
    } while (open > 0);
    result[0] = literal ^ 1;
    const kept = result.filter((other, place) => place === 0 || !this.isImplied(other));
    for (const variable of marked) seen[variable] = 0;
    return kept;
  }

  /** Whether the other literals of the learnt clause imply this one. */
  private isImplied(literal: number): boolean {
    const reason = this.reasons[literal >> 1] as number;
    if (reason === NO_CLAUSE) return false;
    const end = reason + this.store.size(reason);
    for (let place = reason; place < end; place++) {
      const variable = (this.store.data[place] as number) >> 1;
      if (variable !== literal >> 1 && this.seen[variable] !== 1 && this.levels[variable] !== 0) return false;
    }
    return true;
  }

  /** Drops the worse half of the learnt clauses. */
  private forget(): void {
    const { store } = this;
    const locked = new Set(this.trail.map((literal) => this.reasons[literal >> 1] as number));
    const candidates = store.learnt
      .filter((clause) => store.quality(clause) > 2 && !locked.has(clause))
      .sort((a, b) => store.quality(b) - store.quality(a) || a - b);
    const dropped = new Set(candidates.slice(0, candidates.length >> 1));
    const places = new Map<ClauseReference, ClauseReference>();
    store.compact(
      (clause) => !dropped.has(clause),
      (from, to) => {
        if (locked.has(from)) places.set(from, to);
      },
    );
    for (const literal of this.trail) {
      const reason = this.reasons[literal >> 1] as number;
      if (reason !== NO_CLAUSE) this.reasons[literal >> 1] = places.get(reason) ?? NO_CLAUSE;
    }
  }
}

/** 1, 1, 2, 1, 1, 2, 4, 1, … */
function luby(index: number): number {
  let size = 1;
  while (size < index) size = 2 * size + 1;
  let rest = index;
  while (size !== rest) {
    size >>= 1;
    if (rest > size) rest -= size;
  }
  return (size + 1) >> 1;
}

function widened<T extends Int8Array | Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
