import {
  type Address,
  type Assessment,
  type Capability,
  type CheckedCommand,
  type CheckedModel,
  type Claim,
  type Evidence,
  type ExampleRun,
  type Finding,
  groupBy,
  type Link,
  type Requirement,
  type Review,
  requirementsOf,
  type Scenario,
  type SourceFile,
  scenariosOf,
} from '#model';
import { languageOfPath, type Renderer } from '#render';
import { assignSlugs, encodeFragment, encodePath } from './addresses.ts';
import { type EarsIndex, indexSentences } from './ears-index.ts';
import { findSuperseded } from './executions.ts';
import { rememberRecords } from './remember.ts';

/** A requirement with where it stands. */
export interface PlacedRequirement {
  readonly requirement: Requirement;
  readonly scenarios: readonly Scenario[];
  readonly capability: Capability;
  readonly slug: string;
  readonly href: string;
}

/** What every page is made from: the assessment, looked up by address, path and slug. */
export interface SiteIndex {
  readonly assessment: Assessment;
  readonly renderer: Renderer;
  readonly base: string;
  /** Part of every cache key. */
  readonly toolVersion: string;
  /** In the order of capabilities and authors. */
  readonly requirements: readonly PlacedRequirement[];
  readonly requirementBySlug: ReadonlyMap<string, number>;
  readonly requirementByAddress: ReadonlyMap<Address, PlacedRequirement>;
  readonly requirementsOfCapability: ReadonlyMap<string, readonly PlacedRequirement[]>;
  readonly capabilityByPath: ReadonlyMap<string, Capability>;
  readonly capabilitySlugs: ReadonlyMap<string, string>;
  /** Models whose commands were run, by capability. */
  readonly models: ReadonlyMap<string, CheckedModel>;
  readonly engineOf: ReadonlyMap<string, string>;
  readonly commandsOfPath: ReadonlyMap<string, readonly CheckedCommand[]>;
  /** Pages say how long commands took. */
  readonly showTimes: boolean;
  readonly sourceSlugs: ReadonlyMap<string, string>;
  readonly claims: ReadonlyMap<Address, Claim>;
  readonly claimsOfCapability: ReadonlyMap<string, readonly Claim[]>;
  readonly linksOfClaim: ReadonlyMap<Address, readonly Link[]>;
  readonly linksOfPath: ReadonlyMap<string, readonly Link[]>;
  readonly tagLinksFrom: ReadonlyMap<string, readonly Link[]>;
  readonly evidenceLinks: ReadonlyMap<string, Link>;
  readonly findingsOfPath: ReadonlyMap<string, readonly Finding[]>;
  readonly evidenceOfClaim: ReadonlyMap<Address, readonly Evidence[]>;
  /** Evidence that counts for nothing because the same test has a newer result. */
  readonly superseded: ReadonlySet<Evidence>;
  readonly evidenceOfLink: ReadonlyMap<Link, readonly Evidence[]>;
  /** Evidence of tests by path and line of the test's name. */
  readonly testsAt: ReadonlyMap<string, readonly Evidence[]>;
  /** The same by path alone. */
  readonly testsOfPath: ReadonlyMap<string, readonly Evidence[]>;
  /** Examples that were to be run, by the place of their fence: path and offset. */
  readonly exampleAt: ReadonlyMap<string, ExampleRun>;
  readonly reviewsOfClaim: ReadonlyMap<Address, readonly Review[]>;
  /** Why a review changes nothing. */
  readonly unusedReviews: ReadonlyMap<Review, string>;
  /** Page and anchor of every claim, by address. */
  readonly hrefs: ReadonlyMap<string, string>;
  /** The claim that an author means by a tag: the first one that carries it. */
  readonly tags: ReadonlyMap<string, Address>;
  readonly anchors: ReadonlyMap<Address, string>;
  /** What was read from the sentences. */
  readonly ears: EarsIndex;
  /** The highlighted lines of a file, made once. */
  readonly linesOf: (file: SourceFile) => Promise<readonly string[]>;
}

/** Indexes an assessment; linear in its size. */
export function indexSite(
  assessment: Assessment,
  options: {
    readonly base: string;
    readonly renderer: Renderer;
    readonly toolVersion?: string | undefined;
    readonly showTimes?: boolean | undefined;
  },
): SiteIndex {
  const base = options.base.endsWith('/') ? options.base : `${options.base}/`;
  const { capabilities, claims, links, findings, files } = assessment;
  const capabilitySlugs = assignSlugs(
    capabilities.map((capability) => capability.id),
    'kept',
  );
  const blocks = capabilities.flatMap((capability) =>
    requirementsOf(capability).map((requirement) => ({ requirement, capability })),
  );
  const slugs = assignSlugs(
    blocks.map(({ requirement }) => requirement.address),
    'lower',
  );
  const requirements = blocks.map(({ requirement, capability }): PlacedRequirement => {
    const slug = slugs.get(requirement.address) ?? '';
    return {
      requirement,
      capability,
      scenarios: scenariosOf(requirement),
      slug,
      href: `${base}requirements/${encodePath(slug)}/`,
    };
  });
  const places = placesOf(
    capabilities,
    requirements,
    (capability) => `${base}capabilities/${encodePath(capabilitySlugs.get(capability.id) ?? '')}/`,
  );
  const sourcePaths = [
    ...new Set([
      ...capabilities.map((capability) => capability.path),
      ...links.flatMap((link) => [
        ...(link.target ? [link.target.path] : []),
        ...(link.origin === 'tag' ? [link.from.path] : []),
      ]),
      ...assessment.evidence.flatMap(({ test }) => test?.place?.path ?? []),
    ]),
  ]
    .filter((path) => files.has(path))
    .sort();
  const lines = rememberRecords();
  const claimByAddress = new Map(claims.map((claim) => [claim.address, claim]));
  return {
    ears: indexSentences(assessment.ears, claimByAddress),
    assessment,
    linesOf: (file) =>
      lines.get(file.path, async () => {
        const text = file.text.replace(/\r?\n$/, '');
        return (await options.renderer.highlight(text, languageOfPath(file.path))).lines;
      }),
    renderer: options.renderer,
    base,
    toolVersion: options.toolVersion ?? '',
    requirements,
    requirementBySlug: new Map(requirements.map((placed, index) => [placed.slug, index])),
    requirementByAddress: new Map(requirements.map((placed) => [placed.requirement.address, placed])),
    requirementsOfCapability: groupBy(requirements, (placed) => placed.capability.id),
    capabilityByPath: new Map(capabilities.map((capability) => [capability.path, capability])),
    capabilitySlugs,
    models: new Map(assessment.models.map((model) => [model.capability, model])),
    engineOf: new Map(assessment.models.map((model) => [model.capability, model.engine])),
    commandsOfPath: groupBy(
      assessment.models.flatMap((model) => model.commands),
      (run) => run.command.span.path,
    ),
    showTimes: options.showTimes === true,
    sourceSlugs: assignSlugs(sourcePaths, 'kept'),
    claims: claimByAddress,
    claimsOfCapability: groupBy(claims, (claim) => claim.capability),
    linksOfClaim: groupBy(links, (link) => link.claim),
    linksOfPath: groupBy(
      links,
      (link) => link.target?.path ?? (link.origin === 'tag' ? link.from.path : undefined),
    ),
    tagLinksFrom: groupBy(links, (link) => (link.origin === 'tag' ? link.from.path : undefined)),
    evidenceLinks: new Map(
      links
        .filter((link) => link.origin === 'evidence')
        .map((link) => [`${link.claim ?? ''} ${link.from.path}:${link.from.start}`, link]),
    ),
    findingsOfPath: groupBy(findings, (finding) => finding.span?.path),
    evidenceOfClaim: groupBy(assessment.evidence, (piece) => piece.claim),
    superseded: findSuperseded(assessment.evidence),
    evidenceOfLink: groupBy(assessment.evidence, (piece) => piece.link),
    testsAt: groupBy(assessment.evidence, ({ test }) => {
      const place = test?.place;
      return place && `${place.path}:${place.symbol?.line ?? place.line}`;
    }),
    testsOfPath: groupBy(assessment.evidence, ({ test }) => test?.place?.path),
    exampleAt: new Map(
      assessment.examples.map((run) => [
        `${run.example.fence.span.path}:${run.example.fence.span.start}`,
        run,
      ]),
    ),
    reviewsOfClaim: reviewsByClaim(assessment.reviews),
    unusedReviews: new Map(assessment.unusedReviews.map(({ review, reason }) => [review, reason])),
    hrefs: places.hrefs,
    anchors: places.anchors,
    tags: tagsOf(claims),
  };
}

function reviewsByClaim(reviews: readonly Review[]): ReadonlyMap<Address, readonly Review[]> {
  const pairs = reviews.flatMap((review) => review.claims.map((claim) => ({ claim, review })));
  return new Map(
    [...groupBy(pairs, ({ claim }) => claim)].map(([claim, own]) => [claim, own.map(({ review }) => review)]),
  );
}

/** Where each claim is shown: a requirement on its page, a scenario there too, or on its capability's page when it has none. */
function placesOf(
  capabilities: readonly Capability[],
  requirements: readonly PlacedRequirement[],
  capabilityHref: (capability: Capability) => string,
): { readonly hrefs: Map<string, string>; readonly anchors: Map<Address, string> } {
  const hrefs = new Map<string, string>();
  const anchors = new Map<Address, string>();
  const place = (scenario: Scenario, page: string, taken: Set<string>) => {
    const anchor = anchorOf(scenario, taken);
    anchors.set(scenario.address, anchor);
    hrefs.set(scenario.address, `${page}#${encodeFragment(anchor)}`);
  };
  for (const { requirement, scenarios, href } of requirements) {
    hrefs.set(requirement.address, href);
    const taken = new Set<string>();
    anchors.set(requirement.address, anchorOf(requirement, taken));
    for (const scenario of scenarios) place(scenario, href, taken);
  }
  for (const capability of capabilities) {
    const taken = new Set(
      requirementsOf(capability).flatMap((requirement) => anchors.get(requirement.address) ?? []),
    );
    for (const scenario of scenariosOf(capability)) place(scenario, capabilityHref(capability), taken);
  }
  return { hrefs, anchors };
}

/** The tag as written, or `s-` and the last part of the address; with a number where that is taken. */
function anchorOf(claim: Requirement | Scenario, taken: Set<string>): string {
  const name =
    String(claim.address) === claim.tag ? claim.address : `s-${claim.address.split('/').at(-1) ?? ''}`;
  const plain = name.replace(/\s+/g, '-');
  let anchor = plain;
  for (let count = 2; taken.has(anchor); count++) anchor = `${plain}-${count}`;
  taken.add(anchor);
  return anchor;
}

function tagsOf(claims: readonly Claim[]): Map<string, Address> {
  const tags = new Map<string, Address>();
  for (const claim of claims)
    if (claim.tag !== undefined && !tags.has(claim.tag)) tags.set(claim.tag, claim.address);
  return tags;
}

/** The page of a capability. */
export function capabilityHref(index: SiteIndex, id: string): string {
  return `${index.base}capabilities/${encodePath(index.capabilitySlugs.get(id) ?? id)}/`;
}

/** The page of a capability's Alloy model. */
export function modelHref(index: SiteIndex, id: string): string {
  return `${index.base}models/${encodePath(index.capabilitySlugs.get(id) ?? id)}/`;
}

/** True for a capability that has an Alloy model, and so a page for it. */
export function hasModel({ models }: Capability): boolean {
  return models.some(({ language }) => language === 'alloy');
}

/** The page of a file, at a line; undefined when the file has none. */
export function sourceHref(index: SiteIndex, path: string, line?: number): string | undefined {
  const slug = index.sourceSlugs.get(path);
  if (slug === undefined) return undefined;
  return `${index.base}source/${encodePath(slug)}/${line === undefined ? '' : `#L${line}`}`;
}
