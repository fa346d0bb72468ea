import { z } from 'zod';
import { VERDICT_STATUSES } from '#model';
import { earsSchema } from './manifest-ears-schema.ts';
import { claimEvidenceShape, evidenceShape, integritySchema } from './manifest-evidence-schema.ts';
import { addressSchema, countSchema, spanSchema } from './manifest-parts.ts';

/**
 * Raised when a field changes its meaning or goes away, or when a reader must know of new ones.
 * 2: verdicts rest on executed evidence, which the manifest lists with its reports; `integrity` holds hashes of all files.
 */
export const MANIFEST_VERSION = 2;

const verdictSchema = z
  .enum(VERDICT_STATUSES)
  .describe(
    'What the evidence allows to be said, worst first; links and tags alone leave a claim `unverified`',
  )
  .meta({ id: 'verdict' });

const severitySchema = z.enum(['error', 'warning', 'note']).meta({ id: 'severity' });
const whySchema = z.array(z.string()).min(1).describe('Sentences that say why, the deciding one first');

const projectSchema = z.object({
  name: z.string(),
  commit: z.string().optional().describe('Full hash; absent outside a git repository'),
  committedAt: z.string().optional().describe('ISO 8601'),
  dirty: z.boolean().describe('True when the working tree differs from the commit'),
  repository: z.object({ kind: z.string(), url: z.string() }).optional(),
});

const capabilitySchema = z.object({
  id: z.string().describe('Folder path below `openspec/specs`'),
  path: z.string(),
  title: z.string(),
  purpose: z.string().optional().describe('Absent when there is none or only a placeholder'),
  requirements: countSchema,
  scenarios: countSchema,
  verdict: verdictSchema,
  why: whySchema,
});

const claimSchema = z.object({
  address: addressSchema,
  tag: z.string().optional().describe('The identifier the author gave, without brackets'),
  kind: z.enum(['requirement', 'scenario']),
  capability: z.string(),
  requirement: addressSchema.optional().describe('The requirement a scenario belongs to'),
  title: z.string(),
  span: spanSchema.describe('The heading'),
  strength: z.enum(['mandatory', 'advisory', 'optional']).describe('RFC 2119: SHALL/MUST, SHOULD, MAY'),
  verdict: verdictSchema,
  why: whySchema,
  ...claimEvidenceShape,
});

const linkSchema = z.object({
  claim: addressSchema.optional().describe('Absent when the link names no single claim'),
  capability: z.string().optional().describe('The capability it names as a whole'),
  origin: z.enum(['evidence', 'tag']).describe('An evidence link of a spec, or a tag in code'),
  kind: z.enum(['implements', 'verifies']),
  status: z.enum(['covers', 'moved', 'missing', 'orphaned', 'duplicate']),
  match: z
    .enum(['line', 'symbol', 'file', 'place', 'mentions', 'elsewhere', 'other-file', 'tag'])
    .optional()
    .describe(
      'How the code was found: `place` means that no name was there to check, `mentions` that a description was, whose identifiers stand there',
    ),
  label: z.string(),
  qualifier: z.string().optional().describe('`property`, `integration`, … from the evidence label'),
  convention: z.string().optional().describe('The tag convention that found it'),
  from: spanSchema.describe('Where it is written'),
  to: z
    .object({
      path: z.string(),
      line: z.int().min(1),
      endLine: z.int().min(1),
      symbol: z.string().optional(),
      symbolKind: z.string().optional(),
    })
    .optional()
    .describe('The code it means; absent when that was not found'),
  change: z
    .object({ name: z.string(), archived: z.boolean() })
    .optional()
    .describe(
      'Where orphaned: the change that defines what it names; an active one means that it is planned, an archived one that it was defined or removed then',
    ),
  reason: z.string(),
});

const findingSchema = z.object({
  code: z.string().describe('`area/problem`; permanent'),
  severity: severitySchema,
  message: z.string(),
  span: spanSchema.optional().describe('Absent for a problem of the whole project'),
  hint: z.string().optional(),
  related: z.array(z.object({ message: z.string(), span: spanSchema })).optional(),
});

const commandSchema = z.object({
  index: countSchema.describe('Place among the commands of the file, from 0'),
  kind: z.enum(['run', 'check']),
  label: z.string(),
  target: z.string().optional().describe('The predicate, function or assertion it is about'),
  scope: z.string().describe('As written, from `for` on; empty where the author gave none'),
  expect: z.int().optional(),
  span: spanSchema,
  outcome: z
    .enum(['holds', 'violated', 'inhabited', 'uninhabited', 'unknown', 'error'])
    .describe(
      'Within the scope, and never beyond it: a `check` holds or has a counterexample, a `run` has an instance or none',
    ),
  expectation: z
    .enum(['as-expected', 'unexpected', 'undecided'])
    .describe('Without `expect` a `check` expects no counterexample and a `run` an instance'),
  evidence: z
    .object({ layer: z.literal('model-check'), result: z.enum(['for', 'against', 'inconclusive']) })
    .describe('What it says for the claims it bears on: it speaks of the model, not of the code'),
  bearsOn: z
    .array(
      z.object({
        claim: addressSchema,
        by: z
          .enum(['section', 'tag', 'name'])
          .describe(
            'It stands under the heading, its comment holds the tag, or the text of the claim names it',
          ),
      }),
    )
    .describe('Empty where it counts for the capability as a whole'),
  reason: z.enum(['time', 'size', 'stopped', 'mismatch', 'disagreement']).optional().describe('Of `unknown`'),
  unsupported: z.boolean().optional().describe('Of `error`: Casebook reads this, but does not analyse it'),
  message: z.string().optional().describe('Why there is no answer'),
  statistics: z
    .object({
      primaryVariables: countSchema,
      variables: countSchema,
      clauses: countSchema,
      traceLength: countSchema.describe('States of the trace found or of the longest looked at'),
    })
    .optional()
    .describe('Absent where there is no answer'),
  secondOpinion: z
    .object({
      engine: z.string(),
      answer: z.enum(['sat', 'unsat', 'unknown', 'error']),
      message: z.string().optional(),
    })
    .optional()
    .describe('What another engine says, where one was asked'),
});

const modelSchema = z.object({
  capability: z.string(),
  language: z.string(),
  spans: z.array(spanSchema).min(1).describe('Its fences, in order; together they are one module'),
  claims: z.array(addressSchema).describe('The claims under whose headings its fences stand'),
  engine: z.string().optional().describe('What ran its commands; absent where they were not run'),
  commands: z
    .array(commandSchema)
    .describe(
      'Its commands in their order; empty for a model that was not run. Times are left out: they differ from run to run',
    ),
});

const operationSchema = z.enum(['added', 'modified', 'removed', 'renamed']);

const changeSchema = z.object({
  name: z.string(),
  date: z.string().optional(),
  archived: z.boolean(),
  path: z.string(),
  tasks: z.object({ done: countSchema, total: countSchema }),
  deltas: z.array(
    z.object({
      capability: z.string(),
      path: z.string(),
      entries: z.array(
        z.object({
          operation: operationSchema,
          name: z.string(),
          from: z.string().optional(),
          span: spanSchema,
        }),
      ),
    }),
  ),
});

const historySchema = z.object({
  claim: addressSchema,
  change: z.string(),
  date: z.string().optional(),
  operation: operationSchema,
  span: spanSchema,
});

const summarySchema = z.object({
  capabilities: countSchema,
  requirements: countSchema,
  scenarios: countSchema,
  tagged: countSchema.describe('Claims with a tag of their own'),
  claimed: countSchema.describe('Claims that at least one found link or tag claims'),
  executed: countSchema.describe('Claims for which a test or an example was run'),
  verdicts: z.record(z.enum(VERDICT_STATUSES), countSchema).describe('Claims by verdict'),
  links: z.record(z.enum(['covers', 'moved', 'missing', 'orphaned', 'duplicate']), countSchema),
  planned: countSchema.describe('Orphaned links that an active change defines'),
  commands: z
    .record(z.enum(['as-expected', 'unexpected', 'undecided']), countSchema)
    .describe('Commands of models by how they ended'),
  findings: z.record(z.enum(['error', 'warning', 'note']), countSchema),
  scan: z
    .object({
      files: countSchema,
      skipped: z.array(
        z.object({
          path: z.string(),
          reason: z.enum([
            'too-large',
            'binary',
            'unreadable',
            'outside',
            'unparsed',
            'too-many-tags',
            'unlisted',
          ]),
        }),
      ),
    })
    .describe('How much code was looked through for tags'),
});

/** What `casebook check --format json` prints and the site publishes as `manifest.json`. */
export const manifestSchema = z.object({
  schemaVersion: z.literal(MANIFEST_VERSION),
  project: projectSchema,
  capabilities: z.array(capabilitySchema),
  claims: z.array(claimSchema),
  ...evidenceShape,
  links: z.array(linkSchema),
  findings: z.array(findingSchema),
  models: z.array(modelSchema),
  sentences: earsSchema,
  changes: z.array(changeSchema),
  history: z.array(historySchema),
  summary: summarySchema,
  integrity: integritySchema.optional(),
});

export type Manifest = z.output<typeof manifestSchema>;

/** The JSON Schema (draft 2020-12) of the manifest; open, so that a later version's new fields do not break a reader. */
export function manifestJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    ...z.toJSONSchema(manifestSchema, { io: 'input' }),
    title: 'Casebook manifest',
    description: 'Everything Casebook knows about one commit of a project',
  };
}
