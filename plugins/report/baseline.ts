import { z } from 'zod';
import { type Assessment, VERDICT_STATUSES, type VerdictStatus } from '#model';
import { type FindingKey, findingKeys, keyText } from './finding-key.ts';
import { isOwed } from './gate.ts';

/** Raised when a baseline of the version before would be misread. */
const BASELINE_VERSION = 1;

const baselineSchema = z.strictObject({
  casebookBaseline: z.literal(BASELINE_VERSION),
  claims: z.array(z.strictObject({ claim: z.string().min(1), verdict: z.enum(VERDICT_STATUSES) })),
  findings: z.array(
    z.strictObject({
      code: z.string().min(1),
      at: z.string(),
      message: z.string(),
      count: z.int().min(1).optional(),
    }),
  ),
});

/** What was known and accepted as debt when the baseline was written. */
export interface Baseline {
  /** By address: the verdict it had. */
  readonly claims: ReadonlyMap<string, VerdictStatus>;
  /** By `keyText`: the finding, and how many of the kind there were. */
  readonly findings: ReadonlyMap<string, { readonly key: FindingKey; readonly count: number }>;
}

/** Reads the text of a baseline file; says what is wrong where it is none. */
export function parseBaseline(
  text: string,
): { readonly ok: true; readonly baseline: Baseline } | { readonly ok: false; readonly message: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: `is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = baselineSchema.safeParse(json);
  if (!parsed.success) return { ok: false, message: `is no baseline: ${z.prettifyError(parsed.error)}` };
  return {
    ok: true,
    baseline: {
      claims: new Map(parsed.data.claims.map(({ claim, verdict }) => [claim, verdict])),
      findings: new Map(parsed.data.findings.map(({ count = 1, ...key }) => [keyText(key), { key, count }])),
    },
  };
}

/** The baseline of an assessment: everything that a gate could fail because of. */
export function toBaseline(assessment: Assessment): Baseline {
  const findings = new Map<string, { readonly key: FindingKey; readonly count: number }>();
  for (const key of findingKeys(assessment)) {
    const text = keyText(key);
    findings.set(text, { key, count: (findings.get(text)?.count ?? 0) + 1 });
  }
  return {
    claims: new Map(
      assessment.claims.flatMap((claim): [string, VerdictStatus][] => {
        const status = assessment.verdicts.get(claim.address)?.status ?? 'unverified';
        return isOwed(claim, status) ? [[claim.address, status]] : [];
      }),
    ),
    findings,
  };
}

/**
 * The text of a baseline file.
 * Ensures: equal baselines give equal bytes; one entry a line, sorted, so that a difference reads as what came and went.
 */
export function formatBaseline({ claims, findings }: Baseline): string {
  const claimLines = [...claims]
    .sort(([a], [b]) => compare(a, b))
    .map(([claim, verdict]) => JSON.stringify({ claim, verdict }));
  const findingLines = [...findings]
    .sort(([a], [b]) => compare(a, b))
    .map(([, { key, count }]) => JSON.stringify({ ...key, ...(count === 1 ? {} : { count }) }));
  return [
    '{',
    `  "casebookBaseline": ${BASELINE_VERSION},`,
    `  "claims": ${list(claimLines)},`,
    `  "findings": ${list(findingLines)}`,
    '}\n',
  ].join('\n');
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n${lines.map((line) => `    ${line}`).join(',\n')}\n  ]`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
