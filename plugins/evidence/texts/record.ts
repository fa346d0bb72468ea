import { z } from 'zod';
import type { EvidenceRecord, RecordedRun, ReportProblem, TextHash } from '#model';

/** Raised when the form changes, and when other parts of the code count as the text of a test: by its hashes all would have changed. */
const SCHEMA_VERSION = 2;

const hashSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/, 'Expected 32 hexadecimal digits')
  .transform((hash) => hash as TextHash);

const runSchema = z.strictObject({
  commit: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/, 'Expected the full hash of a commit')
    .optional(),
  dirty: z.boolean(),
  takenAt: z.iso.datetime(),
  command: z.array(z.string()).min(1).optional(),
  reports: z
    .array(
      z.strictObject({
        path: z.string().min(1),
        sha256: z.string().regex(/^[0-9a-f]{64}$/, 'Expected 64 hexadecimal digits'),
      }),
    )
    .min(1),
  texts: z.strictObject({
    claims: z.array(z.strictObject({ text: hashSchema, code: z.array(hashSchema) })),
    code: z.array(hashSchema),
  }),
});

const recordSchema = z.strictObject({
  schemaVersion: z.literal(
    SCHEMA_VERSION,
    `Expected a record that this Casebook knows, schemaVersion ${SCHEMA_VERSION}`,
  ),
  runs: z.array(z.unknown()),
});

/** What the file of recorded runs says. */
export interface ReadRecord {
  readonly record: EvidenceRecord;
  readonly problems: readonly ReportProblem[];
  /** Nothing of it counts any more, and nothing is lost with it. */
  readonly outdated?: true;
}

/** Reads the file of recorded runs. Ensures: a run that is not understood binds nothing and is a problem. */
export function readRecord(text: string): ReadRecord {
  const problem = (message: string) => ({ message, start: 0, end: Math.min(text.length, 1) });
  const nothing = { runs: [] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { record: nothing, problems: [problem(`The record is no JSON: ${reason}`)] };
  }
  if (isOlder(value)) return { record: nothing, problems: [problem(OUTDATED)], outdated: true };
  const outer = recordSchema.safeParse(value);
  if (!outer.success)
    return {
      record: nothing,
      problems: [problem(`The record is not understood: ${firstIssue(outer.error)}`)],
    };
  const runs: RecordedRun[] = [];
  const problems: ReportProblem[] = [];
  outer.data.runs.forEach((item, index) => {
    const run = runSchema.safeParse(item);
    if (run.success) runs.push(toRun(run.data));
    else problems.push(problem(`Run ${index + 1} of the record is not understood: ${firstIssue(run.error)}`));
  });
  return { record: { runs }, problems };
}

const OUTDATED =
  'The record was written by an older Casebook, which took other parts of the code for the text of a test. Run the tests with `casebook record` again.';

function isOlder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('schemaVersion' in value)) return false;
  const { schemaVersion } = value;
  return typeof schemaVersion === 'number' && schemaVersion > 0 && schemaVersion < SCHEMA_VERSION;
}

/** Writes runs as the file that `readRecord` reads, each hash on a line of its own, so that differences can be read. */
export function printRecord({ runs }: EvidenceRecord): string {
  const printed = runs.map(({ commit, dirty, takenAt, command, reports, texts }) => ({
    ...(commit === undefined ? {} : { commit }),
    dirty,
    takenAt,
    ...(command === undefined ? {} : { command }),
    reports: [...reports].sort((a, b) => (a.path < b.path ? -1 : 1)),
    texts: {
      claims: [...texts.claims]
        .sort()
        .map((text) => ({ text, code: [...(texts.implementedBy?.get(text) ?? [])].sort() })),
      code: [...texts.code].sort(),
    },
  }));
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, runs: printed }, null, 1)}\n`;
}

function toRun(data: z.output<typeof runSchema>): RecordedRun {
  const { commit, command, texts, ...rest } = data;
  return {
    ...(commit === undefined ? {} : { commit }),
    ...(command === undefined ? {} : { command }),
    ...rest,
    texts: {
      claims: new Set(texts.claims.map(({ text }) => text)),
      code: new Set(texts.code),
      implementedBy: new Map(texts.claims.map(({ text, code }) => [text, new Set(code)])),
    },
  };
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  const where = issue?.path.join('.') ?? '';
  return `${where === '' ? '' : `\`${where}\`: `}${issue?.message ?? 'no reason given'}`;
}
