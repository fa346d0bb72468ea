import type { TestReport } from '#model';

/** The files of the project in which the tests of some reports may stand, by what the reports say of them. */
export function candidateFiles(
  _reports: readonly TestReport[],
  _paths: readonly string[],
): readonly string[] {
  return [];
}
