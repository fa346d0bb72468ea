import type { Address, Assessment, Review, Verdict, VerdictStatus } from '#model';
import { assessFiles } from '../rules/memory-project.ts';

const PATH = 'openspec/specs/box/spec.md';

function scenario(
  tag: string,
  title: string,
  sentence = `WHEN a caller says ${tag.toLowerCase()}, the box SHALL stay shut.`,
): string {
  return `#### Scenario: ${title} [${tag}]\n\n${sentence}\n`;
}

/** A spec with one scenario for each verdict, and a test that names a claim that is none. */
export const PROJECT = [
  {
    path: PATH,
    text: `# Box

## Purpose

A box holds one value at a time and tells its callers when they make a mistake.

## Requirements

### Requirement: Hold a value [BOX-HOLD]

WHEN a caller puts a value into a box, the box SHALL hold it.

${[
  scenario('BOX-HOLD-REFUTED', 'It drops the value'),
  scenario('BOX-HOLD-UNDECIDED', 'It was not decided'),
  scenario('BOX-HOLD-OLD', 'Its evidence is old'),
  scenario('BOX-HOLD-OPEN', 'Nothing was run'),
  scenario('BOX-HOLD-WAIVED', 'It is accepted as missing'),
  scenario('BOX-HOLD-GOOD', 'It holds'),
].join('\n')}
### Requirement: Shine [BOX-SHINE]

The box SHOULD shine.

${scenario('BOX-SHINE-NIGHT', 'By night', 'WHILE it is dark, the box SHOULD shine.')}`,
  },
  { path: 'test/box.test.ts', text: "it('is green [BOX-GREEN]', () => {});\n" },
];

const STATUSES: Readonly<Record<string, VerdictStatus>> = {
  'BOX-HOLD': 'refuted',
  'BOX-HOLD-REFUTED': 'refuted',
  'BOX-HOLD-UNDECIDED': 'inconclusive',
  'BOX-HOLD-OLD': 'stale',
  'BOX-HOLD-OPEN': 'unverified',
  'BOX-HOLD-WAIVED': 'waived',
  'BOX-HOLD-GOOD': 'verified',
};

const WAIVER: Review = {
  kind: 'waived',
  of: 'BOX-HOLD-WAIVED',
  claims: ['BOX-HOLD-WAIVED' as Address],
  reason: 'The shop has no lamp',
  reviewer: 'Ada',
  date: '2026-01-02',
  span: { path: 'openspec/reviews.yaml', start: 0, end: 0 },
};

/** The assessment of some files with verdicts as they are given; claims that are not named keep theirs. */
export async function judged(
  statuses: Readonly<Record<string, VerdictStatus>> = STATUSES,
  files: Parameters<typeof assessFiles>[0] = PROJECT,
): Promise<Assessment> {
  const assessment = await assessFiles(files, {
    rules: { 'openspec/no-keyword': 'off', 'ears/weak-modal': 'off' },
  });
  return {
    ...assessment,
    project: {
      name: 'box',
      commit: '0123456789abcdef0123456789abcdef01234567',
      committedAt: '2026-01-03T00:00:00Z',
      dirty: false,
      repository: { kind: 'github', url: 'https://github.com/acme/box', template: '{url}' },
    },
    verdicts: new Map(
      [...assessment.verdicts].map(([address, verdict]): [Address, Verdict] => {
        const status = statuses[address];
        if (status === undefined) return [address, verdict];
        const why = [`It is ${status} because the test says so.`];
        return [address, { ...verdict, status, why, ...(status === 'waived' ? { waiver: WAIVER } : {}) }];
      }),
    ),
  };
}
