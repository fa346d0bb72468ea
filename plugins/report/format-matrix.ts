import { evidenceBelow, indexCase, tallyLayers, totalCounts, verdictOf } from '#dependability';
import { type Assessment, EVIDENCE_STANDINGS, LAYERS } from '#model';

/** Columns before those that count evidence. */
const COLUMNS = [
  'address',
  'tag',
  'capability',
  'kind',
  'requirement',
  'strength',
  'title',
  'verdict',
  'why',
  'obligations met',
  'obligations open',
];

/**
 * Every claim against every layer as CSV (RFC 4180): a row for each claim in the order of the specs, and for each layer a
 * column for each way in which evidence stands, beside their totals. A requirement counts the evidence of its scenarios too.
 * Ensures: the same columns whatever the project holds; no text of an author begins a formula in a spreadsheet.
 */
export function formatMatrix(assessment: Assessment): string {
  const index = indexCase(assessment);
  const header = [
    ...COLUMNS,
    ...EVIDENCE_STANDINGS.map((standing) => `all ${standing}`),
    ...LAYERS.flatMap((layer) => EVIDENCE_STANDINGS.map((standing) => `${layer} ${standing}`)),
  ];
  const rows = assessment.claims.map((claim) => {
    const { status, why, obligations } = verdictOf(index, claim.address);
    const tallies = tallyLayers(evidenceBelow(index, claim));
    const total = totalCounts(tallies);
    const byLayer = new Map(tallies.map((tally) => [tally.layer, tally.counts]));
    const owes = (met: boolean) => obligations.flatMap((one) => (one.met === met ? one.owes : [])).join('; ');
    return [
      text(claim.address),
      text(claim.tag ?? ''),
      text(claim.capability),
      claim.kind,
      text(claim.requirement ?? ''),
      claim.strength,
      text(claim.title),
      status,
      text(why.join(' ')),
      text(owes(true)),
      text(owes(false)),
      ...EVIDENCE_STANDINGS.map((standing) => String(total[standing])),
      ...LAYERS.flatMap((layer) =>
        EVIDENCE_STANDINGS.map((standing) => String(byLayer.get(layer)?.[standing] ?? 0)),
      ),
    ].join(',');
  });
  return [header.join(','), ...rows].map((row) => `${row}\r\n`).join('');
}

/** What a spreadsheet may take for a formula, behind white space and in its wide forms too. */
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** Text of an author as a field: never a formula, quoted where it must be. */
function text(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
