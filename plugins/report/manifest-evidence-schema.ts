import { z } from 'zod';
import { EXAMPLE_LANGUAGES, LAYERS, REPORT_FORMATS } from '#model';
import { addressSchema, countSchema, spanSchema } from './manifest-parts.ts';

const digestSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the bytes, in hexadecimal')
  .meta({ id: 'digest' });

const resultSchema = z
  .enum(['passed', 'flaky', 'failed', 'errored', 'skipped', 'not-run'])
  .describe('`flaky`: it failed and then passed within one run; `not-run`: known, but without a result')
  .meta({ id: 'result' });

const indexSchema = countSchema.describe('Place in the list `evidence`, from 0');

const reviewSchema = z
  .object({
    kind: z.enum(['affirmed', 'waived', 'reviewed']),
    of: z.string().describe('What it names, as written'),
    claims: z.array(addressSchema),
    reason: z.string(),
    reviewer: z.string(),
    date: z.string(),
    expires: z.string().optional(),
    span: spanSchema,
  })
  .describe('What a person stands for')
  .meta({ id: 'review' });

/** What a claim owes, what decides its verdict, and why it may be accepted as missing. */
export const claimEvidenceShape = {
  obligations: z
    .array(
      z.object({
        owes: z.string().describe('In words'),
        met: z.boolean(),
        policy: z
          .string()
          .optional()
          .describe('The entry of the policy it comes from; absent for the default'),
        by: z.array(indexSchema),
      }),
    )
    .describe('What the claim itself owes; empty for a requirement with scenarios, which owe instead'),
  deciding: z.array(indexSchema).describe('The evidence that decides the verdict; empty where its lack does'),
  waiver: reviewSchema.optional(),
};

const evidenceSchema = z.object({
  claim: addressSchema,
  kind: z.enum(['test', 'example', 'consistency', 'command', 'review']),
  layer: z.enum(LAYERS),
  tool: z.string().describe('The runner, the engine or the reviewer'),
  result: resultSchema,
  freshness: z
    .enum(['fresh', 'stale'])
    .describe('Whether it was taken for the texts of this commit; stale evidence verifies nothing'),
  staleBecause: z.array(z.string()).optional().describe('Sentences, the deciding one first'),
  affirmedBy: z.string().optional().describe('Who says that it still holds for the present text'),
  foundBy: z
    .enum(['title', 'property', 'declaration', 'link', 'file', 'section', 'name'])
    .describe('How it came to the claim'),
  directness: z.enum(['direct', 'indirect']),
  weak: z.string().optional().describe('Why it shows less than its result says'),
  olderThanRequirement: z.literal(true).optional(),
  title: z.string().optional().describe('Of a test'),
  report: z.string().optional().describe('The path of the report that holds its result'),
  notRun: z.string().optional().describe('Why there is no result'),
  message: z.string().optional().describe('What went wrong, or why it was skipped'),
  place: z
    .object({ path: z.string(), line: z.int().min(1), endLine: z.int().min(1) })
    .optional()
    .describe('Where the test stands'),
  example: countSchema.optional().describe('Place in the list `examples`, from 0'),
  command: z
    .object({ capability: z.string(), index: countSchema })
    .optional()
    .describe('The command in `models`'),
});

const reportSchema = z.object({
  path: z.string(),
  sha256: digestSchema,
  format: z.enum(REPORT_FORMATS),
  tool: z.string().optional(),
  commit: z.string().optional().describe('The commit that it says it is of'),
  takenAt: z.string().optional(),
  results: z.record(resultSchema, countSchema),
  binding: z
    .object({
      kind: z.enum(['recorded', 'commit', 'unbound']),
      commit: z.string().optional(),
      dirty: z.boolean().optional().describe('Of `recorded`: the tree held what the commit did not'),
      takenAt: z.string().optional(),
      command: z.array(z.string()).optional().describe('Of `recorded`: the command that was watched'),
    })
    .describe('How it is known what it was taken for'),
  problems: z.array(z.string()).describe('What could not be read in it'),
});

const exampleSchema = z.object({
  claim: addressSchema.optional(),
  capability: z.string(),
  language: z.enum([...EXAMPLE_LANGUAGES, 'other']),
  span: spanSchema,
  status: resultSchema,
  reason: z.string().optional(),
  tool: z.string().optional(),
  lines: z.array(
    z.object({
      span: spanSchema,
      status: resultSchema,
      expected: z.object({ kind: z.enum(['value', 'type', 'throws', 'any']), text: z.string() }).optional(),
      actual: z.string().optional().describe('What came instead'),
    }),
  ),
});

/** Everything that was read of runs, examples and reviews. */
export const evidenceShape = {
  evidence: z.array(evidenceSchema).describe('In the order of the claims'),
  reports: z.array(reportSchema),
  unreadReports: z.array(z.object({ path: z.string(), reason: z.string() })),
  unmatched: z
    .array(z.object({ report: z.string(), title: z.string(), status: resultSchema, reason: z.string() }))
    .describe('Results that belong to no test of the tree'),
  examples: z.array(exampleSchema),
  coverage: z
    .array(
      z.object({
        path: z.string(),
        report: z.string(),
        freshness: z.enum(['fresh', 'stale']),
        lines: countSchema.describe('Lines with code'),
        executed: countSchema.describe('Those of them that a test executed'),
      }),
    )
    .describe('Of files that claims link to'),
  reviews: z.array(reviewSchema),
  unusedReviews: z.array(z.object({ of: z.string(), reason: z.string(), span: spanSchema })),
};

const fileSchema = z.object({ path: z.string(), sha256: digestSchema });

/** Hashes of what a site was made from and of what it consists of. */
export const integritySchema = z
  .object({
    algorithm: z.literal('SHA-256'),
    inputs: z
      .array(fileSchema)
      .describe('Specs, linked code, reports, records, reviews, configuration; paths below the project root'),
    artefacts: z
      .array(fileSchema)
      .describe('Every file beside the manifest in its folder and below; paths below that folder'),
    digest: z
      .string()
      .describe('SHA-256 of the bytes of this file in which this very value is empty; its last field'),
  })
  .describe('Absent where no site was published; `casebook verify` checks it');

export type Integrity = z.output<typeof integritySchema>;
