import { createHash } from 'node:crypto';
import type { Assessment, Finding } from '#model';
import { claimsByPlace } from './claim-at.ts';

/** What a finding is known by from one commit to the next: no line number is part of it. */
export interface FindingKey {
  readonly code: string;
  /** The address of the claim it stands in, else the path of its file; empty for a problem of the whole project. */
  readonly at: string;
  /** Its message without line numbers. */
  readonly message: string;
}

/** The key of every finding, in the assessment's order. */
export function findingKeys(assessment: Assessment): readonly FindingKey[] {
  const claimAt = claimsByPlace(assessment);
  return assessment.findings.map((finding) => ({
    code: finding.code,
    at: placeName(finding, claimAt),
    message: withoutLines(finding.message),
  }));
}

function placeName({ span }: Finding, claimAt: ReturnType<typeof claimsByPlace>): string {
  return span === undefined ? '' : (claimAt(span) ?? span.path);
}

/** `box.ts:12-14` and `line 12` change with every edit above them. */
function withoutLines(message: string): string {
  return message.replace(/(:|\blines? )\d+(?:(?:-|:| to )\d+)?/g, '$1…');
}

/** One text for a key, to compare by. */
export function keyText({ code, at, message }: FindingKey): string {
  return JSON.stringify([code, at, message]);
}

/**
 * A fingerprint of what is named by some words.
 * Ensures: equal words and an equal count of equal ones before it give an equal fingerprint, in every process.
 */
export function fingerprint(words: string, earlier: number): string {
  return createHash('sha256').update(`${words}\0${earlier}`).digest('hex').slice(0, 32);
}
