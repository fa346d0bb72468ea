import type { EvidenceOptions } from '#config';
import type {
  Address,
  Binding,
  Capability,
  CheckedModel,
  Claim,
  CodeSymbol,
  CoverageReport,
  EvidenceBase,
  ExampleRun,
  Link,
  Review,
  SourceFile,
  TestReport,
} from '#model';
import { NO_EVIDENCE } from './empty-base.ts';
import type { ClaimGround } from './texts/texts-of.ts';

/** What evidence is gathered from. */
export interface GatherInput {
  readonly claims: readonly Claim[];
  readonly capabilities: readonly Capability[];
  readonly links: readonly Link[];
  /** Every path of the project. */
  readonly paths: readonly string[];
  /** Symbols of files that links lead to and of those that reports name, by path. */
  readonly symbols: ReadonlyMap<string, readonly CodeSymbol[]>;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly reports: readonly TestReport[];
  readonly coverage: readonly CoverageReport[];
  readonly bindings: ReadonlyMap<TestReport | CoverageReport, Binding>;
  readonly grounds: ReadonlyMap<Address, ClaimGround>;
  readonly examples: readonly ExampleRun[];
  readonly models: readonly CheckedModel[];
  readonly reviews: readonly Review[];
  readonly options: EvidenceOptions;
}

/** What was gathered; a review that re-affirms nothing is unused, which waivers turn out to be only when judged. */
export type Gathered = Pick<
  EvidenceBase,
  'evidence' | 'reports' | 'unmatched' | 'coverage' | 'unusedReviews'
>;

/** Finds the claims that results, examples, commands and reviews speak of, and says how each was found and how fresh it is. */
export function gatherEvidence(_input: GatherInput): Gathered {
  return NO_EVIDENCE;
}
