import type { CoverageReport, FileCoverage, ReportProblem } from '#model';
import { Reading } from './reading.ts';

/** Coverage without what the file itself is known by. */
export type ReadCoverage = Omit<CoverageReport, 'path' | 'sha256'>;

/** Collects the executions of lines by file. */
export class CoverageReading {
  readonly #files = new Map<string, Map<number, number>>();
  readonly #said = new Reading();

  file(name: string): void {
    if (!this.#files.has(name)) this.#files.set(name, new Map());
  }

  /** Adds executions of a line; a number below zero, which some tools write after an overflow, counts as none. */
  line(name: string, line: number, hits: number): void {
    this.file(name);
    const lines = this.#files.get(name);
    if (line > 0) lines?.set(line, (lines.get(line) ?? 0) + Math.max(0, hits));
  }

  problem(message: string, start: number, end = start): void {
    this.#said.problem(message, start, end);
  }

  problems(problems: readonly ReportProblem[]): void {
    for (const { message, start, end } of problems) this.#said.problem(message, start, end);
  }

  takenAt(milliseconds: number): void {
    this.#said.takenAt(milliseconds);
  }

  finish(format: CoverageReport['format']): ReadCoverage {
    const { takenAt, problems } = this.#said.finish('junit', undefined, true);
    const files: readonly FileCoverage[] = [...this.#files].map(([file, lines]) => ({ file, lines }));
    return { format, ...(takenAt === undefined ? {} : { takenAt }), files, problems };
  }
}
