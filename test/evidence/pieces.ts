import type {
  Address,
  Claim,
  CodeSymbol,
  Evidence,
  Freshness,
  Layer,
  Review,
  TestReport,
  TestStatus,
  TextHash,
} from '#model';

const SPEC = 'openspec/specs/box/spec.md';

/** A requirement, or a scenario where it is given one. */
export function claim(name: string, rest: Partial<Claim> = {}): Claim {
  return {
    address: name as Address,
    kind: rest.requirement === undefined ? 'requirement' : 'scenario',
    capability: 'box',
    title: name,
    span: { path: SPEC, start: 0, end: 1 },
    strength: 'mandatory',
    ...rest,
  };
}

export const REPORT: TestReport = {
  path: 'reports/junit.xml',
  sha256: '0'.repeat(64),
  format: 'junit',
  results: [],
  problems: [],
};

export const STALE: Freshness = { kind: 'stale', reasons: ['The body of `add` has changed since.'] };

/** What a piece of evidence is told to be; a fresh, passed unit test unless told otherwise. */
export interface PieceOf {
  readonly kind?: Evidence['kind'];
  readonly layer?: Layer;
  readonly result?: TestStatus;
  readonly stale?: boolean;
  readonly weak?: boolean;
  readonly indirect?: boolean;
  readonly title?: string;
  readonly message?: string;
  /** The line of a test of its own; without it only the title tells it from others. */
  readonly line?: number;
  readonly report?: TestReport;
  readonly rest?: Partial<Evidence>;
}

/** A piece of evidence for a claim. */
export function piece(of: Claim, told: PieceOf = {}): Evidence {
  const { kind = 'test', result = 'passed', title = 'adds an item', line, report = REPORT } = told;
  const outcome = {
    result: {
      status: result,
      titles: [title],
      declared: [],
      ...(told.message === undefined ? {} : { message: told.message }),
    },
    report: { report, binding: { kind: 'unbound' as const } },
  };
  return {
    claim: of.address,
    kind,
    layer: told.layer ?? LAYER[kind],
    tool: 'vitest',
    result,
    freshness: told.stale ? STALE : { kind: 'fresh' },
    foundBy: 'title',
    directness: told.indirect ? 'indirect' : 'direct',
    ...(told.weak ? { weak: 'it asserted nothing' } : {}),
    ...(kind === 'test'
      ? {
          test: {
            title,
            ...(result === 'not-run' ? {} : { outcome }),
            ...(line === undefined
              ? {}
              : { place: { path: 'test/box.test.ts', line, endLine: line, symbol: symbolAt(line) } }),
          },
        }
      : {}),
    ...told.rest,
  };
}

const LAYER: Readonly<Record<Evidence['kind'], Layer>> = {
  test: 'unit',
  example: 'example',
  consistency: 'consistency',
  command: 'model',
  review: 'review',
};

function symbolAt(line: number): CodeSymbol {
  return {
    name: 'adds an item',
    kind: 'test',
    span: { path: 'test/box.test.ts', start: 0, end: 1 },
    line,
    endLine: line,
    contract: [],
    hash: 'f'.repeat(64) as TextHash,
  };
}

/** A waiver of some claims. */
export function waiver(claims: readonly Claim[], rest: Partial<Review> = {}): Review {
  return {
    kind: 'waived',
    of: claims.map(({ address }) => address).join(' '),
    claims: claims.map(({ address }) => address),
    reason: 'the vendor mends it in May',
    reviewer: 'Ada Byron',
    date: '2026-11-01',
    span: { path: 'openspec/reviews.yaml', start: 0, end: 10 },
    ...rest,
  };
}
