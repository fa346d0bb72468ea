import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Evidence, VERDICT_STATUSES, type VerdictStatus } from '#model';
import { applyGate, failureLines, formatBaseline, formatText, parseBaseline, toBaseline } from '#report';
import { assessFiles } from '../rules/memory-project.ts';
import { judged, PROJECT } from './evidence-project.ts';

const OPEN = { failOn: 'never', demands: [] } as const;

function read(text: string) {
  const parsed = parseBaseline(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.baseline;
}

describe('applyGate', () => {
  it('fails for findings at or above the threshold only [OUT-GATE-DEMAND]', async () => {
    const assessment = await judged({});
    expect(assessment.findings.map(({ severity }) => severity)).toEqual(['warning']);
    expect(applyGate(assessment, { ...OPEN, failOn: 'error' }).passed).toBe(true);
    expect(applyGate(assessment, { ...OPEN, failOn: 'warning' }).passed).toBe(false);
    expect(applyGate(assessment, { ...OPEN, failOn: 'never' }).passed).toBe(true);
  });

  it('names every mandatory claim that is neither verified nor waived [OUT-GATE-DEMAND]', async () => {
    const gate = applyGate(await judged(), { ...OPEN, demands: ['verified'] });
    expect(gate.passed).toBe(false);
    expect(gate.claims.filter(({ fails }) => fails.length > 0).map(({ claim }) => claim.address)).toEqual([
      'BOX-HOLD',
      'BOX-HOLD-REFUTED',
      'BOX-HOLD-UNDECIDED',
      'BOX-HOLD-OLD',
      'BOX-HOLD-OPEN',
    ]);
  });

  it('fails where it demands that claims are verified and there is none [OUT-GATE-NOTHING]', async () => {
    const empty = { ...(await judged()), claims: [], findings: [] };
    expect(applyGate(empty, { ...OPEN, demands: ['no-refuted'] }).passed).toBe(true);
    const gate = applyGate(empty, { ...OPEN, demands: ['verified'] });
    expect(gate.passed).toBe(false);
    expect(failureLines(gate)).toEqual([
      'There is no requirement or scenario, so nothing is verified (--require verified)',
    ]);
  });

  it('says where no claim may be refuted and nothing could have refuted one [OUT-GATE-UNSEEN]', async () => {
    const said =
      'No test, example or model gave a result, so nothing could be refuted (--require no-refuted)';
    const unseen = { ...(await judged({})), findings: [], evidence: [] };
    const gate = applyGate(unseen, { ...OPEN, demands: ['no-refuted'] });
    expect(gate.passed).toBe(true);
    expect(failureLines(gate)).toEqual([said]);
    expect(failureLines(applyGate(unseen, { ...OPEN, demands: [] }))).toEqual([]);
    const [claim] = unseen.claims;
    if (claim === undefined) throw new Error('There is no claim');
    const [missing, passed] = (['not-run', 'passed'] as const).map(
      (result): Evidence => ({
        ...{ claim: claim.address, kind: 'test', layer: 'unit', tool: 'vitest', result },
        ...{ freshness: { kind: 'fresh' }, foundBy: 'title', directness: 'direct' },
      }),
    );
    const lines = (evidence: readonly (Evidence | undefined)[]) =>
      failureLines(
        applyGate(
          { ...unseen, evidence: evidence.flatMap((one) => one ?? []) },
          { ...OPEN, demands: ['no-refuted'] },
        ),
      );
    expect(lines([missing])).toEqual([said]);
    expect(lines([missing, passed])).toEqual([]);
  });

  it('demands of advisory claims only that they are not refuted [OUT-GATE-DEMAND]', async () => {
    const good: Record<string, VerdictStatus> = Object.fromEntries(
      PROJECT[0]?.text.match(/BOX-HOLD[A-Z-]*/g)?.map((tag) => [tag, 'verified' as const]) ?? [],
    );
    const verified = await judged(good);
    expect(applyGate(verified, { ...OPEN, demands: ['verified', 'no-refuted'] }).passed).toBe(true);
    const refuted = await judged({ ...good, 'BOX-SHINE-NIGHT': 'refuted' });
    expect(applyGate(refuted, { ...OPEN, demands: ['verified'] }).passed).toBe(true);
    expect(applyGate(refuted, { ...OPEN, demands: ['no-refuted'] }).passed).toBe(false);
  });
});

describe('the baseline', () => {
  it('lets everything pass that was there when it was written, whatever is demanded [OUT-BASELINE-KNOWN]', async () => {
    const assessment = await judged();
    const baseline = read(formatBaseline(toBaseline(assessment)));
    const gate = applyGate(assessment, { failOn: 'warning', demands: ['verified', 'no-refuted'], baseline });
    expect(gate).toMatchObject({ passed: true, gone: { findings: [], claims: [] } });
    expect(gate.claims.every(({ known }) => known)).toBe(true);
  });

  it('fails for a new finding, for one more of a known kind and for a claim that got worse [OUT-BASELINE-NEW]', async () => {
    const baseline = toBaseline(await judged());
    const options = { failOn: 'warning', demands: ['verified', 'no-refuted'], baseline } as const;
    const [spec, test] = PROJECT;
    if (spec === undefined || test === undefined) throw new Error('The project has two files');
    const more = await judged(undefined, [spec, { ...test, text: `${test.text}${test.text}` }]);
    expect(applyGate(more, options).findings.map(({ known, fails }) => [known, fails])).toEqual([
      [true, false],
      [false, true],
    ]);
    const other = await judged(undefined, [spec, { ...test, text: test.text.replace('GREEN', 'BLUE') }]);
    expect(applyGate(other, options)).toMatchObject({
      passed: false,
      gone: { findings: [{ code: 'traceability/orphaned-tag' }] },
    });
    const worse = await judged({
      'BOX-HOLD-OPEN': 'stale',
      'BOX-HOLD-WAIVED': 'waived',
      'BOX-HOLD-GOOD': 'verified',
    });
    expect(
      applyGate(worse, options)
        .claims.filter(({ fails }) => fails.length > 0)
        .map(({ claim }) => claim.address),
    ).toEqual(['BOX-HOLD-OPEN']);
    expect(formatText(more, { colour: false, width: 100 }, applyGate(more, options))).toContain(
      'in the baseline: 1 finding, 5 claims; what is shown is new',
    );
  });

  it('knows a finding again after its lines moved [OUT-BASELINE-KNOWN]', async () => {
    const baseline = toBaseline(await judged());
    const moved = PROJECT.map((file) => ({
      ...file,
      text: file.path.endsWith('.ts')
        ? `\n\n// a line\n${file.text}`
        : file.text.replace('## Purpose', '\n\n## Purpose'),
    }));
    const gate = applyGate(await judged(undefined, moved), {
      failOn: 'warning',
      demands: ['verified'],
      baseline,
    });
    expect(gate).toMatchObject({ passed: true, gone: { findings: [], claims: [] } });
  });

  it('names entries that are gone or better, and none that is still so [OUT-BASELINE-GONE]', async () => {
    const baseline = toBaseline(await judged());
    const better = await judged({
      'BOX-HOLD': 'stale',
      'BOX-HOLD-REFUTED': 'verified',
      'BOX-HOLD-UNDECIDED': 'inconclusive',
      'BOX-HOLD-OLD': 'stale',
      'BOX-HOLD-OPEN': 'waived',
    });
    const gate = applyGate({ ...better, findings: [] }, { ...OPEN, baseline });
    expect(gate.gone).toEqual({
      findings: [{ code: 'traceability/orphaned-tag', at: 'test/box.test.ts', message: expect.any(String) }],
      claims: [
        { claim: 'BOX-HOLD', was: 'refuted', now: 'stale' },
        { claim: 'BOX-HOLD-REFUTED', was: 'refuted', now: 'verified' },
        { claim: 'BOX-HOLD-OPEN', was: 'unverified', now: 'waived' },
      ],
    });
    const gone = applyGate(await assessFiles([]), { ...OPEN, baseline }).gone;
    expect(gone.claims[0]).toEqual({ claim: 'BOX-HOLD', was: 'refuted' });
    expect(formatText(better, { colour: false, width: 100 }, gate)).toContain(
      '4 entries of the baseline are gone',
    );
  });

  it('is written sorted, one entry a line, the same each time [OUT-BASELINE-FILE]', async () => {
    const text = formatBaseline(toBaseline(await judged()));
    expect(text).toBe(`{
  "casebookBaseline": 1,
  "claims": [
    {"claim":"BOX-HOLD","verdict":"refuted"},
    {"claim":"BOX-HOLD-OLD","verdict":"stale"},
    {"claim":"BOX-HOLD-OPEN","verdict":"unverified"},
    {"claim":"BOX-HOLD-REFUTED","verdict":"refuted"},
    {"claim":"BOX-HOLD-UNDECIDED","verdict":"inconclusive"}
  ],
  "findings": [
    {"code":"traceability/orphaned-tag","at":"test/box.test.ts","message":"\`BOX-GREEN\` is written here, but no claim has the tag \`BOX-GREEN\`"}
  ]
}
`);
    expect(formatBaseline(read(text))).toBe(text);
  });

  it('takes no other file for a baseline [OUT-BASELINE-FILE]', () => {
    for (const text of [
      '',
      '{',
      '[]',
      '{}',
      '{"casebookBaseline":2,"claims":[],"findings":[]}',
      '{"casebookBaseline":1,"claims":[{"claim":"A","verdict":"good"}],"findings":[]}',
    ])
      expect(parseBaseline(text).ok).toBe(false);
  });

  it('lets pass exactly the verdicts that are no worse than what it holds [OUT-BASELINE-NEW]', async () => {
    const statuses = fc.constantFrom(...VERDICT_STATUSES);
    const open = await judged({});
    await fc.assert(
      fc.asyncProperty(statuses, statuses, async (was: VerdictStatus, now: VerdictStatus) => {
        const of = (status: VerdictStatus) => ({
          ...open,
          verdicts: new Map(
            [...open.verdicts].map(([address, verdict]) => [
              address,
              address === 'BOX-HOLD-OPEN'
                ? { ...verdict, status }
                : { ...verdict, status: 'verified' as const },
            ]),
          ),
        });
        const gate = applyGate(of(now), { ...OPEN, demands: ['verified'], baseline: toBaseline(of(was)) });
        const fine = now === 'verified' || now === 'waived';
        const owed = was !== 'verified' && was !== 'waived';
        const noWorse = VERDICT_STATUSES.indexOf(now) >= VERDICT_STATUSES.indexOf(was);
        expect(gate.passed).toBe(fine || (owed && noWorse));
        expect(gate.gone.claims.length > 0).toBe(owed && now !== was && noWorse);
      }),
    );
  });
});
