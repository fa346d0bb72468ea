import { describe, expect, it } from 'vitest';
import type { Address, Assessment, BoundReport, Evidence, TestStatus } from '#model';
import { formatText } from '#report';
import { judged } from './evidence-project.ts';

const PLAIN = { colour: false, width: 100 };

function report(statuses: readonly TestStatus[], binding: BoundReport['binding']): BoundReport {
  return {
    binding,
    report: {
      path: 'reports/junit.xml',
      sha256: 'ab',
      format: 'junit',
      results: statuses.map((status, n) => ({ status, titles: [`t${n}`], declared: [] })),
      problems: [],
    },
  };
}

const unrun: Evidence = {
  claim: 'BOX-HOLD-OPEN' as Address,
  kind: 'test',
  layer: 'unit',
  tool: 'Vitest',
  result: 'not-run',
  freshness: { kind: 'fresh' },
  foundBy: 'title',
  directness: 'direct',
};

async function withReports(reports: readonly BoundReport[]): Promise<Assessment> {
  return {
    ...(await judged()),
    reports,
    evidence: [unrun],
    unreadReports: [{ path: 'reports/big.xml', reason: 'It is too large.' }],
    unmatched: [
      { report: 'reports/junit.xml', title: 't0', status: 'passed', reason: 'No test has this title.' },
    ],
  };
}

describe('formatText with evidence', () => {
  it('names what speaks against claims first, with the reasons [OUT-FORMAT-EVIDENCE]', async () => {
    const text = formatText(await judged(), PLAIN);
    expect(text.slice(0, text.indexOf('warning traceability'))).toBe(`refuted 1 claim
  openspec/specs/box/spec.md:13:1  It drops the value [BOX-HOLD-REFUTED]
    It is refuted because the test says so.

inconclusive 1 claim
  openspec/specs/box/spec.md:17:1  It was not decided [BOX-HOLD-UNDECIDED]
    It is inconclusive because the test says so.

stale 1 claim
  openspec/specs/box/spec.md:21:1  Its evidence is old [BOX-HOLD-OLD]
    It is stale because the test says so.

`);
  });

  it('says how results ended, to what they are bound and what found no claim [OUT-FORMAT-EVIDENCE]', async () => {
    const commit = '0123456789abcdef0123456789abcdef01234567';
    const here = { kind: 'commit', commit } as const;
    const one = formatText(
      await withReports([report(['passed', 'failed', 'passed', 'not-run'], here)]),
      PLAIN,
    );
    expect(one).toContain(`
1 report, 4 results: 2 passed, 1 failed, 1 not run; bound to this commit
1 report could not be read
1 result matches no test of the tree; 1 test that bears on a claim has no result
`);
    const other = formatText(
      await withReports([
        report(['passed'], here),
        report(['errored', 'flaky', 'skipped'], { kind: 'unbound' }),
        report([], { kind: 'commit', commit: 'f'.repeat(40) }),
      ]),
      PLAIN,
    );
    expect(other).toContain(
      '3 reports, 4 results: 1 passed, 1 flaky, 1 errored, 1 skipped; 1 bound to this commit, 1 bound to no commit, 1 bound to another commit\n',
    );
  });
});
