import type { SmtAnswer, SmtSolver } from '#model';
import type { Formula } from '../formula.ts';
import { shapeOf } from '../formulas.ts';
import { decide } from './decide.ts';
import { scriptOf } from './smt-text.ts';

/** Can these be so together? */
export type Possible = 'yes' | 'no' | 'unknown';

/** A script to run as it is, and what each of its questions is answered. */
export interface Proof {
  readonly script: string;
  readonly questions: number;
}

/** What a check wants to know next. */
export type Ask =
  | { readonly kind: 'possible'; readonly of: readonly Formula[] }
  | { readonly kind: 'proof'; readonly proof: Proof };

/** To a question: one answer. To a proof: one for each of its questions; undefined where there is no solver. */
export type Told = readonly Possible[] | undefined;

/** A check: it asks for several things at once, is told all of them, and ends with what it found. */
export type Inquiry<Result> = Generator<readonly Ask[], Result, readonly Told[]>;

/** Asks one question. */
export function* isPossible(of: readonly Formula[]): Inquiry<Possible> {
  const [told] = yield [{ kind: 'possible', of }];
  return told?.[0] ?? 'unknown';
}

/** Asks several questions at once. */
export function* arePossible(all: readonly (readonly Formula[])[]): Inquiry<readonly Possible[]> {
  if (all.length === 0) return [];
  const told = yield all.map((of): Ask => ({ kind: 'possible', of }));
  return told.map((one) => one?.[0] ?? 'unknown');
}

/** Runs a script whose answers are wanted as they are. */
export function* prove(proof: Proof): Inquiry<readonly Possible[] | undefined> {
  const [told] = yield [{ kind: 'proof', proof }];
  return told;
}

/** Runs inquiries side by side within one: what they want to know next is asked together. */
export function* together<Result>(inquiries: readonly Inquiry<Result>[]): Inquiry<readonly Result[]> {
  const results = new Map<number, Result>();
  let waiting = inquiries.map((inquiry, index) => ({ index, inquiry, next: inquiry.next() }));
  for (;;) {
    for (const { index, next } of waiting) if (next.done === true) results.set(index, next.value);
    const wanted = waiting.flatMap(({ index, inquiry, next }) =>
      next.done === true ? [] : [{ index, inquiry, asks: next.value }],
    );
    if (wanted.length === 0) return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
    const told = yield wanted.flatMap(({ asks }) => asks);
    let at = 0;
    waiting = wanted.map(({ index, inquiry, asks }) => {
      const own = told.slice(at, at + asks.length);
      at += asks.length;
      return { index, inquiry, next: inquiry.next(own) };
    });
  }
}

/** How many questions of one round one script holds. */
const QUESTIONS_PER_SCRIPT = 200;

/** What was asked of the solver; a proof counts as one question. */
export interface Asked {
  /** Questions that it answered, all of them different. */
  readonly solved: number;
  /** Questions that it did not, or not wholly: they were too hard for its bound, or it failed. */
  readonly unanswered: number;
  /** Why it failed, each reason once. */
  readonly failures: readonly string[];
}

/**
 * Runs inquiries side by side, in rounds: what all of them want to know next is asked together, and no inquiry goes on before
 * all of it is answered.
 * Ensures: what is asked, and in which scripts, depends on no answer's time; a question is asked once.
 */
export async function runInquiries<Result>(
  inquiries: readonly Inquiry<Result>[],
  solver: SmtSolver | undefined,
): Promise<readonly (Asked & { readonly result: Result })[]> {
  const oracle = new Oracle(solver);
  const all = together(inquiries.map((inquiry) => counted(inquiry, oracle)));
  let next = all.next();
  while (next.done !== true) {
    await oracle.answerAll(next.value);
    next = all.next(next.value.map((ask) => oracle.told(ask)));
  }
  return next.value;
}

/** An inquiry that tells with its result how much of what it asked was asked of the solver. */
function* counted<Result>(
  inquiry: Inquiry<Result>,
  oracle: Oracle,
): Inquiry<Asked & { readonly result: Result }> {
  const asked = new Map<string, SolverEnd>();
  let next = inquiry.next();
  while (next.done !== true) {
    const asks = next.value;
    const told = yield asks;
    for (const ask of asks) {
      const end = oracle.endOf(ask);
      if (end !== undefined) asked.set(keyOf(ask), end);
    }
    next = inquiry.next(told);
  }
  const ends = [...asked.values()];
  const solved = ends.filter(({ kind }) => kind === 'answered').length;
  return {
    result: next.value,
    solved,
    unanswered: ends.length - solved,
    failures: [...new Set(ends.flatMap((end) => (end.kind === 'failed' ? [end.reason] : [])))].sort(),
  };
}

/** What became of a question that the solver was asked. */
type SolverEnd =
  | { readonly kind: 'answered' | 'undecided' }
  | { readonly kind: 'failed'; readonly reason: string };

function endOf(answer: SmtAnswer | undefined, told: readonly Possible[]): SolverEnd {
  if (answer?.kind === 'failed') return answer;
  return { kind: told.includes('unknown') ? 'undecided' : 'answered' };
}

/** Answers questions, without the solver where that can be, and remembers the answers. */
class Oracle {
  private readonly known = new Map<string, { readonly told: Told; readonly end?: SolverEnd }>();
  private readonly solver: SmtSolver | undefined;

  constructor(solver: SmtSolver | undefined) {
    this.solver = solver;
  }

  told(ask: Ask): Told {
    return this.known.get(keyOf(ask))?.told;
  }

  /** Absent for what the solver was not asked. */
  endOf(ask: Ask): SolverEnd | undefined {
    return this.known.get(keyOf(ask))?.end;
  }

  async answerAll(asks: readonly Ask[]): Promise<void> {
    const open = new Map<string, Ask>();
    for (const ask of asks) {
      const key = keyOf(ask);
      if (this.known.has(key) || open.has(key)) continue;
      if (ask.kind === 'possible') {
        const decision = decide(ask.of);
        if (decision.kind !== 'unknown') {
          this.known.set(key, { told: [decision.kind === 'possible' ? 'yes' : 'no'] });
          continue;
        }
      }
      open.set(key, ask);
    }
    const proofs = [...open].flatMap(([key, ask]) => (ask.kind === 'proof' ? [{ key, ...ask.proof }] : []));
    const questions = [...open].flatMap(([key, ask]) =>
      ask.kind === 'possible' ? [{ key, of: ask.of }] : [],
    );
    const groups = Array.from({ length: Math.ceil(questions.length / QUESTIONS_PER_SCRIPT) }, (_, at) =>
      questions.slice(at * QUESTIONS_PER_SCRIPT, (at + 1) * QUESTIONS_PER_SCRIPT),
    );
    const scripts = [
      ...proofs.map(({ script }) => script),
      ...groups.map((group) =>
        scriptOf(
          [],
          [],
          group.map(({ of }) => ({
            comment: 'possible?',
            assertions: of.map((formula) => ({ formula, comment: '' })),
          })),
        ),
      ),
    ];
    if (scripts.length === 0) return;
    if (this.solver === undefined) {
      for (const { key } of proofs) this.known.set(key, { told: undefined });
      for (const { key } of questions) this.known.set(key, { told: ['unknown'], end: { kind: 'undecided' } });
      return;
    }
    const answers = await this.solver.run(scripts);
    for (const [at, { key, questions: count }] of proofs.entries()) {
      const told = readAnswers(answers[at], count);
      this.known.set(key, { told, end: endOf(answers[at], told) });
    }
    for (const [at, group] of groups.entries()) {
      const answer = answers[proofs.length + at];
      const all = readAnswers(answer, group.length);
      for (const [index, { key }] of group.entries()) {
        const told = [all[index] ?? 'unknown'];
        this.known.set(key, { told, end: endOf(answer, told) });
      }
    }
  }
}

function keyOf(ask: Ask): string {
  return ask.kind === 'proof' ? ask.proof.script : ask.of.map(shapeOf).sort().join('\n');
}

/** One answer for each question; all unknown where the output is not exactly that many answers. */
export function readAnswers(answer: SmtAnswer | undefined, count: number): readonly Possible[] {
  const lines = answer?.kind === 'answered' ? answer.output.trim().split(/\r?\n/) : [];
  const read = lines.map((line): Possible | undefined =>
    line === 'sat' ? 'yes' : line === 'unsat' ? 'no' : line === 'unknown' ? 'unknown' : undefined,
  );
  const answers = read.filter((one) => one !== undefined);
  // An error between the answers would shift them.
  return answers.length === count && read.length === count
    ? answers
    : Array.from({ length: count }, () => 'unknown');
}
