import type { Capability, Evidence, Place, SourceFile, TestReport, TestResult } from '#model';
import { TEST_STATUSES, textOf } from '#model';
import type { LayerSigns } from '../layers/layer-of.ts';
import type { Judged } from '../texts/freshness.ts';
import { isUnsure } from './find-claims.ts';
import { whyNeverRuns } from './held-back.ts';
import type { ClaimLink } from './link-targets.ts';
import type { Match } from './match.ts';
import type { Spoken } from './read-results.ts';
import type { TestNode } from './test-tree.ts';

/** What evidence of tests is made with. */
export interface EvidenceContext {
  readonly layerOf: (signs: LayerSigns) => Evidence['layer'];
  /** The label of the evidence line that a link stands in. */
  readonly labelOf: (link: ClaimLink) => string | undefined;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly freshnessOf: (spoken: Spoken) => Judged;
}

/** Makes the one piece of evidence that the rows of one test in one report are; the worst row says how it ended. */
export function testEvidence(spoken: Spoken, context: EvidenceContext): Evidence {
  const { claim, match, report, rows, find } = spoken;
  const worst = worstOf(rows);
  const node = match.kind === 'test' ? match.node : undefined;
  const place = placeOf(match);
  const weak = whyWeak(rows, match) ?? whyUnsure(rows, spoken);
  return {
    claim,
    kind: 'test',
    layer: layerOf(spoken, worst, context),
    tool: toolName(report.report),
    result: worst.status,
    ...context.freshnessOf(spoken),
    foundBy: find.foundBy,
    directness: find.directness,
    ...(weak === undefined ? {} : { weak }),
    ...(find.link === undefined ? {} : { link: find.link }),
    test: {
      title: (rows.length > 1 && node ? node.titles : worst.titles).join(' > '),
      outcome: { result: worst, report },
      ...(rows.length > 1 ? { rows } : {}),
      ...(place === undefined ? {} : { place }),
    },
  };
}

function worstOf(rows: readonly TestResult[]): TestResult {
  const [first, ...others] = rows;
  if (first === undefined) throw new Error('A test without a result has no evidence of one.');
  return others.reduce(
    (worst, row) => (TEST_STATUSES.indexOf(row.status) < TEST_STATUSES.indexOf(worst.status) ? row : worst),
    first,
  );
}

function whyWeak(rows: readonly TestResult[], match: Match): string | undefined {
  if (rows.some(({ status }) => status !== 'passed')) return undefined;
  return rows.every(({ assertions }) => assertions === 0)
    ? 'It passed without a single assertion.'
    : whyNeverRuns(match);
}

function whyUnsure(rows: readonly TestResult[], { match, find }: Spoken): string | undefined {
  if (match.kind !== 'test' || !isUnsure(find)) return undefined;
  return rows.every(({ status }) => status === 'passed')
    ? `It stands in \`${match.node.path}\`, and the link names a test of another file, which is not there.`
    : undefined;
}

function layerOf({ match, links }: Spoken, worst: TestResult, context: EvidenceContext): Evidence['layer'] {
  const path = match.kind === 'test' ? match.node.path : match.kind === 'within' ? match.path : worst.file;
  return context.layerOf({
    labels: labelsOf(links, context),
    ...(path === undefined ? {} : { path }),
    ...(worst.runnerProject === undefined ? {} : { project: worst.runnerProject }),
    tags: worst.declared,
    ...(match.kind === 'test' ? textOfTest(match.node, context) : {}),
  });
}

/** The labels of the evidence lines of some links. */
export function labelsOf(links: Iterable<ClaimLink>, { labelOf }: Pick<EvidenceContext, 'labelOf'>) {
  return [...new Set([...links].flatMap((link) => labelOf(link) ?? []))].sort();
}

/** The text of a test, as a sign of its layer. */
export function textOfTest(
  { path, symbol }: TestNode,
  { files }: Pick<EvidenceContext, 'files'>,
): Pick<LayerSigns, 'text'> {
  const file = files.get(path);
  return file === undefined ? {} : { text: textOf(file, symbol.span) };
}

/** Where a test stands. */
export function placeOfNode({ path, symbol }: TestNode): Place {
  return { path, line: symbol.line, endLine: symbol.endLine, symbol };
}

function placeOf(match: Match): Place | undefined {
  switch (match.kind) {
    case 'test':
      return placeOfNode(match.node);
    case 'within':
      return match.holder ? placeOfNode(match.holder) : { path: match.path, line: 1, endLine: 1 };
    case 'none':
      return undefined;
  }
}

/** The runner without its version: two versions of one are not independent of each other. */
export function toolName({ tool, format }: TestReport): string {
  const name = tool?.replace(/(?<![\s/@])[\s/@]+v?\d.*$/, '').trim();
  return name === undefined || name === '' ? format : name;
}

/** The labels of evidence lines, by where their links stand. */
export function labelsByLink(capabilities: readonly Capability[]): (link: ClaimLink) => string | undefined {
  const labels = new Map<string, string>();
  for (const { body } of capabilities) {
    const parts = body.flatMap((item) =>
      item.kind === 'requirement'
        ? item.body.flatMap((inner) => (inner.kind === 'scenario' ? inner.body : [inner]))
        : item.kind === 'scenario'
          ? item.body
          : [item],
    );
    for (const part of parts) {
      if (part.kind !== 'evidence') continue;
      for (const { label, targets } of part.lines)
        for (const { span } of targets) labels.set(`${span.path}\u0000${span.start}`, label);
    }
  }
  return (link) =>
    link.origin === 'tag'
      ? undefined
      : (labels.get(`${link.from.path}\u0000${link.from.start}`) ?? link.qualifier);
}
