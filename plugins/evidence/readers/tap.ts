import type { TestResult, TestStatus } from '#model';
import { messageOf, Reading, type ReadTests } from './reading.ts';
import { parsePoint, type TapPoint, unescapeTap } from './tap-point.ts';
import { linesOf, type TextLine } from './text-lines.ts';

/**
 * Reads the Test Anything Protocol, versions 12 to 14 with subtests.
 *
 * *Ensures* what a plan announces and no line reports is not run; a test marked TODO shows nothing, however it ended.
 * *Limits* diagnostics are read only where Node's runner says in them how a test ended.
 */
export function readTap(text: string): ReadTests {
  const reader = new TapReader(text);
  for (const line of linesOf(text)) reader.take(line);
  return reader.finish();
}

/** The points at one depth, until the point one less deep that they belong to, or the brace that ends what that one opened. */
interface Level {
  plan: number | undefined;
  planSkips: string | undefined;
  points: number;
  readonly results: TestResult[];
  /** What `# Subtest: …` said last. */
  next: string | undefined;
  last: Pending | undefined;
}

/** A point whose diagnostics may still follow. */
interface Pending {
  readonly point: TapPoint;
  readonly children: TestResult[];
  readonly offset: number;
  readonly says: Map<string, string>;
  /** Its subtests follow, until a brace. */
  open: boolean;
}

class TapReader {
  readonly #reading = new Reading();
  readonly #levels: Level[] = [];
  readonly #text: string;
  /** The indent of the diagnostics that are being read. */
  #diagnostics: string | undefined;
  #ended = false;

  constructor(text: string) {
    this.#text = text;
  }

  take({ line, start, end, cut }: TextLine): void {
    if (this.#ended) return;
    const indent = /^ */.exec(line)?.[0] ?? '';
    const rest = line.slice(indent.length);
    if (this.#diagnostics !== undefined) {
      if (rest.trim() === '...' && indent === this.#diagnostics) this.#diagnostics = undefined;
      else this.#readDiagnostic(rest, indent);
      return;
    }
    const depth = Math.floor(indent.length / 4);
    if (rest.trim() === '---') {
      this.#diagnostics = indent;
      return;
    }
    const subtest = /^# Subtest: ?(.*)$/s.exec(rest);
    if (subtest !== null) {
      this.#level(depth).next = unescapeTap(subtest[1] ?? '').trim();
    } else if (/^Bail out!/i.test(rest)) {
      this.#reading.problem(
        `The run was given up: ${messageOf(rest.slice(9)) ?? 'no reason is given'}.`,
        start,
        end,
      );
      this.#ended = true;
    } else if (/^\d+\.\.\d+/.test(rest)) {
      if (cut) this.#reading.problem('The report breaks off in this line.', start, end);
      else this.#takePlan(rest, depth, start);
    } else if (/^[{}]\s*$/.test(rest)) {
      this.#takeBrace(rest.startsWith('{'), depth);
    } else {
      this.#takePoint({ line: rest, start, end, cut }, depth);
    }
  }

  finish(): ReadTests {
    if (this.#diagnostics !== undefined) {
      this.#reading.problem('The report breaks off in the diagnostics of a test.', this.#text.length);
      const last = this.#levels.findLast((level) => level.last !== undefined)?.last;
      last?.says.set('exitCode', 'cut off');
    }
    const opened = this.#levels.flatMap(({ last }) => (last?.open ? [last] : []));
    // How a suite ended says nothing where its tests are missing.
    for (const { says } of opened) says.set('exitCode', 'cut off');
    if (opened.length > 0) this.#reading.problem('Subtests have no end.', this.#text.length);
    while (this.#levels.length > 1) {
      const inner = this.#closeLevel();
      const outer = this.#levels.at(-1);
      if (inner.length > 0 && opened.length === 0)
        this.#reading.problem('Subtests have no end.', this.#text.length);
      if (outer) hand(inner, outer);
    }
    const top = this.#levels[0];
    if (top === undefined || top.plan === undefined) {
      this.#reading.problem('There is no plan, so tests may be missing.', this.#text.length);
    }
    for (const result of this.#closeLevel()) {
      if (!this.#reading.add(result)) break;
    }
    return this.#reading.finish('tap', undefined);
  }

  #level(depth: number): Level {
    while (this.#levels.length <= depth) {
      this.#levels.push({
        plan: undefined,
        planSkips: undefined,
        points: 0,
        results: [],
        next: undefined,
        last: undefined,
      });
    }
    return this.#levels[depth] as Level;
  }

  #takePlan(rest: string, depth: number, start: number): void {
    const plan = /^(\d{1,9})\.\.(\d{1,9})\s*(?:#\s*(.*))?$/.exec(rest);
    const level = this.#level(depth);
    if (plan === null || level.plan !== undefined) {
      this.#reading.problem('This plan cannot be read, or is one too many.', start);
      return;
    }
    level.plan = Math.max(0, Number(plan[2]) - Math.max(1, Number(plan[1])) + 1);
    if (level.plan === 0) level.planSkips = messageOf(plan[3]) ?? 'The plan leaves out all tests.';
  }

  #takePoint({ line, start, end, cut }: TextLine, depth: number): void {
    const point = parsePoint(line);
    if (point === undefined) return;
    const before = this.#levels[depth]?.last;
    if (before?.open) {
      this.#takeBrace(false, depth);
      if (before.children.length > 0) this.#reading.problem('Subtests have no end.', start);
    }
    const children = [...this.#closeBelow(depth)];
    const level = this.#level(depth);
    this.#settle(level);
    level.points += 1;
    level.next = undefined;
    const says = new Map<string, string>();
    if (cut || point.kind === 'unclear') {
      const why = cut
        ? 'The report breaks off in this line.'
        : 'How this test ended is said in words that are not understood.';
      this.#reading.problem(why, start, end);
      says.set('exitCode', 'not understood');
    }
    level.last = { point, children, offset: start, says, open: point.opens };
  }

  /** Subtests that follow their point stand between braces; a brace behind no point is a line that a program printed. */
  #takeBrace(opens: boolean, depth: number): void {
    const pending = this.#levels[depth]?.last;
    if (pending === undefined) return;
    if (!opens && pending.open) pending.children.push(...this.#closeBelow(depth));
    pending.open = opens && this.#levels.length === depth + 1;
  }

  /** Ends all that is deeper than a depth, and gives the results that are one deeper. */
  #closeBelow(depth: number): readonly TestResult[] {
    let children: readonly TestResult[] = [];
    while (this.#levels.length > depth + 1) {
      const inner = this.#closeLevel();
      const outer = this.#levels.at(-1);
      if (this.#levels.length === depth + 1) children = inner;
      else if (outer) hand(inner, outer);
    }
    return children;
  }

  #readDiagnostic(rest: string, indent: string): void {
    if (indent !== this.#diagnostics) return;
    const entry = /^(\w+): (.*)$/s.exec(rest);
    const pending = this.#levels.at(-1)?.last;
    if (entry?.[1] === undefined || pending === undefined) return;
    pending.says.set(entry[1], (entry[2] ?? '').replace(/^'(.*)'$/, '$1'));
  }

  /** Ends the innermost depth and gives its results. */
  #closeLevel(): readonly TestResult[] {
    const level = this.#levels.pop();
    if (level === undefined) return [];
    this.#settle(level);
    if (level.planSkips !== undefined && level.points === 0 && this.#levels.length === 0) {
      level.results.push({
        titles: ['(all tests)'],
        status: 'skipped',
        declared: [],
        message: level.planSkips,
      });
    }
    const { plan, points, results } = level;
    if (plan !== undefined && plan !== points) {
      this.#reading.problem(
        `The plan announces ${plan} tests, and ${points} are reported.`,
        this.#text.length,
      );
    }
    for (let number = points + 1; number <= Math.min(plan ?? 0, points + UNREPORTED_NAMED); number += 1) {
      const message = 'The plan announces it, and no line reports it.';
      results.push({ titles: [`test ${number}`], status: 'not-run', declared: [], message });
    }
    return results;
  }

  /** Turns the latest point of a depth, whose diagnostics are all read, into results. */
  #settle(level: Level): void {
    const { last } = level;
    level.last = undefined;
    if (last === undefined) return;
    const { point, children, says } = last;
    const title = point.title ?? `test ${point.number ?? level.points}`;
    const status = statusOf(point, says);
    const inner = children.map((result) => within(title, result));
    level.results.push(...inner);
    const bad = (one: TestStatus) => one === 'failed' || one === 'errored';
    const own =
      children.length === 0 ||
      says.get('type') === 'test' ||
      (status !== 'passed' && !inner.some((one) => bad(one.status)));
    if (!own) return;
    const message = messageOf(point.reason) ?? messageOf(says.get('error')?.replace(/^\|-?$/, ''));
    const place = /^(.*):(\d{1,9}):\d+$/.exec(says.get('location') ?? '');
    const milliseconds = Number(says.get('duration_ms') ?? point.milliseconds ?? Number.NaN);
    level.results.push({
      titles: [title],
      status,
      declared: [],
      ...(message === undefined ? {} : { message }),
      ...(place?.[1] === undefined ? {} : { file: place[1], line: Number(place[2]) }),
      ...(Number.isFinite(milliseconds) ? { milliseconds: Math.round(milliseconds * 1e3) / 1e3 } : {}),
    });
  }
}

/** Missing tests named one by one; a plan may announce millions. */
const UNREPORTED_NAMED = 1_000;

/** Node's runner says of what kind a failure was; these broke off before the test could decide. */
const BROKE_OFF = new Set(['cancelledByParent', 'hookFailed', 'testTimeoutFailure', 'testAborted']);

function statusOf(point: TapPoint, says: ReadonlyMap<string, string>): TestStatus {
  if (says.has('exitCode') || BROKE_OFF.has(says.get('failureType') ?? '')) return 'errored';
  if (point.kind === 'skip' || point.kind === 'todo') return 'skipped';
  return point.ok ? 'passed' : 'failed';
}

/** Gives subtests to the point that opened them, or to the one that was announced. */
function hand(inner: readonly TestResult[], { last, next, results }: Level): void {
  if (last?.open) last.children.push(...inner);
  else results.push(...inner.map((result) => within(next, result)));
}

function within(title: string | undefined, result: TestResult): TestResult {
  return title === undefined ? result : { ...result, titles: [title, ...result.titles] };
}
