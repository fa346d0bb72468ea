import { statSync } from 'node:fs';
import { join } from 'node:path';
import { hashCodeFiles, readTexts } from '#assess';
import { type Config, LIMITS } from '#config';
import { candidateFiles, printRecord, type ReadRecord, readRecord, readRunFiles } from '#evidence';
import { openEvidenceFiles, openProject, stampFiles, writeInside } from '#host';
import type {
  EvidenceFiles,
  EvidenceRecord,
  ProjectFiles,
  ProjectTexts,
  ReadResult,
  RecordedRun,
  TextHash,
} from '#model';
import { createTraceCache } from '#traceability';
import { type Result, usageFailure } from './exit-status.ts';

/** A run of tests that is being watched. */
export interface Recording {
  /** Records what the run left behind; to be called once, after its reports were written. */
  finish(command: readonly string[]): Promise<Recorded>;
}

/** What was recorded. */
export interface Recorded {
  /** Reports that are bound now. */
  readonly reports: readonly string[];
  /** How many texts of claims and code changed while the tests ran; none of them is recorded. */
  readonly changed: number;
  /** Reports that were left alone, and why. */
  readonly passedOver: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Reads the texts before a run of tests.
 * Ensures: a text counts as what the tests ran on only if it was there before the run and after it.
 */
export async function beginRecording(
  root: string,
  config: Config,
  startedAt: Date,
): Promise<Result<Recording>> {
  const record = readRecordOf(root, config);
  if (!record.ok) return record;
  const stamps = stampFiles(root, patternsOf(config));
  const opened = openProject(root, config);
  const { project, grammars } = opened;
  const traceCache = createTraceCache();
  const { asBefore, begin } = rememberReads(root, opened.files, startedAt);
  await readTexts({ files: asBefore, config, grammars, traceCache, alsoRead: [] });
  begin();
  const finish = async (command: readonly string[]): Promise<Recorded> => {
    const after = openProject(root, config);
    const written = [...stampFiles(root, patternsOf(config))]
      .filter(([path, stamp]) => stamps.get(path) !== stamp && path !== config.evidence.record)
      .map(([path]) => path);
    const alsoRead = candidatesOf(after, config);
    const shared = { config, grammars, traceCache, alsoRead };
    const before = await readTexts({ files: asBefore, ...shared });
    const now = await readTexts({ files: after.files, ...shared });
    const run = {
      ...(project.commit === undefined ? {} : { commit: project.commit }),
      dirty: project.dirty || after.project.dirty || project.commit !== after.project.commit,
      takenAt: startedAt.toISOString(),
      command,
      texts: withFiles(inBoth(before, now), config, [asBefore, after.files]),
    };
    const reports = writeRun(root, config, run, written, after.evidenceFiles);
    return { reports, changed: countChanged(before, now), passedOver: [] };
  };
  return { ok: true, value: { finish } };
}

/** Binds reports that nothing binds yet to the present tree, on the word of whoever asks for it. */
export async function recordPresent(root: string, config: Config, now: Date): Promise<Result<Recorded>> {
  const record = readRecordOf(root, config);
  if (!record.ok) return record;
  const opened = openProject(root, config);
  const { project, files, grammars, evidenceFiles } = opened;
  const known = new Set(record.value.runs.flatMap(({ reports }) => reports.map(({ sha256 }) => sha256)));
  const { reports, coverage } = readRunFiles(evidenceFiles, config.evidence);
  const passedOver: Recorded['passedOver'][number][] = [];
  const chosen = [...reports, ...coverage].filter(({ path, sha256, commit }) => {
    if (known.has(sha256)) passedOver.push({ path, reason: 'it is in the record already' });
    else if (commit !== undefined && commit !== project.commit)
      passedOver.push({ path, reason: `it says that it is of commit ${commit.slice(0, 7)}` });
    else return true;
    return false;
  });
  const alsoRead = candidateFiles(reports, files.list());
  const texts = withFiles(await readTexts({ files, config, grammars, alsoRead }), config, [files]);
  const { commit, dirty } = project;
  const run = { ...(commit === undefined ? {} : { commit }), dirty, takenAt: now.toISOString(), texts };
  const paths = chosen.map(({ path }) => path);
  return {
    ok: true,
    value: { reports: writeRun(root, config, run, paths, evidenceFiles), changed: 0, passedOver },
  };
}

/** Adds a run to the record; reports that have been written anew since belong to no older run any more. */
function writeRun(
  root: string,
  config: Config,
  run: Omit<RecordedRun, 'reports'>,
  written: readonly string[],
  evidenceFiles: EvidenceFiles,
): readonly string[] {
  const reports = written.flatMap((path) => {
    const read = evidenceFiles.read(path);
    return read.kind === 'text' ? [{ path, sha256: read.sha256 }] : [];
  });
  if (reports.length === 0) return [];
  // Read again: another run may have ended meanwhile.
  const kept = readRecordOf(root, config);
  const runs = [...(kept.ok ? kept.value.runs : []), { ...run, reports }];
  writeInside(root, config.evidence.record, printRecord(presentRuns({ runs }, evidenceFiles)));
  return reports.map(({ path }) => path);
}

/** The newest run of each report that still is as that run left it. Limits: `LIMITS.recordedRuns`. */
function presentRuns(record: EvidenceRecord, evidenceFiles: EvidenceFiles): EvidenceRecord {
  const taken = new Set<string>();
  const runs = [...record.runs]
    .sort((a, b) => (a.takenAt < b.takenAt ? 1 : a.takenAt > b.takenAt ? -1 : 0))
    .map((run) => ({
      ...run,
      reports: run.reports.filter(({ path, sha256 }) => {
        const read = evidenceFiles.read(path);
        if (read.kind !== 'text' || read.sha256 !== sha256 || taken.has(path)) return false;
        taken.add(path);
        return true;
      }),
    }))
    .filter(({ reports }) => reports.length > 0);
  return { runs: runs.slice(0, LIMITS.recordedRuns) };
}

function readRecordOf(root: string, config: Config): Result<EvidenceRecord> {
  const { record: path } = config.evidence;
  const read = openEvidenceFiles(root).read(path);
  if (read.kind === 'missing') return { ok: true, value: { runs: [] } };
  const { record, problems, outdated }: ReadRecord =
    read.kind === 'text'
      ? readRecord(read.text)
      : {
          record: { runs: [] },
          problems: [{ message: `It cannot be read: ${read.kind}.`, start: 0, end: 0 }],
        };
  if (outdated) return { ok: true, value: record };
  const [problem] = problems;
  if (problem === undefined) return { ok: true, value: record };
  return usageFailure(
    `\`${path}\` cannot be added to. ${problem.message}`,
    'Remove the file to begin a new record; reports that it bound are then bound by their commit only.',
  );
}

function patternsOf({ evidence }: Config): readonly string[] {
  return [...evidence.reports, ...evidence.coverage];
}

function candidatesOf(
  { evidenceFiles, files }: { readonly evidenceFiles: EvidenceFiles; readonly files: ProjectFiles },
  config: Config,
): readonly string[] {
  const { reports } = readRunFiles(evidenceFiles, config.evidence);
  return candidateFiles(reports, files.list());
}

/**
 * The files as they are before a run: what was read before it is remembered; what is first read after it counts only where
 * nobody wrote it since.
 */
function rememberReads(root: string, files: ProjectFiles, startedAt: Date) {
  const remembered = new Map<string, ReadResult>();
  const paths = files.list();
  let hasBegun = false;
  const read = (path: string): ReadResult => {
    const known = remembered.get(path);
    if (known) return known;
    const written = statSync(join(root, path), { throwIfNoEntry: false })?.mtime;
    const isAsBefore = !hasBegun || (written !== undefined && written < startedAt);
    const result: ReadResult = isAsBefore ? files.read(path) : { kind: 'missing' };
    remembered.set(path, result);
    return result;
  };
  return {
    asBefore: { list: () => paths, exists: (path: string) => files.exists(path), read },
    begin: () => {
      hasBegun = true;
    },
  };
}

function inBoth(before: ProjectTexts, now: ProjectTexts): ProjectTexts {
  const claims = before.claims.intersection(now.claims);
  const codeOf = (text: TextHash) =>
    new Set([before, now].flatMap(({ implementedBy }) => [...(implementedBy?.get(text) ?? [])]));
  return {
    claims,
    code: before.code.intersection(now.code),
    implementedBy: new Map([...claims].map((text) => [text, codeOf(text)])),
  };
}

/** Adds the code files that are the same in all trees, so that a link that leads to one of them later finds it unchanged. */
function withFiles(texts: ProjectTexts, config: Config, trees: readonly ProjectFiles[]): ProjectTexts {
  const same = trees
    .map((files) => hashCodeFiles(files, config))
    .reduce((some, more) => some.intersection(more));
  return { ...texts, code: texts.code.union(same) };
}

function countChanged(before: ProjectTexts, now: ProjectTexts): number {
  return before.claims.difference(now.claims).size + before.code.difference(now.code).size;
}
