import { type Assessment, isPlanned, standingOf, VERDICT_STATUSES } from '#model';
import type { Manifest } from './manifest-schema.ts';

/** The figures of an assessment. */
export function toSummary(assessment: Assessment): Manifest['summary'] {
  const { capabilities, claims, links, findings, verdicts, scan, models } = assessment;
  const count = <Item, Key extends string>(
    items: readonly Item[],
    keys: readonly Key[],
    of: (item: Item) => Key,
  ) =>
    Object.fromEntries(keys.map((key) => [key, items.filter((item) => of(item) === key).length])) as Record<
      Key,
      number
    >;
  return {
    capabilities: capabilities.length,
    requirements: claims.filter((claim) => claim.kind === 'requirement').length,
    scenarios: claims.filter((claim) => claim.kind === 'scenario').length,
    tagged: claims.filter((claim) => claim.tag !== undefined).length,
    claimed: claims.filter((claim) => (verdicts.get(claim.address)?.claimedBy.length ?? 0) > 0).length,
    executed: claims.filter((claim) =>
      (verdicts.get(claim.address)?.evidence ?? []).some(
        ({ kind, result }) => (kind === 'test' || kind === 'example') && result !== 'not-run',
      ),
    ).length,
    verdicts: count(claims, VERDICT_STATUSES, (claim) => verdicts.get(claim.address)?.status ?? 'unverified'),
    links: count(links, ['covers', 'moved', 'missing', 'orphaned', 'duplicate'], (link) => link.status),
    planned: links.filter(isPlanned).length,
    commands: count(
      models.flatMap((model) => model.commands),
      ['as-expected', 'unexpected', 'undecided'],
      standingOf,
    ),
    findings: count(findings, ['error', 'warning', 'note'], (finding) => finding.severity),
    scan: {
      files: scan.files,
      skipped: scan.skipped.map(({ path, reason }) => ({ path, reason })),
    },
  };
}
