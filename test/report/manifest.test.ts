import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manifestJsonSchema, manifestSchema, toManifest } from '#report';
import { assessFiles, GOOD_SPEC } from '../rules/memory-project.ts';

const FILES = [
  {
    path: GOOD_SPEC.path,
    text: `${GOOD_SPEC.text}
##### Evidence

- Implementation: [box.ts put()](/src/box.ts)
- Test (property): [box.test.ts:9 refuses null](/test/box.test.ts#L9)
- Test: [box.test.ts refuses everything](/test/box.test.ts)

### Requirement: Hold one value

The box SHOULD hold one value at most.

\`\`\`alloy
sig Box { value: lone Value }
\`\`\`
`,
  },
  { path: 'src/box.ts', text: 'export function put(value: unknown) {\n  return value;\n}\n' },
  { path: 'src/table.ts', text: 'x', kind: 'too-large' as const },
  {
    path: 'test/box.test.ts',
    text: "it('refuses null', () => {});\nit('twice [BOX-NULL]', () => {});\nit('gone [BOX-GONE]', () => {});\n",
  },
  {
    path: 'openspec/changes/archive/2026-01-02-add-box/specs/box/spec.md',
    text: '## ADDED Requirements\n\n### Requirement: Hold one value\n\nThe box SHOULD hold one value at most.\n',
  },
  { path: 'openspec/changes/archive/2026-01-02-add-box/tasks.md', text: '- [x] 1.1 Do\n- [ ] 1.2 Rest\n' },
];

describe('toManifest', () => {
  it('gives what the published JSON Schema describes, and nothing beside it [FIND-MANIFEST-SCHEMA]', async () => {
    const manifest = JSON.parse(JSON.stringify(toManifest(await assessFiles(FILES))));
    // Read back from the published schema, and strictly, so that a field the schema does not name is found.
    const published = z.fromJSONSchema(JSON.parse(JSON.stringify(manifestJsonSchema())));
    const strict = z.fromJSONSchema(
      JSON.parse(JSON.stringify(z.toJSONSchema(manifestSchema, { io: 'output' }))),
    );
    expect(published.safeParse(manifest).error).toBeUndefined();
    expect(strict.safeParse(manifest).error).toBeUndefined();
    expect(published.safeParse({ ...manifest, schemaVersion: 1 }).success).toBe(false);
    expect(published.safeParse({ ...manifest, claims: [{}] }).success).toBe(false);
    expect(strict.safeParse({ ...manifest, extra: 1 }).success).toBe(false);
  });

  it('lists claims with verdict and reasons, links with both ends, findings with places [FIND-MANIFEST-CONTENT]', async () => {
    const manifest = toManifest(await assessFiles(FILES));
    expect(manifest.claims.find((claim) => claim.address === 'BOX-NULL-EMPTY')).toEqual({
      address: 'BOX-NULL-EMPTY',
      tag: 'BOX-NULL-EMPTY',
      kind: 'scenario',
      capability: 'box',
      requirement: 'BOX-NULL',
      title: 'Null leaves a box empty',
      span: { path: GOOD_SPEC.path, line: 13, column: 1, endLine: 13, endColumn: 56 },
      strength: 'mandatory',
      verdict: 'unverified',
      why: [
        'No executed evidence: 2 links claim it (1 covers, 1 moved); Casebook has not seen a test result.',
        '1 link is missing and claims nothing.',
      ],
      obligations: [expect.objectContaining({ met: false, by: [] })],
      deciding: [],
    });
    expect(
      manifest.links.map(({ claim, status, kind, to }) => [claim, status, kind, to?.path, to?.line]),
    ).toEqual(
      expect.arrayContaining([
        ['BOX-NULL-EMPTY', 'covers', 'implements', 'src/box.ts', 1],
        ['BOX-NULL-EMPTY', 'moved', 'verifies', 'test/box.test.ts', 1],
        ['BOX-NULL-EMPTY', 'missing', 'verifies', undefined, undefined],
        ['BOX-NULL', 'covers', 'verifies', 'test/box.test.ts', 2],
        [undefined, 'orphaned', 'verifies', 'test/box.test.ts', 3],
      ]),
    );
    expect(manifest.links).toHaveLength(5);
    expect(
      manifest.findings.find((finding) => finding.code === 'traceability/orphaned-tag')?.span,
    ).toMatchObject({
      path: 'test/box.test.ts',
      line: 3,
    });
    expect(manifest.models).toMatchObject([{ capability: 'box', language: 'alloy', commands: [] }]);
    expect(manifest.changes).toMatchObject([
      { name: '2026-01-02-add-box', archived: true, tasks: { done: 1, total: 2 } },
    ]);
    expect(manifest.history).toMatchObject([{ operation: 'added' }]);
  });

  it('counts what it lists [FIND-MANIFEST-CONTENT]', async () => {
    const manifest = toManifest(await assessFiles(FILES));
    const { summary } = manifest;
    expect(summary.requirements + summary.scenarios).toBe(manifest.claims.length);
    expect(summary).toMatchObject({ capabilities: 1, requirements: 2, scenarios: 1, tagged: 2, claimed: 2 });
    expect(summary.verdicts).toMatchObject({ unverified: 3, verified: 0 });
    expect(Object.values(summary.links).reduce((sum, n) => sum + n, 0)).toBe(manifest.links.length);
    expect(Object.values(summary.findings).reduce((sum, n) => sum + n, 0)).toBe(manifest.findings.length);
    expect(summary.scan.skipped).toEqual([{ path: 'src/table.ts', reason: 'too-large' }]);
  });

  it('gives equal bytes for equal projects, whatever order files are listed in [FIND-MANIFEST-BYTES]', async () => {
    const once = JSON.stringify(toManifest(await assessFiles(FILES)));
    const again = JSON.stringify(toManifest(await assessFiles([...FILES].reverse())));
    expect(again).toBe(once);
  });

  it('lists the commands of models with scope, expectation, outcome and what they bear on, without times [FIND-MANIFEST-CONTENT]', async () => {
    const model = `sig Box { held: lone Box }
assert Full { all b: Box | some b.held }
check Full for 2
run some_held { some held } for exactly 2 Box expect 1
pred deep[b: Box] { some b.held or deep[b.held] }
run deep for 2
run wide { some r: Box -> Box -> Box | some r } for 2`;
    const text = GOOD_SPEC.text.replace('#### Scenario', `\`\`\`alloy\n${model}\n\`\`\`\n\n#### Scenario`);
    const assessment = await assessFiles([{ path: GOOD_SPEC.path, text }]);
    const manifest = JSON.parse(JSON.stringify(toManifest(assessment)));
    const strict = z.fromJSONSchema(
      JSON.parse(JSON.stringify(z.toJSONSchema(manifestSchema, { io: 'output' }))),
    );
    expect(strict.safeParse(manifest).error).toBeUndefined();
    const [{ commands, engine }] = manifest.models;
    expect(engine).toMatch(/^Casebook \d/);
    expect(commands[0]).toEqual({
      index: 0,
      kind: 'check',
      label: 'Full',
      target: 'Full',
      scope: 'for 2',
      span: { path: GOOD_SPEC.path, line: 16, column: 1, endLine: 16, endColumn: 17 },
      outcome: 'violated',
      expectation: 'unexpected',
      evidence: { layer: 'model-check', result: 'against' },
      bearsOn: [{ claim: 'BOX-NULL', by: 'section' }],
      statistics: {
        primaryVariables: expect.any(Number),
        variables: expect.any(Number),
        clauses: expect.any(Number),
        traceLength: 1,
      },
    });
    expect(commands.slice(1, 3)).toMatchObject([
      { label: 'some_held', expect: 1, outcome: 'inhabited', evidence: { result: 'for' } },
      { label: 'deep', outcome: 'error', unsupported: true, evidence: { result: 'inconclusive' } },
    ]);
    expect(commands[2].statistics).toBeUndefined();
    expect(manifest.summary.commands).toMatchObject({ unexpected: 1 });
    expect(JSON.stringify(manifest)).not.toMatch(/Ms"/);
  });
});
