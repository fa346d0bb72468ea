import { judge } from '#evidence';
import type {
  Address,
  Assessment,
  BoundReport,
  Evidence,
  ExampleLine,
  ExampleRun,
  ProjectTexts,
  Review,
  TestResult,
} from '#model';
import type { EvidenceView, RequirementPage, SiteData } from '#site-data';
import { assessFixture, openSite } from './fixture.ts';

const NO_TEXTS: ProjectTexts = { claims: new Set(), code: new Set() };

/** A run of tests that Casebook watched. */
export const RECORDED: BoundReport = {
  report: {
    path: 'reports/junit.xml',
    sha256: 'ab'.repeat(32),
    format: 'junit',
    tool: 'vitest 5.1.1',
    results: [],
    problems: [],
  },
  binding: {
    kind: 'recorded',
    run: {
      commit: 'fedcba9876543210fedcba9876543210fedcba98',
      dirty: false,
      takenAt: '2026-01-02T10:00:00Z',
      command: ['npm', 'test'],
      reports: [],
      texts: NO_TEXTS,
    },
  },
};

/** A report that does not say what it is of. */
export const UNBOUND: BoundReport = {
  report: { ...RECORDED.report, path: 'reports/old.xml', tool: 'pytest 8.4' },
  binding: { kind: 'unbound' },
};

interface TestChange extends Partial<Omit<Evidence, 'test' | 'claim'>> {
  readonly claim?: string;
  readonly title?: string;
  readonly line?: number;
  readonly report?: BoundReport;
  readonly from?: Partial<TestResult>;
}

/** A test that passed for `DOOR-OPEN-KEY`, or as changed. */
export function testOf(change: TestChange = {}): Evidence {
  const {
    claim = 'DOOR-OPEN-KEY',
    title = 'opens for our key [DOOR-OPEN-KEY]',
    line = 4,
    report = RECORDED,
    from = {},
    result = 'passed',
    ...others
  } = change;
  return {
    claim: claim as Address,
    kind: 'test',
    layer: 'unit',
    tool: report.report.tool ?? '',
    result,
    freshness: { kind: 'fresh' },
    foundBy: 'title',
    directness: 'direct',
    test: {
      title,
      place: { path: 'test/door.test.ts', line, endLine: line + 2 },
      ...(result === 'not-run'
        ? {}
        : { outcome: { result: { status: result, titles: [title], declared: [], ...from }, report } }),
    },
    ...others,
  };
}

/** What the fixture becomes with some evidence, judged as it would be. */
export async function withEvidence(
  evidence: readonly Evidence[],
  reviews: readonly Review[] = [],
): Promise<Partial<Assessment>> {
  const { claims, links, models, capabilities } = await assessFixture();
  const reports = new Set(evidence.flatMap(({ test }) => test?.outcome?.report ?? []));
  const { verdicts, capabilityVerdicts, unusedWaivers } = judge({
    claims,
    links,
    models,
    evidence,
    reviews,
    capabilities: capabilities.map(({ id }) => id),
    today: '2026-01-03',
  });
  return {
    evidence,
    reviews,
    unusedReviews: unusedWaivers,
    verdicts,
    capabilityVerdicts,
    reports: [...reports].map((bound) => ({
      ...bound,
      report: {
        ...bound.report,
        results: evidence.flatMap(({ test }) =>
          test?.outcome?.report === bound ? [test.outcome.result] : [],
        ),
      },
    })),
  };
}

/** The site with some evidence. */
export async function openWith(
  evidence: readonly Evidence[],
  reviews: readonly Review[] = [],
): Promise<SiteData> {
  return openSite(await withEvidence(evidence, reviews));
}

/** Every piece of evidence on a page, in its order. */
export const piecesOn = (page: RequirementPage): readonly EvidenceView[] =>
  page.evidence.layers.flatMap(({ pieces }) => pieces);

/** A review of `DOOR-OPEN-KEY` by somebody. */
export function reviewOf(change: Partial<Review> = {}): Review {
  return {
    kind: 'waived',
    of: 'DOOR-OPEN-KEY',
    claims: ['DOOR-OPEN-KEY' as Address],
    reason: 'The lock arrives in spring',
    reviewer: 'The carpenter',
    date: '2026-01-01',
    span: { path: 'openspec/reviews.yaml', start: 0, end: 1 },
    ...change,
  };
}

/** The example of the fixture, run; `lines` are made from its text. */
export async function exampleOf(
  lines: (at: (text: string) => ExampleLine['span']) => readonly ExampleLine[],
  change: Partial<ExampleRun> = {},
): Promise<ExampleRun> {
  const { examples, files } = await assessFixture();
  const [run] = examples;
  if (run === undefined) throw new Error('The fixture has no example');
  const { path, start, end } = run.example.fence.valueSpan;
  const file = files.get(path);
  const at = (text: string) => {
    const from = file?.text.indexOf(text, start) ?? -1;
    if (from < 0 || from >= end) throw new Error(`No ${text} in the example`);
    return { path, start: from, end: from + text.length };
  };
  return { example: run.example, status: 'passed', tool: 'node 24', lines: lines(at), ...change };
}
