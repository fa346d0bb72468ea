import { type EvidenceBase, type EvidenceFiles, groupBy, type SourceFile, sourceFile } from '#model';
import type { RunFiles } from './read-run-files.ts';

/** What is wrong with the files of runs, and the texts of those files, so that each problem can be shown where it is. */
export function reportProblemsOf(
  { reports, coverage, recordProblems }: RunFiles,
  files: EvidenceFiles | undefined,
): { readonly problems: EvidenceBase['reportProblems']; readonly files: readonly SourceFile[] } {
  const all = [
    ...[...reports, ...coverage].flatMap(({ path, problems }) =>
      problems.map((problem) => ({ path, ...problem })),
    ),
    ...recordProblems,
  ];
  const byPath = [...groupBy(all, ({ path }) => path)].map(([path, problems]) => {
    const read = files?.read(path);
    // A file that can be read no more still has its problems; they stand at its beginning.
    const file = sourceFile(path, read?.kind === 'text' ? read.text : '');
    const inside = (offset: number) => Math.max(0, Math.min(offset, file.text.length));
    return {
      file,
      problems: problems.map(({ message, start, end }) => ({
        message,
        span: { path, start: inside(start), end: Math.max(inside(start), inside(end)) },
      })),
    };
  });
  return {
    problems: byPath.flatMap(({ problems }) => problems),
    files: byPath.map(({ file }) => file),
  };
}
