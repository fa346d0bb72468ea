import { LIMITS } from '#config';
import {
  type BoundReport,
  type Claim,
  commandName,
  type Evidence,
  groupBy,
  standingOf,
  type TestResult,
  VERDICT_STATUSES,
} from '#model';
import { countsOfPyramid } from './dependability-pyramid.ts';
import type { PyramidView } from './dependability-types.ts';
import { titleOf } from './evidence.ts';
import type { ProjectEvidence, RunView } from './evidence-types.ts';
import { countStandingsOfEvidence } from './evidence-words.ts';
import { unique } from './executions.ts';
import { toRunView } from './runs.ts';
import { modelHref, type SiteIndex, sourceHref } from './site-index.ts';
import { verdictOfClaim } from './views.ts';

/** What was read of runs and examples, for the page that sums everything up; linear in the size of the assessment. */
export function toProjectEvidence(index: SiteIndex, pyramid: PyramidView): ProjectEvidence {
  const { evidence, unmatched, unreadReports, examples } = index.assessment;
  const counted = evidence.filter((one) => !index.superseded.has(one));
  const attention = needingAttention(index);
  const runs = toRuns(index);
  const notRun = unique(counted.filter((one) => one.kind === 'test' && one.result === 'not-run'));
  const reason = examples.every(({ status }) => status === 'not-run') ? examples[0]?.reason : undefined;
  return {
    counts: countsOfPyramid(pyramid),
    attention: attention.slice(0, LIMITS.homeList),
    attentionOmitted: Math.max(0, attention.length - LIMITS.homeList),
    runs: runs.slice(0, LIMITS.homeList),
    runsOmitted: Math.max(0, runs.length - LIMITS.homeList),
    unread: unreadReports,
    unmatched: {
      count: unmatched.length,
      items: unmatched
        .slice(0, LIMITS.homeList)
        .map(({ title, status, report, reason }) => ({ title, standing: status, report, reason })),
    },
    idleFailures: idleFailures(index),
    notRun: {
      count: notRun.length,
      items: notRun.slice(0, LIMITS.homeList).map((one) => toWaitingTest(index, one)),
    },
    examples: countStandingsOfEvidence(examples.map(({ status }) => status)),
    ...(reason === undefined ? {} : { examplesReason: reason }),
  };
}

/** Failures that no claim is judged by: whoever trusts the run should know of them all the same. */
function idleFailures({ assessment }: SiteIndex): ProjectEvidence['idleFailures'] {
  const speaking = new Set<TestResult>(
    assessment.evidence.flatMap(({ test }) => [
      ...(test?.outcome === undefined ? [] : [test.outcome.result]),
      ...(test?.rows ?? []),
    ]),
  );
  const items = assessment.reports.flatMap(({ report }) =>
    report.results
      .filter((result) => !speaking.has(result) && ['failed', 'errored'].includes(result.status))
      .map(({ titles, status }) => ({ title: titles.join(' > '), standing: status, report: report.path })),
  );
  return { count: items.length, items: items.slice(0, LIMITS.homeList) };
}

type Attention = ProjectEvidence['attention'][number];

const ATTENTION = ['refuted', 'inconclusive', 'stale'];

/** What evidence speaks against, does not decide or is old for: the worst first, what binds before what advises. */
function needingAttention(index: SiteIndex): readonly Attention[] {
  const rank = ({ verdict, strength = 'mandatory' }: Attention) =>
    VERDICT_STATUSES.indexOf(verdict.status) + (strength === 'mandatory' ? 0 : VERDICT_STATUSES.length);
  return [...capabilitiesInDoubt(index), ...claimsInDoubt(index)].sort((a, b) => rank(a) - rank(b));
}

/** Capabilities with a command that bears on none of their claims and did not end as expected: no claim shows it. */
function capabilitiesInDoubt(index: SiteIndex): readonly Attention[] {
  const { capabilities, models } = index.assessment;
  const loose = groupBy(
    models.flatMap(({ commands }) => commands).filter(({ bearings }) => bearings.length === 0),
    ({ capability }) => capability,
  );
  return capabilities.flatMap(({ id, title }): readonly Attention[] => {
    const commands = loose.get(id) ?? [];
    const failed = commands.find((command) => standingOf(command) === 'unexpected');
    const worst = failed ?? commands.find((command) => standingOf(command) === 'undecided');
    if (worst === undefined) return [];
    const name = commandName(worst.command).replaceAll('`', '');
    return [
      {
        subject: { href: modelHref(index, id), text: title },
        verdict: {
          status: failed === undefined ? 'inconclusive' : 'refuted',
          reason: `${name} ${failed === undefined ? 'has no answer' : 'did not end as expected'}, and bears on no claim`,
        },
      },
    ];
  });
}

/** Claims with a page of their own whose evidence speaks against them, does not decide or is old. */
function claimsInDoubt(index: SiteIndex): readonly Attention[] {
  const { claims, verdicts } = index.assessment;
  return claims
    .filter(
      (claim) =>
        (claim.kind === 'requirement' || claim.requirement === undefined) &&
        ATTENTION.includes(verdicts.get(claim.address)?.status ?? ''),
    )
    .map((claim) => toAttention(index, claim));
}

function toAttention(index: SiteIndex, claim: Claim): Attention {
  const { status, reason } = verdictOfClaim(
    index,
    claim.address,
    index.linksOfClaim.get(claim.address) ?? [],
  );
  return {
    subject: { href: index.hrefs.get(claim.address) ?? '', text: claim.title },
    ...(claim.tag === undefined ? {} : { tag: claim.tag }),
    strength: claim.strength,
    verdict: { status, reason },
  };
}

/** Reports of one runner that were taken for the same, as one run: many runners write a file for each class. */
function toRuns(index: SiteIndex): ProjectEvidence['runs'] {
  const evidenceOf = groupBy(index.assessment.evidence, ({ test }) => test?.outcome?.report);
  const groups = groupBy(
    index.assessment.reports.map((report) => ({ report, view: toRunView(index, report, 0) })),
    ({ view }) => keyOf(view),
  );
  return [...groups.values()].flatMap((own, at) => {
    const [first] = own;
    if (first === undefined) return [];
    const evidence = own.flatMap(({ report }) => evidenceOf.get(report) ?? []);
    return [
      {
        ...first.view,
        number: at + 1,
        files: own.length,
        results: countResults(own.map(({ report }) => report)),
        fresh: countFresh(evidence, 'fresh'),
        stale: countFresh(evidence, 'stale'),
      },
    ];
  });
}

function keyOf({ tool, binding, commit, dirty, takenAt, command }: RunView): string {
  // A report for each class has a time of its own; the record has one for all of them.
  return JSON.stringify([tool, binding, commit, dirty, binding === 'recorded' ? takenAt : null, command]);
}

function countResults(reports: readonly BoundReport[]) {
  return countStandingsOfEvidence(
    reports.flatMap(({ report }) => report.results.map(({ status }) => status)),
  );
}

function countFresh(evidence: readonly Evidence[], kind: Evidence['freshness']['kind']): number {
  return unique(evidence.filter(({ freshness }) => freshness.kind === kind)).length;
}

function toWaitingTest(index: SiteIndex, evidence: Evidence): ProjectEvidence['notRun']['items'][number] {
  const place = evidence.test?.place;
  const href = place && sourceHref(index, place.path, place.line);
  return {
    title: titleOf(index, evidence),
    at: place === undefined ? '' : `${place.path}:${place.line}`,
    ...(href === undefined ? {} : { href }),
  };
}
