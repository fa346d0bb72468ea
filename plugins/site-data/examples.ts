import { type ExampleLine, type ExampleRun, type Fence, positionAt } from '#model';
import type { LineResult } from '#render';
import type { ExampleView } from './evidence-types.ts';
import type { SiteIndex } from './site-index.ts';

/** What came of an example, and of each of its lines. */
export interface ShownExample {
  readonly view: ExampleView;
  /** By line of the fence's text, from 1. */
  readonly results: ReadonlyMap<number, LineResult>;
}

/** What came of the example in a fence; undefined for a fence that is none. */
export function exampleIn(index: SiteIndex, fence: Fence): ShownExample | undefined {
  const run = index.exampleAt.get(`${fence.span.path}:${fence.span.start}`);
  if (run === undefined) return undefined;
  const results = resultsByLine(index, run);
  const present = new Set([...results.values()].map(({ status }) => status));
  return {
    view: {
      standing: run.status,
      summary: summaryOf(run),
      ...(run.reason === undefined ? {} : { reason: run.reason }),
      ...(run.tool === undefined ? {} : { tool: run.tool }),
      marks: LINE_STATUSES.filter((status) => present.has(status)).map((status) => ({
        status,
        word: WORDS[status],
      })),
    },
    results,
  };
}

/** What an outcome of a line means: an expectation that was met says more than a line that merely ran. */
type LineStatus = 'passed' | 'ran' | 'failed' | 'errored' | 'not-run';

/** Worst first. */
const LINE_STATUSES: readonly LineStatus[] = ['failed', 'errored', 'not-run', 'passed', 'ran'];

const WORDS: Readonly<Record<LineStatus, string>> = {
  passed: 'as expected',
  ran: 'ran, and expects nothing',
  failed: 'not as expected',
  errored: 'stopped with an error',
  'not-run': 'not run',
};

function statusOf({ status, expectation }: ExampleLine): LineStatus {
  return status === 'passed' && expectation === undefined ? 'ran' : status;
}

function summaryOf({ lines, status }: ExampleRun): string {
  if (status === 'not-run') return 'not run';
  const parts = LINE_STATUSES.flatMap((status) => {
    const count = lines.filter((line) => statusOf(line) === status).length;
    return count === 0 || status === 'ran' ? [] : [`${count} ${WORDS[status]}`];
  });
  return parts.length > 0 ? parts.join(' · ') : 'it ran, and states nothing that it expects';
}

/** The mark stands where the author wrote the expectation; a line with several statements has the worst. */
function resultsByLine(
  index: SiteIndex,
  run: ExampleRun,
): ReadonlyMap<number, LineResult & { readonly status: LineStatus }> {
  const { fence } = run.example;
  const file = index.assessment.files.get(fence.span.path);
  const results = new Map<number, LineResult & { readonly status: LineStatus }>();
  if (file === undefined) return results;
  const first = positionAt(file, fence.valueSpan.start).line;
  for (const statement of run.lines) {
    const at = statement.expectation?.span.start ?? statement.span.start;
    const line = positionAt(file, at).line - first + 1;
    const status = statusOf(statement);
    const before = results.get(line);
    const worst =
      before !== undefined && LINE_STATUSES.indexOf(before.status) < LINE_STATUSES.indexOf(status)
        ? before.status
        : status;
    const notes = [before?.note, noteOf(statement)].filter((note) => note !== undefined);
    results.set(line, {
      status: worst,
      word: WORDS[worst],
      ...(notes.length === 0 ? {} : { note: notes.join('\n') }),
    });
  }
  return results;
}

/** What came in place of what was expected. */
function noteOf({ status, expectation, actual }: ExampleLine): string | undefined {
  const got = actual ?? 'nothing';
  if (status === 'errored') return `stopped: ${actual ?? 'it says no reason'}`;
  if (status !== 'failed') return undefined;
  switch (expectation?.kind) {
    case 'value':
      return `expected ${expectation.text}, got ${got}`;
    case 'type':
      return `expected a value of type ${expectation.text}, got ${got}`;
    case 'throws':
      return `expected it to throw ${expectation.text}, got ${got}`;
    default:
      return `got ${got}`;
  }
}
