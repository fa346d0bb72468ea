import { z } from 'zod';
import { addressSchema, countSchema, spanSchema } from './manifest-parts.ts';

const memberSchema = z.object({
  claim: addressSchema,
  span: spanSchema,
  text: z.string().describe('The sentence, verbatim'),
});

const issueSchema = z.object({
  check: z.string().describe('Which check found it: `contradiction`, `redundant`, …'),
  severity: z.enum(['error', 'warning', 'note']),
  core: z
    .array(memberSchema.extend({ demands: z.string().describe('What it demands, in the author’s words') }))
    .min(1)
    .describe('The fewest sentences that it takes'),
  relation: z
    .enum(['equal', 'implied', 'overlap', 'independent'])
    .optional()
    .describe('How the conditions of the sentences are related'),
  situation: z
    .array(z.object({ text: z.string(), value: z.boolean() }))
    .describe('A situation in which it happens, in the author’s words; only what matters'),
  vocabulary: z.array(z.string()).describe('The declarations it rests on'),
  hint: z.string(),
  script: z.string().optional().describe('The SMT-LIB script that shows it, below `smt/` of the site'),
  accepted: z.string().optional().describe('Why the vocabulary accepts it'),
});

const conditionsSchema = z
  .object({
    formal: countSchema.describe('Of declared vocabulary, numbers or states'),
    shared: countSchema.describe('As text that another sentence repeats'),
    opaque: countSchema.describe('As text that stands alone: nothing can contradict it'),
    unread: countSchema,
  })
  .describe('How far conditions were understood');

/** What was read from sentences, and what was proved of them. */
export const earsSchema = z.object({
  solver: z.string().optional().describe('Name and version; absent where none answered'),
  coverage: z.array(
    z.object({
      capability: z.string(),
      sentences: countSchema,
      parsed: countSchema.describe('Those whose clauses and responses were found'),
      patterned: countSchema.describe('Those that have one of the six EARS patterns'),
      conditions: conditionsSchema,
      pairs: countSchema.describe('Pairs of demands that speak of the same thing and were compared'),
      solved: countSchema.describe('Questions that the solver answered, all different; a proof is one'),
      unanswered: countSchema.describe('Questions that the solver did not answer; nothing is known of them'),
      failures: z.array(z.string()).describe('Why the solver failed, each reason once'),
      leftOut: z.array(z.object({ claim: addressSchema, reason: z.string(), span: spanSchema })),
    }),
  ),
  issues: z.array(issueSchema),
  changes: z
    .array(z.object({ change: z.string(), issues: z.array(issueSchema) }))
    .describe('What is wrong with an active change together with what it changes'),
  partitions: z
    .array(
      z.object({
        capability: z.string(),
        over: z.string().describe('What is divided'),
        within: z.array(z.string()).describe('What must be the case for all of them beside it'),
        cases: z.array(memberSchema).min(1),
        script: z.string().optional(),
      }),
    )
    .describe('Cases proved disjoint and complete'),
});
