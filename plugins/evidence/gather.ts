import type { EvidenceOptions } from '#config';
import {
  type Address,
  type Binding,
  type BoundReport,
  type Capability,
  type CheckedModel,
  type Claim,
  type CodeSymbol,
  type CoverageReport,
  type EarsAnalysis,
  type EvidenceBase,
  type ExampleRun,
  groupBy,
  type Link,
  type ProjectTexts,
  type Review,
  type SourceFile,
  type TestReport,
  type TextHash,
} from '#model';
import { readCoverage } from './coverage.ts';
import { inStableOrder } from './evidence-order.ts';
import { commandEvidence, consistencyEvidence, exampleEvidence, reviewEvidence } from './gather-others.ts';
import { layersOf } from './layers/layer-of.ts';
import { claimNames } from './match/claim-names.ts';
import { finderOf } from './match/find-claims.ts';
import { linkTargets } from './match/link-targets.ts';
import { projectNames } from './match/locate.ts';
import { testTree } from './match/match-report.ts';
import { notRunEvidence } from './match/not-run.ts';
import { readResults, type Spoken } from './match/read-results.ts';
import { labelsByLink, testEvidence } from './match/test-evidence.ts';
import { testFile } from './match/test-tree.ts';
import { mergeReports } from './merge-reports.ts';
import { freshnessOf, type Judged, textsOfBinding } from './texts/freshness.ts';
import { type ClaimGround, hashPlace } from './texts/texts-of.ts';
import { unusedAffirmations } from './unused-affirmations.ts';

/** What evidence is gathered from. */
export interface GatherInput {
  readonly claims: readonly Claim[];
  readonly capabilities: readonly Capability[];
  readonly links: readonly Link[];
  /** Every path of the project. */
  readonly paths: readonly string[];
  /** Symbols of files that links lead to and of those that reports name, by path. */
  readonly symbols: ReadonlyMap<string, readonly CodeSymbol[]>;
  /** Of all words and signs of a parsed file, by path. */
  readonly fileHashes: ReadonlyMap<string, TextHash>;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly reports: readonly TestReport[];
  readonly coverage: readonly CoverageReport[];
  readonly bindings: ReadonlyMap<TestReport | CoverageReport, Binding>;
  /** Of the tree at hand. */
  readonly texts: ProjectTexts;
  /** Of all code files of the tree at hand, line by line; asked for at most once, since only few projects need them. */
  readonly codeFiles: () => ReadonlySet<TextHash>;
  readonly grounds: ReadonlyMap<Address, ClaimGround>;
  readonly examples: readonly ExampleRun[];
  readonly models: readonly CheckedModel[];
  /** What was proved about sentences. */
  readonly ears: EarsAnalysis;
  readonly reviews: readonly Review[];
  readonly options: EvidenceOptions;
}

/** What was gathered; a review that re-affirms nothing is unused, which waivers turn out to be only when judged. */
export type Gathered = Pick<
  EvidenceBase,
  'evidence' | 'reports' | 'unmatched' | 'coverage' | 'unusedReviews'
>;

/**
 * Finds the claims that results, examples, commands and reviews speak of, and says how each was found and how fresh it is.
 * Ensures: the order of reports, links, examples and reviews does not matter; every result either belongs to a test of the
 * tree or is named as unmatched; a claim has at most one piece of evidence for each test, run and project of a runner.
 */
export function gatherEvidence(input: GatherInput): Gathered {
  const { claims, capabilities, links, files, options } = input;
  const reports = [...input.reports]
    .sort(byPath)
    .map((report): BoundReport => ({ report, binding: input.bindings.get(report) ?? { kind: 'unbound' } }));
  const testFiles = new Map([...input.symbols].map(([path, symbols]) => [path, testFile(path, symbols)]));
  const targets = linkTargets(links, testFiles, files);
  const tree = testTree(testFiles, projectNames(input.paths));
  const results = readResults(reports, tree, finderOf(claimNames(claims), targets));
  const context = {
    layerOf: layersOf(options.layers),
    labelOf: labelsByLink(capabilities),
    files,
    freshnessOf: freshnessOfResults(input),
  };
  const ranks = new Map(claims.map(({ address }, i) => [address, i]));
  const evidence = inStableOrder(
    [
      ...mergeReports(results.spoken.map((spoken) => testEvidence(spoken, context))),
      ...notRunEvidence(targets, results, testFiles, reports.length, context),
      ...exampleEvidence(input.examples),
      ...consistencyEvidence(input.ears),
      ...commandEvidence(input.models),
      ...reviewEvidence(input.reviews, input.grounds),
    ].filter(({ claim }) => ranks.has(claim)),
    ({ claim }) => ranks.get(claim) ?? claims.length,
  );
  return {
    evidence,
    reports,
    unmatched: results.unmatched,
    coverage: readCoverage(input),
    unusedReviews: unusedAffirmations(input.reviews, evidence, input.grounds),
  };
}

function byPath(a: TestReport, b: TestReport): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.sha256 < b.sha256 ? -1 : Number(a.sha256 > b.sha256);
}

/** Makes the function that says how fresh the results of one test are for their claim. */
function freshnessOfResults(input: GatherInput): (spoken: Spoken) => Judged {
  const requirements = new Map(input.claims.map(({ address, requirement }) => [address, requirement]));
  const reviews = reviewsByClaim(input.reviews);
  const unchanged = new Map<Binding, boolean>();
  let code: ReadonlySet<TextHash> | undefined;
  const codeNow = () => {
    code ??= input.texts.code.union(input.codeFiles());
    return code;
  };
  return ({ claim, match, report: { report, binding } }) => {
    const requirement = requirements.get(claim);
    const test = hashOfTest(match, input);
    const judged = freshnessOf({
      ground: input.grounds.get(claim),
      ...(test === undefined ? {} : { test }),
      binding,
      reviews: [
        ...(reviews.get(claim) ?? []),
        ...(requirement === undefined ? [] : (reviews.get(requirement) ?? [])),
      ],
      report: report.path,
    });
    if (test !== undefined || judged.freshness.kind === 'stale') return judged;
    const same = unchanged.get(binding) ?? isUnchanged(binding, input.texts, codeNow);
    unchanged.set(binding, same);
    return same ? judged : { freshness: { kind: 'stale', reasons: [UNKNOWN_TEST] } };
  };
}

const UNKNOWN_TEST = 'Its test was not found in the tree, so it is not known whether that is still the same.';

/** True where no text of code that was there then is gone now: a test that nobody can find cannot have changed. */
function isUnchanged(binding: Binding, texts: ProjectTexts, codeNow: () => ReadonlySet<TextHash>): boolean {
  const then = textsOfBinding(binding);
  return then === texts || then?.code.isSubsetOf(codeNow()) === true;
}

/** Of the test, or of the suite or file that it stands in; undefined where not even that is known. */
function hashOfTest(match: Spoken['match'], input: GatherInput): TextHash | undefined {
  switch (match.kind) {
    case 'test':
      return match.node.hash;
    case 'within':
      return match.holder?.hash ?? hashPlace({ path: match.path, line: 1, endLine: 1 }, input).hash;
    case 'none':
      return undefined;
  }
}

function reviewsByClaim(reviews: readonly Review[]): ReadonlyMap<Address, readonly Review[]> {
  const pairs = reviews.flatMap((review) => review.claims.map((claim) => ({ claim, review })));
  const groups = groupBy(pairs, ({ claim }) => claim);
  return new Map([...groups].map(([claim, list]) => [claim, list.map(({ review }) => review)]));
}
