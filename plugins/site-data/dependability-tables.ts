import { LIMITS } from '#config';
import {
  type CaseIndex,
  capabilityVerdictOf,
  countsInWords,
  evidenceBelow,
  LAYER_WORDS,
  type LayerTally,
  layersOf,
  type MatrixRow,
  matrixRows,
  QUEUE_REASONS,
  type QueueItem,
  type QueueReason,
  tallyLayers,
  verdictOf,
} from '#dependability';
import { groupBy, LAYERS, type Layer } from '#model';
import type {
  CaseScope,
  MatrixPage,
  MatrixRowView,
  MatrixTable,
  QueueEntry,
  QueuePage,
} from './dependability-types.ts';
import { capabilityHref, modelHref, type SiteIndex, sourceHref } from './site-index.ts';
import { lineOf } from './views.ts';

/** The matrix of the project: by requirement, or by capability where one page could not hold every requirement. */
export function toMatrixPage(
  index: SiteIndex,
  known: CaseIndex,
  scope: CaseScope,
  partHref: (id: string) => string,
): MatrixPage {
  const { capabilities } = index.assessment;
  const requirements = [...known.partsOf.values()].reduce((sum, parts) => sum + parts.length, 0);
  const large = requirements > LIMITS.matrixRows;
  const table = large
    ? toTable(
        capabilities.map(({ id, title }) => ({
          capability: { href: partHref(id), text: title },
          capabilityId: id,
          rows: [
            {
              href: `${partHref(id)}#matrix`,
              title,
              status: capabilityVerdictOf(known, id).status,
              tallies: tallyLayers(
                (known.partsOf.get(id) ?? []).flatMap((claim) => evidenceBelow(known, claim)),
              ),
            },
          ],
        })),
      )
    : toTable(
        capabilities.flatMap(({ id }) => {
          const rows = matrixRows(known, id);
          return rows.length === 0 ? [] : [groupOf(index, known, id, rows, partHref(id))];
        }),
      );
  return { kind: 'matrix', scope, rowsAre: large ? 'capabilities' : 'requirements', requirements, table };
}

/** The matrix of one capability. */
export function toCapabilityMatrix(
  index: SiteIndex,
  known: CaseIndex,
  id: string,
  partHref: string,
): MatrixTable | undefined {
  const rows = matrixRows(known, id);
  return rows.length === 0 ? undefined : toTable([groupOf(index, known, id, rows, partHref)]);
}

interface Row extends Omit<MatrixRowView, 'cells'> {
  readonly tallies: readonly LayerTally[];
}

interface Group extends Omit<MatrixTable['groups'][number], 'rows'> {
  readonly rows: readonly Row[];
}

function groupOf(
  index: SiteIndex,
  known: CaseIndex,
  id: string,
  rows: readonly MatrixRow[],
  href: string,
): Group {
  return {
    capability: { href, text: known.titles.get(id) ?? id },
    capabilityId: id,
    rows: rows.map(({ claim, status, cells }) => ({
      href: index.hrefs.get(claim.address) ?? href,
      title: claim.title,
      ...(claim.tag === undefined ? {} : { tag: claim.tag }),
      strength: claim.strength,
      status,
      tallies: cells,
    })),
  };
}

function toTable(groups: readonly Group[]): MatrixTable {
  const columns = layersOf(groups.flatMap(({ rows }) => rows.map(({ tallies }) => ({ cells: tallies }))));
  const present = new Set(columns);
  return {
    columns: columns.map((layer) => ({ layer, title: layer.replaceAll('-', ' ') })),
    missing: LAYERS.filter((layer) => !present.has(layer)).map((layer) => LAYER_WORDS[layer]),
    groups: groups.map(({ rows, ...group }) => ({
      ...group,
      rows: rows.map(({ tallies, ...row }) => ({ ...row, cells: cellsOf(columns, tallies) })),
    })),
    rows: groups.reduce((sum, { rows }) => sum + rows.length, 0),
  };
}

function cellsOf(columns: readonly Layer[], tallies: readonly LayerTally[]): MatrixRowView['cells'] {
  const byLayer = new Map(tallies.map((tally) => [tally.layer, tally]));
  return columns.map((layer) => {
    const tally = byLayer.get(layer);
    return tally && { layer, pieces: tally.pieces, worst: tally.worst, words: countsInWords(tally.counts) };
  });
}

/** The words of the queue: what a group is, and what to do about it. */
const QUEUE_WORDS: Readonly<Record<QueueReason, { readonly title: string; readonly advice: string }>> = {
  refuted: {
    title: 'Refuted',
    advice: 'Fresh evidence speaks against these. Mend the code, or change what is promised.',
  },
  inconclusive: {
    title: 'Inconclusive',
    advice: 'Something ran and did not decide: it was skipped, broke off, or gave no answer. Make it decide.',
  },
  stale: {
    title: 'Stale',
    advice:
      'The evidence was taken for another text. Run the tests again, or look at what changed and affirm it.',
  },
  unverified: {
    title: 'Unverified, though mandatory',
    advice:
      'Something is owed that nobody has shown. Write or run what is missing, or waive it with a reason.',
  },
  weak: {
    title: 'Shown by weak or indirect evidence only',
    advice: 'It passed, and shows less than that. Look at it, and add evidence about the claim itself.',
  },
  waiver: {
    title: 'Waivers and reviews to look at again',
    advice: 'They end soon, or change nothing any more.',
  },
};

/** The reviewer's queue; each group as far as one page holds it, its total always. */
export function toQueuePage(
  index: SiteIndex,
  known: CaseIndex,
  scope: CaseScope,
  queue: readonly QueueItem[],
): QueuePage {
  const groups = groupBy(queue, ({ reason }) => reason);
  return {
    kind: 'queue',
    scope,
    total: queue.length,
    groups: QUEUE_REASONS.flatMap((reason) => {
      const items = groups.get(reason) ?? [];
      const entries = items.slice(0, LIMITS.queueEntries).map((item) => toQueueEntry(index, known, item));
      return items.length === 0 ? [] : [{ reason, ...QUEUE_WORDS[reason], total: items.length, entries }];
    }),
    leftOut: index.assessment.claims.filter(
      ({ address, strength }) =>
        strength !== 'mandatory' && verdictOf(known, address).status === 'unverified',
    ).length,
  };
}

/** One entry with the way to what it is about. */
export function toQueueEntry(index: SiteIndex, known: CaseIndex, item: QueueItem): QueueEntry {
  const { reason, why, deciding, layers, about } = item;
  const common = { reason, why, layers, ...(deciding === undefined ? {} : { deciding }) };
  switch (about.kind) {
    case 'claim': {
      const { claim } = about;
      return {
        ...common,
        href: index.hrefs.get(claim.address) ?? capabilityHref(index, claim.capability),
        title: claim.title,
        ...(claim.tag === undefined ? {} : { tag: claim.tag }),
        kind: claim.kind,
        status: verdictOf(known, claim.address).status,
        ...capabilityOf(index, known, claim.capability),
        strength: claim.strength,
      };
    }
    case 'capability':
      return {
        ...common,
        href: modelHref(index, about.id),
        title: known.titles.get(about.id) ?? about.id,
        kind: 'capability',
        status: capabilityVerdictOf(known, about.id).status,
        ...capabilityOf(index, known, about.id),
      };
    case 'review': {
      const { review, claim } = about;
      const href = sourceHref(index, review.span.path, lineOf(index, review.span));
      return {
        ...common,
        href: href ?? (claim && index.hrefs.get(claim.address)) ?? index.base,
        title: `${review.kind} by ${review.reviewer} on ${review.date}: ${review.of}`,
        kind: 'review',
        ...(claim === undefined
          ? {}
          : { ...capabilityOf(index, known, claim.capability), strength: claim.strength }),
      };
    }
  }
}

function capabilityOf(index: SiteIndex, known: CaseIndex, id: string) {
  return {
    capability: { href: capabilityHref(index, id), text: known.titles.get(id) ?? id },
    capabilityId: id,
  };
}
