import { z } from 'zod';

// What SARIF 2.1.0 (OASIS, errata 01) asks of the objects that Casebook writes; strict, so that a field it does not know is found.
const text = z.string().min(1);
const uri = z.url();
const relativeUri = z
  .string()
  .regex(/^(?:[\w!$&'()*+,;=:@.~-]|%[0-9A-F]{2})+(?:\/(?:[\w!$&'()*+,;=:@.~-]|%[0-9A-F]{2})+)*$/);
const message = z.strictObject({ text });
const artifactLocation = z.strictObject({ uri: relativeUri, uriBaseId: text });
const region = z
  .strictObject({
    startLine: z.int().min(1),
    startColumn: z.int().min(1),
    endLine: z.int().min(1),
    endColumn: z.int().min(1),
  })
  .refine(
    ({ startLine, startColumn, endLine, endColumn }) =>
      startLine < endLine || (startLine === endLine && startColumn <= endColumn),
  );
const physicalLocation = z.strictObject({ artifactLocation, region: region.optional() });
const location = z.strictObject({
  id: z.int().min(0).optional(),
  physicalLocation,
  logicalLocations: z
    .array(z.strictObject({ name: text, fullyQualifiedName: text, kind: text }))
    .min(1)
    .optional(),
  message: message.optional(),
});
const level = z.enum(['none', 'note', 'warning', 'error']);
const result = z.strictObject({
  ruleId: text,
  ruleIndex: z.int().min(0).optional(),
  level,
  message,
  locations: z.array(location).length(1).optional(),
  relatedLocations: z.array(location).min(1).optional(),
  partialFingerprints: z.record(text, z.string().regex(/^[0-9a-f]{32}$/)),
  baselineState: z.enum(['new', 'unchanged', 'updated', 'absent']).optional(),
  suppressions: z
    .array(
      z.strictObject({
        kind: z.enum(['inSource', 'external']),
        status: z.enum(['accepted', 'underReview', 'rejected']),
        justification: text,
        location,
      }),
    )
    .min(1)
    .optional(),
});
const rule = z.strictObject({
  id: text,
  shortDescription: message,
  helpUri: uri.optional(),
  help: message,
  defaultConfiguration: z.strictObject({ level, enabled: z.literal(false).optional() }),
});
const run = z.strictObject({
  tool: z.strictObject({
    driver: z.strictObject({ name: text, semanticVersion: text, rules: z.array(rule).min(1) }),
  }),
  invocations: z.tuple([z.strictObject({ executionSuccessful: z.boolean() })]),
  versionControlProvenance: z
    .array(
      z.strictObject({
        repositoryUri: uri,
        revisionId: text.optional(),
        mappedTo: z.strictObject({ uriBaseId: text }),
      }),
    )
    .length(1)
    .optional(),
  originalUriBaseIds: z.record(text, z.strictObject({ description: message })),
  columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
  results: z.array(result),
});

/** The part of SARIF 2.1.0 that Casebook uses. */
export const sarifSchema = z.strictObject({
  $schema: uri,
  version: z.literal('2.1.0'),
  runs: z.tuple([run]),
});
