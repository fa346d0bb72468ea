import { z } from 'zod';
import { EXAMPLE_LANGUAGES, LAYERS, type Layer } from '#model';
import { LIMITS } from './limits.ts';

/** Where runners and build tools write their reports unless told otherwise; what is in a file is decided by its content. */
const REPORTS = [
  'reports/**/*.{xml,json,tap}',
  'test-reports/**/*.{xml,json,tap}',
  'test-results/**/*.{xml,json}',
  'target/surefire-reports/TEST-*.xml',
  'target/failsafe-reports/TEST-*.xml',
  'build/test-results/**/*.xml',
  'target/nextest/*/junit.xml',
  'ctrf/*.json',
  '{junit,test-results,test-report}.{xml,json}',
];
const COVERAGE = [
  'coverage/lcov.info',
  'coverage/cobertura-coverage.xml',
  'coverage.xml',
  'lcov.info',
  'reports/**/lcov.info',
];

/** True for a pattern that nobody wrote down: most projects have nothing that it fits. */
export function isUsualPlace(pattern: string): boolean {
  return REPORTS.includes(pattern) || COVERAGE.includes(pattern);
}

const layerSchema = z.enum(LAYERS);

/** What belongs to a layer; a piece of evidence that any of the lists matches does. */
const layerRuleSchema = z
  .strictObject({
    layer: layerSchema,
    /** Words of an evidence line's label: `Test (fuzz)`. */
    labels: z.array(z.string().min(1)).optional(),
    /** .gitignore-style patterns of the test's file. */
    paths: z.array(z.string().min(1)).optional(),
    /** Projects of the runner. */
    projects: z.array(z.string().min(1)).optional(),
    /** Tags and properties in the report. */
    tags: z.array(z.string().min(1)).optional(),
  })
  .readonly();

/** `executed`: any layer but `model` and `review`. */
export type Owes =
  | Layer
  | 'executed'
  | { readonly anyOf: readonly Owes[] }
  | { readonly allOf: readonly Owes[] };

const owesSchema: z.ZodType<Owes, Owes> = z.lazy(() =>
  z.union([
    z.enum([...LAYERS, 'executed']),
    z.strictObject({ anyOf: z.array(owesSchema).min(1) }),
    z.strictObject({ allOf: z.array(owesSchema).min(1) }),
  ]),
);

/** What some claims owe; a claim is under the first entry that fits it in every respect, else under the default. */
const policySchema = z
  .strictObject({
    /** Shown beside the verdicts it decides. */
    name: z.string().min(1),
    /** Capability ids or patterns of them with `*`. */
    capabilities: z.array(z.string().min(1)).optional(),
    /** Tags or patterns of them with `*`. */
    tags: z.array(z.string().min(1)).optional(),
    strength: z.array(z.enum(['mandatory', 'advisory', 'optional'])).optional(),
    owes: owesSchema.default('executed'),
    /** How many different layers must speak for the claim. */
    minimumLayers: z.int().min(1).max(LAYERS.length).default(1),
    /** `direct`: evidence about a whole file or suite does not count. */
    directness: z.enum(['direct', 'any']).default('any'),
  })
  .readonly();

/** Options of evidence. */
export const evidenceSchema = z
  .strictObject({
    /** Glob patterns of test reports, from the root. */
    reports: z.array(z.string().min(1)).default(REPORTS),
    /** Glob patterns of coverage reports, from the root. */
    coverage: z.array(z.string().min(1)).default(COVERAGE),
    /** The file in which `casebook record` binds reports to the texts they were taken for. */
    record: z.string().min(1).default('reports/casebook-record.json'),
    /** The commit that reports are of where they do not say it themselves; in CI what was checked out. */
    commit: z
      .string()
      .regex(/^[0-9a-f]{40,64}$/, 'Expected the full hash of a commit')
      .optional(),
    /** The file of reviews: re-affirmations, waivers, examinations; `reviews.yaml` in the folder of the specs when absent. */
    reviews: z.string().min(1).optional(),
    /** What belongs to which layer, before the built-in table is asked. */
    layers: z.array(layerRuleSchema).default([]),
    /** What claims owe; without an entry, each owes one executed test, example or proof. */
    policy: z.array(policySchema).default([]),
  })
  .prefault({});

/** Options of examples. */
export const examplesSchema = z
  .strictObject({
    /** True executes the code of examples on the machine that builds; without it they are shown and not run. */
    run: z.boolean().default(false),
    languages: z.array(z.enum(EXAMPLE_LANGUAGES)).default([...EXAMPLE_LANGUAGES]),
    /** Languages whose examples run even where nothing keeps them from this machine's files, network and processes. */
    unsandboxed: z.array(z.enum(EXAMPLE_LANGUAGES)).default([]),
    /** One process for each block, or for all blocks of a file in their order. */
    isolate: z.enum(['block', 'file']).default('block'),
    timeoutSeconds: z
      .number()
      .positive()
      .max(3_600)
      .default(LIMITS.exampleMs / 1000),
    memoryMegabytes: z.int().min(64).max(16_384).default(LIMITS.exampleMegabytes),
  })
  .prefault({});

export type EvidenceOptions = z.output<typeof evidenceSchema>;
export type LayerRule = z.output<typeof layerRuleSchema>;
export type Policy = z.output<typeof policySchema>;
