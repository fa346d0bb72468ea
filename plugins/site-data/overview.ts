import { LIMITS } from '#config';
import { isPlanned, type Severity, type Standing, type VerdictStatus } from '#model';
import { summaryHtml } from './capability.ts';
import type { PyramidView } from './dependability-types.ts';
import { commitHref } from './host-links.ts';
import { mapOfProject } from './map.ts';
import { countStandings } from './model.ts';
import { toProjectEvidence } from './project-evidence.ts';
import type { Relations } from './related.ts';
import { sentencesInWords } from './sentences-on-home.ts';
import { capabilityHref, hasModel, modelHref, type SiteIndex } from './site-index.ts';
import { standingInWords } from './standing.ts';
import type { FindingsPage, HomePage, SidebarView } from './types.ts';
import { toCounts, toFindingView, verdictOfCapability } from './views.ts';

/** Makes the record of the home page. */
export async function toHomePage(
  index: SiteIndex,
  relations: Relations,
  pyramid: PyramidView,
): Promise<HomePage> {
  const { project, capabilities, claims, links, scan } = index.assessment;
  const linkCounts: { -readonly [Status in keyof HomePage['linkCounts']]: number } = {
    covers: 0,
    moved: 0,
    missing: 0,
    orphaned: 0,
    planned: 0,
    duplicate: 0,
  };
  for (const link of links) linkCounts[isPlanned(link) ? 'planned' : link.status]++;
  const commit = commitHref(project);
  const counts = toCounts(index, claims);
  const evidence = toProjectEvidence(index, pyramid);
  return {
    kind: 'home',
    name: project.name,
    ...(project.commit === undefined ? {} : { commit: project.commit }),
    ...(project.committedAt === undefined ? {} : { committedAt: project.committedAt }),
    ...(commit === undefined ? {} : { commitHref: commit }),
    dirty: project.dirty,
    counts,
    standing: standingInWords(counts, evidence),
    sentences: sentencesInWords(index),
    linkCounts,
    findingCounts: countSeverities(index),
    commandCounts: countStandings(index.assessment.models.flatMap((model) => model.commands)),
    mandatory: toCounts(
      index,
      claims.filter((claim) => claim.strength === 'mandatory'),
    ),
    evidence,
    pyramid,
    capabilities: capabilities.map((capability) => {
      const counts = toCounts(index, index.claimsOfCapability.get(capability.id) ?? []);
      const summary = summaryHtml(index, capability);
      return {
        href: capabilityHref(index, capability.id),
        id: capability.id,
        title: capability.title,
        ...(summary === undefined ? {} : { summary }),
        counts,
        verdict: verdictOfCapability(index, capability.id, counts),
        findings: (index.findingsOfPath.get(capability.path) ?? []).length,
      };
    }),
    map: await mapOfProject(index, relations.ties),
    changes: toChanges(index),
    scan: { files: scan.files, skipped: scan.skipped.map(({ path, reason }) => ({ path, reason })) },
  };
}

/** Work in progress first, then the latest. */
function toChanges(index: SiteIndex): HomePage['changes'] {
  const known = new Map(index.assessment.capabilities.map((capability) => [capability.id, capability.title]));
  const byDate = [...index.assessment.changes].sort(
    (a, b) =>
      Number(a.archived) - Number(b.archived) ||
      compare(b.date ?? '', a.date ?? '') ||
      compare(a.name, b.name),
  );
  return byDate.map((change) => ({
    name: change.name,
    ...(change.date === undefined ? {} : { date: change.date }),
    archived: change.archived,
    done: change.tasks.filter((task) => task.done).length,
    tasks: change.tasks.length,
    capabilities: [...new Set(change.deltas.map((delta) => delta.capability))].map((id) => ({
      href: known.has(id) ? capabilityHref(index, id) : '',
      text: known.get(id) ?? id,
    })),
  }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function countSeverities(index: SiteIndex): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  for (const finding of index.assessment.findings) counts[finding.severity]++;
  return counts;
}

/** Makes the record of the findings page. */
export function toFindingsPage(index: SiteIndex): FindingsPage {
  return {
    kind: 'findings',
    findings: index.assessment.findings.map((finding) => toFindingView(index, finding)),
    counts: countSeverities(index),
  };
}

/** Makes the navigation beside a page; only the current capability lists its requirements. */
export function toSidebar(index: SiteIndex, current: string | undefined): SidebarView {
  const all = index.assessment.capabilities;
  // Every page carries its navigation, so a whole list on each would grow with the square of the project.
  const at = all.findIndex(({ id }) => id === current);
  const last = Math.max(0, all.length - LIMITS.sidebarCapabilities);
  const first = Math.min(Math.max(0, at - LIMITS.sidebarCapabilities / 2), last);
  const shown = all.slice(first, first + LIMITS.sidebarCapabilities);
  return {
    ...(shown.length < all.length ? { total: all.length } : {}),
    capabilities: shown.map((capability) => {
      const { id, title } = capability;
      const status =
        index.assessment.capabilityVerdicts.get(id)?.status ?? ('unverified' satisfies VerdictStatus);
      return {
        page: { href: capabilityHref(index, id), text: title },
        status,
        claimed: status === 'unverified' && isClaimedThroughout(index, id),
        current: id === current,
        ...(id === current && hasModel(capability)
          ? {
              model: {
                page: { href: modelHref(index, id), text: 'Its Alloy model' },
                ...worstStanding(index, id),
              },
            }
          : {}),
        requirements:
          id === current
            ? (index.requirementsOfCapability.get(id) ?? []).map(({ requirement, href }) => {
                const verdict = index.assessment.verdicts.get(requirement.address);
                const claimed = verdict?.status === 'unverified' && verdict.claimedBy.length > 0;
                return {
                  page: { href, text: requirement.title },
                  status: verdict?.status ?? 'unverified',
                  claimed,
                };
              })
            : [],
      };
    }),
  };
}

function worstStanding(index: SiteIndex, id: string): { readonly standing?: Standing } {
  const counts = countStandings(index.models.get(id)?.commands ?? []);
  const standing = (['unexpected', 'undecided', 'as-expected'] as const).find((one) => counts[one] > 0);
  return standing === undefined ? {} : { standing };
}

/** As the badge of a capability's page says it: nothing in it is without a link or tag. */
function isClaimedThroughout(index: SiteIndex, id: string): boolean {
  const claims = index.claimsOfCapability.get(id) ?? [];
  return (
    claims.length > 0 &&
    claims.every((claim) => (index.assessment.verdicts.get(claim.address)?.claimedBy.length ?? 0) > 0)
  );
}
