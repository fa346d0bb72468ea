import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address, Assessment } from '#model';
import { applyGate, formatSarif, type GateOptions, toBaseline } from '#report';
import { RULES } from '#rules';
import { judged, PROJECT } from './evidence-project.ts';
import { failedTest, hostile, OPEN, sarif, VERSION, withText } from './format-oracles.ts';
import { sarifSchema } from './sarif-schema.ts';

describe('formatSarif', () => {
  it('gives a log that fits SARIF 2.1.0, with a rule for every result [OUT-SARIF-SCHEMA]', async () => {
    const log = sarifSchema.parse(JSON.parse(sarif(await judged())));
    const [{ results, tool }] = log.runs;
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex ?? -1]?.id).toBe(ruleId);
    expect(tool.driver.rules.map(({ id }) => id).slice(0, RULES.length)).toEqual(
      RULES.map(({ code }) => code),
    );
  });

  it('fits whatever the text is [OUT-SARIF-SCHEMA]', async () => {
    const assessment = await judged();
    fc.assert(
      fc.property(hostile, (text) => {
        expect(
          sarifSchema.safeParse(JSON.parse(sarif(withText(assessment, text || 'x')))).error,
        ).toBeUndefined();
      }),
    );
  });

  it('says where a finding lies, what commit it is of and how to get help [OUT-SARIF-RESULT]', async () => {
    const assessment = await judged();
    const site = 'https://example.com/box/';
    const gate = applyGate(assessment, OPEN);
    const [run] = sarifSchema.parse(JSON.parse(formatSarif(assessment, gate, { ...VERSION, site }))).runs;
    const orphan = run.results.find(({ ruleId }) => ruleId === 'traceability/orphaned-tag');
    expect(orphan).toMatchObject({
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'test/box.test.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 1, startColumn: 15, endLine: 1, endColumn: 24 },
          },
        },
      ],
    });
    expect(run.versionControlProvenance).toEqual([
      {
        repositoryUri: 'https://github.com/acme/box',
        revisionId: assessment.project.commit,
        mappedTo: { uriBaseId: '%SRCROOT%' },
      },
    ]);
    expect(run.tool.driver.rules[orphan?.ruleIndex ?? -1]?.helpUri).toBe(
      'https://example.com/box/rules/traceability/orphaned-tag/',
    );
    const inside = { ...assessment, project: { ...assessment.project, folder: 'parts/my box/' } };
    expect(sarif(inside)).toContain('"uri": "parts/my%20box/test/box.test.ts"');
  });

  it('has a result for each claim that is refuted, inconclusive, stale or waived, once [OUT-SARIF-CLAIM]', async () => {
    const assessment = await judged();
    const claimsIn = (of: Assessment) =>
      sarifSchema
        .parse(JSON.parse(sarif(of)))
        .runs[0].results.filter(({ ruleId }) => ruleId.startsWith('verdict/'))
        .map(({ ruleId, locations, suppressions }) => [
          ruleId,
          locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName,
          suppressions?.[0]?.justification,
        ]);
    const all = [
      ['verdict/refuted', 'BOX-HOLD-REFUTED', undefined],
      ['verdict/inconclusive', 'BOX-HOLD-UNDECIDED', undefined],
      ['verdict/stale', 'BOX-HOLD-OLD', undefined],
      ['verdict/waived', 'BOX-HOLD-WAIVED', 'The shop has no lamp (Ada, 2026-01-02)'],
    ];
    // The requirement is refuted because its scenario is.
    expect(claimsIn(assessment)).toEqual(all);
    const claim = assessment.claims.find(({ address }) => address === 'BOX-HOLD-REFUTED');
    const verdict = assessment.verdicts.get('BOX-HOLD-REFUTED' as Address);
    if (claim === undefined || verdict === undefined) throw new Error('The claim is there');
    const failed = failedTest(claim.address);
    const verdicts = new Map(assessment.verdicts).set(claim.address, { ...verdict, deciding: [failed] });
    const told = (code: string) => ({
      ...assessment,
      verdicts,
      findings: [{ code, severity: 'error' as const, message: 'It failed', span: claim.span }],
    });
    expect(claimsIn(told('evidence/unused-review'))).toEqual(all);
    expect(claimsIn(told('evidence/failed-test'))).toEqual(all.slice(1));
  });

  it('keeps fingerprints when lines move, and gives equal findings different ones [OUT-SARIF-FINGERPRINT]', async () => {
    const prints = (assessment: Assessment) =>
      sarifSchema
        .parse(JSON.parse(sarif(assessment)))
        .runs[0].results.map(({ partialFingerprints }) => partialFingerprints['casebook/v1']);
    const moved = PROJECT.map((file) => ({ ...file, text: file.text.replace(/^(# Box|it)/, '\n\n$1') }));
    expect(prints(await judged(undefined, moved))).toEqual(prints(await judged()));
    const twice = PROJECT.map((file) => ({
      ...file,
      text: file.path.endsWith('.ts') ? file.text + file.text : file.text,
    }));
    const all = prints(await judged(undefined, twice));
    expect(new Set(all).size).toBe(all.length);
  });

  it('says of each result whether the baseline knows it [OUT-SARIF-FINGERPRINT]', async () => {
    const assessment = await judged();
    const states = (options: GateOptions) =>
      new Set(
        sarifSchema
          .parse(JSON.parse(sarif(assessment, options)))
          .runs[0].results.map(({ ruleId, baselineState }) =>
            ruleId === 'verdict/waived' ? '' : baselineState,
          ),
      );
    expect(states(OPEN)).toEqual(new Set([undefined, '']));
    expect(states({ ...OPEN, baseline: toBaseline(assessment) })).toEqual(new Set(['unchanged', '']));
    const empty = { claims: new Map(), findings: new Map() };
    expect(states({ ...OPEN, baseline: empty })).toEqual(new Set(['new', '']));
  });
});
