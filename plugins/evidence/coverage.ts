import type { Binding, CoverageReport, LineCoverage, SourceFile } from '#model';
import type { GatherInput } from './gather.ts';
import { alignNames, keyOf, nameIndex } from './match/align-names.ts';
import { partsOfPath } from './match/locate.ts';
import { textsOfBinding } from './texts/freshness.ts';
import { hashExactly } from './texts/hash-text.ts';

/** One file's lines as one report tells them. */
interface Told {
  readonly report: CoverageReport;
  readonly lines: ReadonlyMap<number, number>;
  readonly freshness: LineCoverage['freshness'];
}

/**
 * The executions of lines of the project's files that links lead to, by path.
 * Ensures: the order of the reports does not matter; reports taken for other lines count only where no report was taken for these.
 */
export function readCoverage({
  coverage,
  paths,
  files,
  bindings,
}: Pick<GatherInput, 'coverage' | 'paths' | 'files' | 'bindings'>): ReadonlyMap<string, LineCoverage> {
  if (coverage.length === 0) return new Map();
  const index = nameIndex(paths.map((path) => ({ path, parts: path.split('/') })));
  const told = new Map<string, Told[]>();
  for (const report of [...coverage].sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)))) {
    const aligned = alignNames(
      report.files.map(({ file }) => partsOfPath(file)),
      index,
      report.path.split('/').slice(0, -1),
    );
    for (const { file, lines } of report.files) {
      const found = aligned.get(keyOf(partsOfPath(file)));
      const source = found?.kind === 'found' ? files.get(found.path) : undefined;
      if (source === undefined) continue;
      const freshness = freshnessOfLines(source, bindings.get(report), report.path);
      const own = told.get(source.path);
      if (own) own.push({ report, lines, freshness });
      else told.set(source.path, [{ report, lines, freshness }]);
    }
  }
  return new Map(
    [...told].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, all]) => [path, merge(path, all)]),
  );
}

function merge(path: string, all: readonly Told[]): LineCoverage {
  const fresh = all.filter(({ freshness }) => freshness.kind === 'fresh');
  const counted = fresh.length > 0 ? fresh : all;
  const lines = new Map<number, number>();
  for (const told of counted)
    for (const [line, count] of told.lines) lines.set(line, (lines.get(line) ?? 0) + count);
  return {
    path,
    lines: new Map([...lines].sort(([a], [b]) => a - b)),
    report: [...new Set(counted.map(({ report }) => report.path))].join(', '),
    freshness: counted[0]?.freshness ?? { kind: 'fresh' },
  };
}

function freshnessOfLines(
  file: SourceFile,
  binding: Binding | undefined,
  report: string,
): LineCoverage['freshness'] {
  const texts = binding && textsOfBinding(binding);
  if (texts?.code.has(hashExactly(file))) return { kind: 'fresh' };
  const reason = texts
    ? `\`${file.path}\` changed after its lines were counted.`
    : `It is not known what \`${report}\` was taken for.`;
  return { kind: 'stale', reasons: [reason] };
}
