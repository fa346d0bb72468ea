import { judge } from '#evidence';
import {
  type Address,
  type Assessment,
  type Capability,
  type CheckedCommand,
  type Claim,
  type Evidence,
  type Requirement,
  type Review,
  type Scenario,
  type Strength,
  sourceFile,
  type Tag,
} from '#model';
import { NO_SENTENCES } from '../support/no-sentences.ts';

/** A scenario or a requirement by its tag; a title that begins with `~` is advisory. */
export interface Sketch {
  readonly [capability: string]: Readonly<Record<string, readonly string[]>>;
}

const span = (path: string, start = 0) => ({ path, start, end: start + 1 });

/** Claims from names: `{ box: { 'BOX-ADD': ['BOX-ADD-FULL'] } }`. */
export function claimsOf(sketch: Sketch): readonly Claim[] {
  return Object.entries(sketch).flatMap(([capability, requirements]) =>
    Object.entries(requirements).flatMap(([tag, scenarios]): Claim[] => [
      claim(tag, 'requirement', capability),
      ...scenarios.map((one) => ({
        ...claim(one, 'scenario', capability),
        requirement: plainTag(tag) as Address,
      })),
    ]),
  );
}

const plainTag = (tag: string) => tag.replace(/^~/, '');

function claim(written: string, kind: Claim['kind'], capability: string): Claim {
  const tag = plainTag(written);
  const strength: Strength = written.startsWith('~') ? 'advisory' : 'mandatory';
  const title = `Title of ${tag}`;
  return {
    address: tag as Address,
    tag: tag as Tag,
    kind,
    capability,
    title,
    span: span(`openspec/specs/${capability}/spec.md`),
    strength,
  };
}

/** A test that passed for a claim, on the unit layer, unless `change` says otherwise. */
export function evidenceFor(
  claimed: string,
  change: Partial<Evidence> & { readonly title?: string } = {},
): Evidence {
  const { title = `tests ${claimed}`, ...rest } = change;
  return {
    claim: claimed as Address,
    kind: 'test',
    layer: 'unit',
    tool: 'vitest 5.1.1',
    result: 'passed',
    freshness: { kind: 'fresh' },
    foundBy: 'title',
    directness: 'direct',
    test: { title, place: { path: 'test/box.test.ts', line: 1, endLine: 3 } },
    ...rest,
  };
}

export const STALE = { freshness: { kind: 'stale', reasons: ['The sentence has changed since.'] } } as const;

/** A model command that bears on no claim. */
export function looseCommand(
  capability: string,
  outcome: CheckedCommand['outcome'],
  scope = 'for 3',
): CheckedCommand {
  return {
    command: {
      index: 0,
      kind: 'check',
      label: 'NeverFull',
      scope,
      span: span('openspec/specs/box/spec.md', 40),
    },
    outcome,
    statistics: { primaryVariables: 1, variables: 2, clauses: 3, traceLength: 1, translateMs: 0, solveMs: 0 },
    capability,
    bearings: [],
  };
}

export function waiver(of: string, expires?: string): Review {
  return {
    kind: 'waived',
    of,
    claims: [of as Address],
    reason: 'The old printer goes next year.',
    reviewer: 'Ada',
    date: '2026-01-01',
    ...(expires === undefined ? {} : { expires }),
    span: span('openspec/reviews.yaml'),
  };
}

/** An assessment of the claims with the verdicts that the judge gives them. */
export function assessed(sketch: Sketch, change: Partial<Assessment> = {}): Assessment {
  const claims = claimsOf(sketch);
  const { evidence = [], reviews = [], models = [] } = change;
  const ids = Object.keys(sketch);
  const project = {
    name: 'house',
    commit: '0123456789abcdef0123456789abcdef01234567',
    committedAt: '2026-01-03T00:00:00Z',
    dirty: false,
  };
  const { verdicts, capabilityVerdicts, unusedWaivers } = judge({
    claims,
    links: [],
    evidence,
    reviews,
    models,
    capabilities: ids,
    today: '2026-01-03',
  });
  return {
    project,
    capabilities: ids.map((id) => capabilityOf(id, claims)),
    changes: [],
    history: [],
    claims,
    links: [],
    verdicts,
    capabilityVerdicts,
    models: [],
    ears: NO_SENTENCES,
    texts: { claims: new Set(), code: new Set() },
    findings: [],
    files: new Map([['openspec/reviews.yaml', sourceFile('openspec/reviews.yaml', '')]]),
    symbols: new Map(),
    scan: { files: 1, skipped: [] },
    evidence: [],
    reports: [],
    unreadReports: [],
    unmatched: [],
    examples: [],
    coverage: new Map(),
    reviews: [],
    unusedReviews: unusedWaivers,
    reviewProblems: [],
    reportProblems: [],
    ...change,
  };
}

function capabilityOf(id: string, claims: readonly Claim[]): Capability {
  const own = claims.filter(({ capability }) => capability === id);
  return {
    id,
    path: `openspec/specs/${id}/spec.md`,
    title: `Title of ${id}`,
    body: own
      .filter(({ kind }) => kind === 'requirement')
      .map(
        (requirement): Requirement => ({
          ...blockOf(requirement),
          kind: 'requirement',
          body: own
            .filter((one) => one.requirement === requirement.address)
            .map((one): Scenario => ({ ...blockOf(one), kind: 'scenario', form: 'heading', body: [] })),
        }),
      ),
    models: [],
    irregularities: [],
    allows: [],
  };
}

function blockOf({ address, tag, title, span: heading, strength }: Claim) {
  return {
    address,
    title,
    strength,
    span: heading,
    headingSpan: heading,
    ...(tag === undefined ? {} : { tag }),
  };
}

/** A capability's model with one command. */
export function modelWith(command: CheckedCommand): Assessment['models'][number] {
  return {
    capability: command.capability,
    path: `openspec/specs/${command.capability}/spec.md`,
    engine: 'casebook',
    items: [],
    problems: [],
    commands: [command],
  };
}
