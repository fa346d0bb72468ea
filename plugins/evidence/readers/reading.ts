import { LIMITS } from '#config';
import type { ReportProblem, TestReport, TestResult } from '#model';

/** What a reader makes of a file's text; its path and hash are not the reader's business. */
export type ReadTests = Omit<TestReport, 'path' | 'sha256'>;

/**
 * Collects what one report holds, within bounds.
 *
 * *Ensures* `add` answers false once there is no room, and that is a problem of the report.
 */
export class Reading {
  readonly results: TestResult[] = [];
  readonly problems: ReportProblem[] = [];
  readonly #commits = new Set<string>();
  #takenAt: string | undefined;
  #full = false;

  add(result: TestResult, offset = 0): boolean {
    if (this.results.length < LIMITS.resultsPerReport) {
      this.results.push({ ...result, titles: result.titles.map(shortened) });
      return true;
    }
    if (!this.#full) {
      this.problem(
        `The report has more than ${LIMITS.resultsPerReport} results; the rest is not read.`,
        offset,
      );
    }
    this.#full = true;
    return false;
  }

  problem(message: string, start: number, end = start): void {
    if (this.problems.length < PROBLEMS_KEPT) this.problems.push({ message, start, end });
  }

  /** Takes a commit that the report names, where it is the hash of one. */
  commit(value: string | undefined): void {
    const hash = value?.trim().toLowerCase();
    if (hash !== undefined && /^[0-9a-f]{7,64}$/.test(hash)) this.#commits.add(hash);
  }

  /** Takes a time at which something in the report began; the earliest counts. */
  takenAt(value: string | number | undefined): void {
    const time = typeof value === 'number' ? isoOf(value) : value?.trim();
    const at = instant(time);
    const before = instant(this.#takenAt);
    if (time !== undefined && at !== undefined && (before === undefined || at < before)) this.#takenAt = time;
  }

  /** `part`: one of many files of a run, which alone may well hold no test. */
  finish(format: TestReport['format'], tool: string | undefined, part = false): ReadTests {
    if (this.results.length === 0 && this.problems.length === 0 && !part) {
      this.problem('The report holds no test.', 0);
    }
    const [commit, ...others] = this.#commits;
    if (others.length > 0) this.problem('The report names several commits, so it is taken as of none.', 0);
    return {
      format,
      ...(tool === undefined ? {} : { tool }),
      ...(commit === undefined || others.length > 0 ? {} : { commit }),
      ...(this.#takenAt === undefined ? {} : { takenAt: this.#takenAt }),
      results: this.results,
      problems: this.problems,
    };
  }
}

const PROBLEMS_KEPT = 100;

/** A time of ISO 8601 as a number; one without a zone counts as UTC, so that every machine reads it alike. */
function instant(time: string | undefined): number | undefined {
  const parts = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(time ?? '');
  if (parts === null) return undefined;
  const number = Date.parse(parts[1] === undefined ? `${time}Z` : (time ?? ''));
  return Number.isNaN(number) ? undefined : number;
}

function isoOf(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  return milliseconds > 0 && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

/** The first lines of what went wrong, without the terminal's colours; undefined when nothing is left. */
export function messageOf(text: string | undefined): string | undefined {
  const plain = text
    ?.slice(0, LIMITS.resultMessage * 2)
    .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
    .trim();
  if (plain === undefined || plain === '') return undefined;
  return shortened(plain);
}

function shortened(text: string): string {
  return text.length > LIMITS.resultMessage
    ? `${text.slice(0, LIMITS.resultMessage - 1).toWellFormed()}…`
    : text;
}

const ONE_CASE = new Set(['tag', 'tags']);
const ANY = new Set([
  'requirement',
  'requirements',
  'req',
  'reqs',
  'spec',
  'specs',
  'casebook.tag',
  'casebook.tags',
  'casebook',
]);

/**
 * The tags that a property declares.
 *
 * *Limits* Around a whole suite, `tag` and `tags` are options of runners (Surefire lists every system property there).
 */
export function tagsOfProperty(name: string, value: string, of: 'case' | 'suite'): readonly string[] {
  const key = name.trim().toLowerCase();
  return ANY.has(key) || (of === 'case' && ONE_CASE.has(key)) ? tagsIn(value) : [];
}

/** The tags of a list in text: without brackets, parted by commas, semicolons or white space. */
export function tagsIn(value: string): readonly string[] {
  return value
    .slice(0, LIMITS.resultMessage)
    .split(/[\s,;]+/)
    .map((tag) => tag.replace(/^[[@#]+|\]+$/g, ''))
    .filter((tag) => tag !== '');
}

const COMMIT_NAMES = new Set([
  'commit',
  'commit.sha',
  'commit_sha',
  'commit.hash',
  'git.commit',
  'git.commit.id',
  'git.commit.sha',
  'git.sha',
  'git_commit',
  'git_sha',
  'github_sha',
  'ci_commit_sha',
  'build_vcs_number',
  'revision',
  'vcs.revision',
  'scm.revision',
  'sha',
]);

/** Whether a property of this name holds the commit that a run was of. */
export function namesCommit(name: string): boolean {
  return COMMIT_NAMES.has(name.trim().toLowerCase().replaceAll('-', '_'));
}

/** Each text once, in order of first appearance. */
export function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** A path below a folder, without steps back; the path itself where it stands alone or the folder is not known. */
export function joinPath(folder: string | undefined, path: string): string {
  const absolute = /^(?:[/\\]|[A-Za-z]:)/.test(path);
  const parts: string[] = [];
  for (const part of `${absolute || folder === undefined ? '' : `${folder}/`}${path}`.split(/[/\\]/)) {
    const before = parts.at(-1);
    if (part === '..' && before !== undefined && before !== '' && before !== '..') parts.pop();
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.join('/');
}
