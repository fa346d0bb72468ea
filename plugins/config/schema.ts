import { z } from 'zod';
import { evidenceSchema, examplesSchema } from './evidence-schema.ts';
import { LIMITS } from './limits.ts';
import { compileTagPattern } from './tag-pattern.ts';

/** The ways of writing tags that are on by default; each is an entry of the table in `plugins/traceability`. */
export const TAG_CONVENTION_NAMES = [
  'spec-call',
  'trace-spec-call',
  'spec-trace-annotation',
  'pytest-mark',
  'trace-capability',
  'openspec-call',
  'bracketed-tag',
  'trace-comment',
] as const;
export type TagConventionName = (typeof TAG_CONVENTION_NAMES)[number];

/** How a tag is written in code. */
export const tagConventionSchema = z
  .strictObject({
    /** Name shown beside the links it finds. */
    name: z.string().min(1),
    /**
     * Regular expression source with a named group `tag` (one tag) or `tags` (a list in quotes or brackets). Patterns that
     * could take exponential time are refused: see `compileTagPattern`.
     */
    pattern: z
      .string()
      .min(1)
      .superRefine((source, context) => {
        const compiled = compileTagPattern(source);
        if (!compiled.ok) context.addIssue({ code: 'custom', message: compiled.problem });
      }),
    /** What an occurrence means; `by-file` decides by whether the file is a test. */
    role: z.enum(['implements', 'verifies', 'by-file']).default('by-file'),
    /** .gitignore-style patterns of the files it applies to; every code file when absent. */
    files: z.array(z.string()).optional(),
    /** What the group names. `claim`: a tag or, where no tag matches, a scenario title. `capability`: a capability id. */
    names: z.enum(['claim', 'capability']).default('claim'),
  })
  .readonly();

export const repositorySchema = z.strictObject({
  kind: z.enum(['github', 'gitlab', 'bitbucket', 'custom']),
  url: z.url({ protocol: /^https?$/ }),
  template: z.string().optional(),
});

export const severitySchema = z.enum(['error', 'warning', 'note', 'off']);

/** A path of plain segments: what needs escaping in an address would be written differently in each place. */
const BASE = /^\/(?:(?!\.{1,2}(?:\/|$))[\w.~-]+(?:\/|$))*$/;

/** Every option; all have defaults, so a project without a configuration file works. */
export const configSchema = z.strictObject({
  /** Name of the system that the specs describe; the folder's name when absent. */
  name: z.string().min(1).optional(),
  /** Folder with `specs/` and `changes/`, below the root. */
  openspec: z.string().min(1).default('openspec'),
  /** .gitignore-style patterns of files that are not looked through for tags. */
  exclude: z.array(z.string()).default([]),
  /** .gitignore-style patterns of test files, added to the built-in ones. */
  tests: z.array(z.string()).default([]),
  /** Ways of writing tags, added to the built-in ones. */
  tagConventions: z.array(tagConventionSchema).default([]),
  /** Names of built-in tag conventions to leave out. */
  withoutConventions: z.array(z.enum(TAG_CONVENTION_NAMES)).default([]),
  /** Words that mean a step keyword, added to the English and the known translated ones. */
  stepKeywords: z
    .strictObject({
      given: z.array(z.string()).default([]),
      when: z.array(z.string()).default([]),
      // biome-ignore lint/suspicious/noThenProperty: `then` is Gherkin's word, and this object is never awaited
      then: z.array(z.string()).default([]),
      and: z.array(z.string()).default([]),
      but: z.array(z.string()).default([]),
    })
    .prefault({}),
  /** Where the code is hosted; taken from the git remote `origin` when absent. */
  repository: repositorySchema.optional(),
  /** How the Alloy models in specs are checked. */
  models: z
    .strictObject({
      /** False leaves every command unrun, which pages and reports then say. */
      enabled: z.boolean().default(true),
      /** Time for one command; what takes longer ends without an answer. */
      timeoutSeconds: z
        .number()
        .positive()
        .max(86_400)
        .default(LIMITS.commandMs / 1000),
      /** True shows on pages how long each command took; two builds of one commit then differ. */
      times: z.boolean().default(false),
      /** Path of an official Alloy jar that is asked too, from the root; where the two engines disagree, neither counts. */
      officialJar: z.string().min(1).optional(),
    })
    .prefault({}),
  /** Where results of tests are found, and what counts as enough. */
  evidence: evidenceSchema,
  /** Whether and how the examples in specs are executed. */
  examples: examplesSchema,
  /** Severity by rule code; `off` removes its findings. */
  rules: z.record(z.string(), severitySchema).default({}),
  /** The lowest severity that makes `check` exit with 1. */
  failOn: z.enum(['error', 'warning', 'never']).default('error'),
  /** Public address of the site, for canonical links and the sitemap. */
  site: z
    .url({ protocol: /^https?$/, error: 'Expected an address that begins with http:// or https://' })
    .optional(),
  /** Path below which the site is served. */
  base: z
    .string()
    .regex(BASE, 'Expected a path such as `/docs/`, of letters, digits and `-`, `.`, `_`, `~`')
    .default('/'),
  /** Folder the site is written to, below the root. */
  out: z.string().min(1).default('dist'),
});

/** The options as authors write them. */
export type ConfigInput = z.input<typeof configSchema>;
/** The options with every default filled in. */
export type Config = z.output<typeof configSchema>;
export type TagConvention = z.output<typeof tagConventionSchema>;
