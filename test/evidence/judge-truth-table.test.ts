import { describe, expect, it } from 'vitest';
import type { Policy } from '#config';
import { judge } from '#evidence';
import type { Claim, Evidence, Layer, Review, TestStatus, VerdictStatus } from '#model';
import { checked, LATE, model, VIOLATED } from './model-evidence.ts';
import { claim, type PieceOf, piece, waiver } from './pieces.ts';

/** All that can be told of one piece of evidence as far as a verdict goes. */
interface Told {
  readonly what: 'unit' | 'property' | 'example' | 'sentence' | 'command' | 'review';
  readonly result: TestStatus;
  readonly stale: boolean;
  readonly weak: boolean;
  readonly indirect: boolean;
}

const RESULTS: readonly TestStatus[] = ['passed', 'flaky', 'failed', 'errored', 'skipped', 'not-run'];
const BOTH = [false, true];
const TOLD: readonly Told[] = (
  ['unit', 'property', 'example', 'sentence', 'command', 'review'] as const
).flatMap((what) =>
  RESULTS.flatMap((result) =>
    BOTH.flatMap((stale) =>
      BOTH.flatMap((weak) => BOTH.map((indirect): Told => ({ what, result, stale, weak, indirect }))),
    ),
  ),
);

/** Forms of policy, each with what it asks of the layers that count, said once more without the policy's own words. */
const POLICIES: readonly {
  readonly name: string;
  readonly entry?: Omit<Policy, 'name'>;
  readonly direct?: true;
  readonly wants: (has: (layer: Layer) => boolean) => boolean;
}[] = [
  { name: 'default', wants: (has) => has('unit') || has('property') || has('example') },
  {
    name: 'direct',
    entry: { owes: 'executed', minimumLayers: 1, directness: 'direct' },
    direct: true,
    wants: (has) => has('unit') || has('property') || has('example'),
  },
  {
    name: 'two layers',
    entry: { owes: 'executed', minimumLayers: 2, directness: 'any' },
    wants: (has) => {
      const executed = Number(has('unit')) + Number(has('property')) + Number(has('example'));
      return executed > 0 && executed + Number(has('model')) + Number(has('review')) > 1;
    },
  },
  {
    name: 'all',
    entry: { owes: { allOf: ['unit', 'property'] }, minimumLayers: 1, directness: 'any' },
    wants: (has) => has('unit') && has('property'),
  },
  {
    name: 'any of a group',
    entry: {
      owes: { anyOf: ['review', { allOf: ['unit', 'model'] }] },
      minimumLayers: 1,
      directness: 'any',
    },
    wants: (has) => has('review') || (has('unit') && has('model')),
  },
  {
    name: 'all of groups',
    entry: {
      owes: { allOf: [{ anyOf: ['unit', 'example'] }, { anyOf: ['model', 'review', 'property'] }] },
      minimumLayers: 1,
      directness: 'any',
    },
    wants: (has) => (has('unit') || has('example')) && (has('model') || has('review') || has('property')),
  },
  {
    name: 'nobody has it',
    entry: { owes: 'proof', minimumLayers: 1, directness: 'any' },
    wants: () => false,
  },
];

const KIND = {
  unit: 'test',
  property: 'test',
  example: 'example',
  sentence: 'consistency',
  command: 'command',
  review: 'review',
} as const;
const LAYER = {
  unit: 'unit',
  property: 'property',
  example: 'example',
  sentence: 'consistency',
  command: 'model',
  review: 'review',
} as const;

function made(of: Claim, { what, ...told }: Told, rest: PieceOf): Evidence {
  return piece(of, { kind: KIND[what], layer: LAYER[what], ...told, ...rest });
}

/** The verdict as the specification words it, condition by condition. */
function expected(
  all: readonly Told[],
  sameTest: boolean,
  { wants, direct }: (typeof POLICIES)[number],
  waived: boolean,
): VerdictStatus {
  const isTest = ({ what }: Told) => what === 'unit' || what === 'property';
  const superseded = (one: Told) =>
    sameTest &&
    isTest(one) &&
    one.stale &&
    all.some((other) => other !== one && isTest(other) && !other.stale && other.result !== 'not-run');
  const fresh = all.filter(({ stale }) => !stale);
  if (fresh.some(({ result }) => result === 'failed')) return 'refuted';
  const open = waived ? 'waived' : undefined;
  if (fresh.some(({ result }) => result === 'errored' || result === 'skipped' || result === 'flaky'))
    return open ?? 'inconclusive';
  const old = all.filter((one) => one.stale && one.what !== 'review' && one.result !== 'not-run');
  if (old.some((one) => !superseded(one))) return open ?? 'stale';
  const counting = fresh.filter(
    ({ result, weak, indirect }) => result === 'passed' && !weak && !(direct && indirect),
  );
  return wants((layer) => counting.some(({ what }) => LAYER[what] === layer))
    ? 'verified'
    : (open ?? 'unverified');
}

/** One claim for each combination. */
interface Row {
  readonly of: Claim;
  readonly told: readonly Told[];
  readonly sameTest: boolean;
  readonly evidence: readonly Evidence[];
}

function rowOf(index: number, told: readonly Told[], sameTest: boolean): Row {
  const of = claim(`C${index}`, {
    span: { path: 'openspec/specs/box/spec.md', start: index, end: index + 1 },
  });
  const evidence = told.map((one, n) =>
    // The same test, by its place, though two reports call it differently; or two tests.
    made(of, one, sameTest ? { line: 7, title: `name ${n}` } : { title: `test ${n}` }),
  );
  return { of, told, sameTest, evidence };
}

function allRows(): readonly Row[] {
  const rows: Row[] = [rowOf(0, [], false)];
  TOLD.forEach((first, i) => {
    rows.push(rowOf(rows.length, [first], false));
    for (const second of TOLD.slice(i)) {
      // A copy, so that a piece of evidence and another that is told the same are two.
      rows.push(rowOf(rows.length, [first, { ...second }], false));
      if (KIND[first.what] === 'test' && KIND[second.what] === 'test')
        rows.push(rowOf(rows.length, [first, { ...second }], true));
    }
  });
  return rows;
}

describe('judge, for every combination of two pieces of evidence, policy and waiver', () => {
  const rows = allRows();
  const claims = rows.map(({ of }) => of);
  const evidence = rows.flatMap((row) => row.evidence);
  const waivers: readonly Review[] = claims.map((of) => waiver([of], { expires: '2026-12-31' }));

  it.each(POLICIES)(
    'gives what the specification says under the policy $name, whatever the order [JUDGE-OWN-TABLE]',
    (policy) => {
      const entry = policy.entry === undefined ? [] : [{ name: policy.name, ...policy.entry }];
      const given = { links: [], policy: entry };
      const today = '2026-11-22';
      const once = judge({ ...given, claims, evidence, today }).verdicts;
      const waived = judge({ ...given, claims, evidence, reviews: waivers, today }).verdicts;
      const reversed = judge({
        ...given,
        claims: claims.toReversed(),
        evidence: evidence.toReversed(),
        reviews: waivers.toReversed(),
        // Too late for a waiver.
        today: '2027-01-01',
      }).verdicts;
      const wrong = rows.filter(({ of, told, sameTest }) => {
        const open = expected(told, sameTest, policy, false);
        return (
          once.get(of.address)?.status !== open ||
          waived.get(of.address)?.status !== expected(told, sameTest, policy, true) ||
          reversed.get(of.address)?.status !== open ||
          reversed.get(of.address)?.why.join('\n') !== once.get(of.address)?.why.join('\n')
        );
      });
      expect(wrong.map(({ told, sameTest }) => ({ told, sameTest }))).toEqual([]);
    },
    120_000,
  );

  it('has all combinations, and every verdict among them [JUDGE-OWN-TABLE]', () => {
    expect(TOLD).toHaveLength(288);
    expect(rows).toHaveLength(1 + 288 + (288 * 289) / 2 + (96 * 97) / 2);
    const [standard] = POLICIES;
    const seen = new Set(
      rows.flatMap(({ told, sameTest }) =>
        standard === undefined ? [] : BOTH.map((waived) => expected(told, sameTest, standard, waived)),
      ),
    );
    expect([...seen].sort()).toEqual([
      'inconclusive',
      'refuted',
      'stale',
      'unverified',
      'verified',
      'waived',
    ]);
  });
});

describe('judge, for every combination of parts of a requirement', () => {
  const WORST_FIRST: readonly VerdictStatus[] = [
    'refuted',
    'inconclusive',
    'stale',
    'unverified',
    'waived',
    'verified',
  ];
  /** Evidence by which a scenario gets a verdict. */
  const MADE: Readonly<Record<VerdictStatus, readonly PieceOf[]>> = {
    refuted: [{ result: 'failed' }],
    inconclusive: [{ result: 'skipped' }],
    stale: [{ stale: true }],
    unverified: [],
    waived: [],
    verified: [{}],
  };
  const OWN: readonly { readonly told: readonly PieceOf[]; readonly says?: VerdictStatus }[] = [
    { told: [] },
    { told: [{}] },
    { told: [{ result: 'not-run' }] },
    { told: [{ stale: true }], says: 'stale' },
    { told: [{ result: 'errored' }], says: 'inconclusive' },
    { told: [{ result: 'failed' }], says: 'refuted' },
  ];
  const COMMANDS: readonly {
    readonly outcome?: Parameters<typeof checked>[0];
    readonly says?: VerdictStatus;
  }[] = [
    {},
    { outcome: {} },
    { outcome: { outcome: LATE }, says: 'inconclusive' },
    { outcome: { outcome: VIOLATED }, says: 'refuted' },
  ];

  it('gives the worst of them, and waives all but what is refuted [JUDGE-ROLLUP-WORST]', () => {
    let combinations = 0;
    for (const first of WORST_FIRST)
      for (const second of WORST_FIRST)
        for (const own of OWN)
          for (const command of COMMANDS)
            for (const older of BOTH)
              for (const waived of BOTH) {
                const r = claim('R');
                const one = claim('R-1', { requirement: r.address });
                const two = claim('R-2', { requirement: r.address });
                const reviews = [
                  ...(first === 'waived' ? [waiver([one])] : []),
                  ...(second === 'waived' ? [waiver([two])] : []),
                  ...(waived ? [waiver([r])] : []),
                ];
                const { verdicts, capabilityVerdicts } = judge({
                  claims: [two, r, one],
                  links: [],
                  reviews,
                  models: [
                    model(
                      command.outcome === undefined
                        ? []
                        : [checked({ ...command.outcome, claims: [r.address] })],
                    ),
                  ],
                  evidence: [
                    ...MADE[first].map((told) => piece(one, told)),
                    ...MADE[second].map((told) => piece(two, told)),
                    ...own.told.map((told) => piece(r, told)),
                    // Weak, so that it changes nothing of the scenario.
                    ...(older
                      ? [piece(one, { title: 'older', weak: true, rest: { olderThanRequirement: true } })]
                      : []),
                  ],
                });
                const says = [first, second, own.says, command.says, older ? 'stale' : undefined];
                const worst = WORST_FIRST.find((status) => says.includes(status)) ?? 'verified';
                const open = worst === 'inconclusive' || worst === 'stale' || worst === 'unverified';
                const want = waived && open ? 'waived' : worst;
                expect(verdicts.get(one.address)?.status).toBe(first);
                expect(verdicts.get(two.address)?.status).toBe(second);
                expect(verdicts.get(r.address)?.status, JSON.stringify({ says, waived })).toBe(want);
                expect(verdicts.get(r.address)?.waiver === undefined).toBe(want !== 'waived');
                expect(capabilityVerdicts.get('box')?.status).toBe(want);
                combinations += 1;
              }
    expect(combinations).toBe(6 * 6 * 6 * 4 * 2 * 2);
  });
});
