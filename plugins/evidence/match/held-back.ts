import type { TestResult } from '#model';
import type { Match } from './match.ts';
import { familyOf } from './test-tree.ts';

/** `it.fails`, `test.failing`, `{ fails: true }`, `{ expectFailure: true }`; in other languages a report tells it. */
const EXPECTS_FAILURE = /\.fail(?:s|ing)?$|^(?:fails|expectFailure)\s*:$/;
/** Marks that let nothing run, on whatever machine; `skipIf` and Rust's `#[ignore]` leave it open. */
const NEVER_RUNS =
  /^x(?:it|test|describe|specify|context)$|\.(?:skip|fixme)$|^@(?:\w+\.)*(?:skip|Disabled|Ignore)$/;

/**
 * A result as its test was meant: not every runner tells in its report that a test was expected to fail, and calls it passed
 * when it did.
 */
export function asMeant(result: TestResult, match: Match): TestResult {
  const mark = markOf(match);
  if (mark === undefined || result.status !== 'passed' || !EXPECTS_FAILURE.test(mark)) return result;
  return { ...result, status: 'skipped', message: `This test is expected to fail (\`${mark}\`), and did.` };
}

/** Why a result says little of the present tree: its test would not run any more. */
export function whyNeverRuns(match: Match): string | undefined {
  const mark = markOf(match);
  return mark !== undefined && NEVER_RUNS.test(mark)
    ? `It is held back by \`${mark}\` now, so it would not run any more.`
    : undefined;
}

function markOf(match: Match): string | undefined {
  if (match.kind !== 'test' || familyOf(match.node.path) === 'go') return undefined;
  return match.node.symbol.heldBack;
}
