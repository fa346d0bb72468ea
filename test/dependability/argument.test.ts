import { expect, test } from 'vitest';
import { type Goal, indexCase, type Solution, type Strategy, systemGoal } from '#dependability';
import type { Assessment, CheckedCommand } from '#model';
import { assessed, evidenceFor, looseCommand, modelWith, STALE, waiver } from './fixture.ts';

const BOX = { box: { 'BOX-ADD': ['BOX-ADD-FULL', 'BOX-ADD-EMPTY'] } };

const argument = (assessment: Assessment) => systemGoal(indexCase(assessment), 'evidence');

function elements(goal: Goal): (Goal | Strategy | Solution)[] {
  const below = (one: Goal | Strategy | Solution): (Goal | Strategy | Solution)[] => [
    one,
    ...(one.kind === 'solution' ? [] : one.support.flatMap(below)),
    ...(one.kind === 'goal' ? one.challenges : []),
  ];
  return below(goal);
}

function goalOf(goal: Goal, tag: string): Goal {
  const found = elements(goal).find(
    (one): one is Goal =>
      one.kind === 'goal' && one.subject.kind === 'claim' && one.subject.claim.tag === tag,
  );
  if (found === undefined) throw new Error(`No goal for ${tag}`);
  return found;
}

test('argues from the system over capabilities, requirements and scenarios to the evidence [CASE-ARGUMENT-TREE]', () => {
  const top = argument(assessed(BOX, { evidence: [evidenceFor('BOX-ADD-FULL')] }));
  expect(top.text).toBe('house does what its specs require, as of commit 0123456789 of 2026-01-03');
  expect(elements(top).map(({ id }) => id)).toEqual([
    'G1',
    'S1',
    'G1.1',
    'S1.1',
    'G1.1.1',
    'S1.1.1',
    'G1.1.1.1',
    'Sn1.1.1.1.1',
    'G1.1.1.2',
  ]);
  expect(goalOf(top, 'BOX-ADD-FULL')).toMatchObject({ status: 'verified', undeveloped: false });
});

test('gives each goal the verdict of what it is about, never more [CASE-ARGUMENT-TREE]', () => {
  const assessment = assessed(BOX, { evidence: [evidenceFor('BOX-ADD-FULL')] });
  const top = argument(assessment);
  expect(top.status).toBe('unverified');
  for (const one of elements(top)) {
    if (one.kind !== 'goal' || one.subject.kind !== 'claim') continue;
    expect(one.status).toBe(assessment.verdicts.get(one.subject.claim.address)?.status);
  }
  expect(JSON.stringify(top)).not.toMatch(/proved|proven/i);
});

test('leaves a goal undeveloped where nothing was shown, and says what it owes [CASE-ARGUMENT-UNDEVELOPED]', () => {
  const goal = goalOf(argument(assessed(BOX)), 'BOX-ADD-EMPTY');
  expect(goal).toMatchObject({ undeveloped: true, support: [] });
  expect(goal.context.map(({ text }) => text)).toEqual(['It owes an executed test, example or proof']);
});

test('adds an undeveloped goal for what is owed beside what was shown [CASE-ARGUMENT-UNDEVELOPED]', () => {
  const plain = assessed(BOX, { evidence: [evidenceFor('BOX-ADD-FULL')] });
  const verdict = plain.verdicts.get('BOX-ADD-FULL' as never);
  if (verdict === undefined) throw new Error('No verdict');
  const owing = {
    ...verdict,
    obligations: [{ owes: 'a property test', met: false, by: [], policy: 'hard' }],
  };
  const goal = goalOf(
    argument({ ...plain, verdicts: new Map([...plain.verdicts, ['BOX-ADD-FULL' as never, owing]]) }),
    'BOX-ADD-FULL',
  );
  expect(goal.undeveloped).toBe(false);
  expect(goal.support.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    expect.stringMatching(/^solution: tests BOX-ADD-FULL: passed/),
    'goal: It is shown by a property test (policy hard)',
  ]);
});

test('shows evidence against a claim as such, and never as support [CASE-ARGUMENT-AGAINST]', () => {
  const failed = evidenceFor('BOX-ADD-FULL', { result: 'failed', title: 'stays full' });
  const goal = goalOf(
    argument(assessed(BOX, { evidence: [failed, evidenceFor('BOX-ADD-FULL')] })),
    'BOX-ADD-FULL',
  );
  expect(goal.status).toBe('refuted');
  expect(goal.challenges.map(({ id, evidence }) => [id, evidence.result])).toEqual([
    ['CSn1.1.1.1.1', 'failed'],
  ]);
  expect(goal.support).toHaveLength(1);
});

test('lists evidence that does not count apart, with the reason [CASE-ARGUMENT-SEEN]', () => {
  const evidence = [
    evidenceFor('BOX-ADD-FULL', STALE),
    evidenceFor('BOX-ADD-FULL', { title: 'skips', result: 'skipped' }),
    evidenceFor('BOX-ADD-FULL', { title: 'weak', weak: 'It asserted nothing.' }),
  ];
  const goal = goalOf(argument(assessed(BOX, { evidence })), 'BOX-ADD-FULL');
  expect(goal.support.filter(({ kind }) => kind === 'solution')).toEqual([]);
  expect(goal.undeveloped).toBe(true);
  expect(goal.seen.map(({ standing, shortfall }) => [standing, shortfall])).toEqual([
    ['stale', 'The sentence has changed since.'],
    ['skipped', ''],
    ['weak', 'It asserted nothing.'],
  ]);
  expect(goal.context.at(-1)?.text).toBe(
    'Seen, but it does not count: 1 skipped, 1 stale, 1 weak. The sentence has changed since.',
  );
});

test('argues by layer where a claim has evidence on several, models with their scopes [CASE-ARGUMENT-LAYERS]', () => {
  const command = {
    ...looseCommand('box', { kind: 'holds' }, 'for 5'),
    bearings: [{ claim: 'BOX-ADD-FULL' as never, by: 'tag' as const }],
  };
  const evidence = [
    evidenceFor('BOX-ADD-FULL'),
    evidenceFor('BOX-ADD-FULL', { layer: 'property', title: 'any box' }),
    evidenceFor('BOX-ADD-FULL', { kind: 'command', layer: 'model', command }),
  ];
  const goal = goalOf(argument(assessed(BOX, { evidence })), 'BOX-ADD-FULL');
  expect(goal.support.map(({ text }) => text)).toEqual([
    'Argument by unit tests',
    'Argument by property tests',
    'Argument by model checks',
  ]);
  const model = goal.support[2];
  expect(model?.kind === 'strategy' && model.context[0]?.text).toBe(
    'About a model of the design, within the scope for 5; the model is not the code',
  );
});

test('justifies what is waived and assumes what is affirmed, by whom and why [CASE-ARGUMENT-WAIVED]', () => {
  const affirmedBy = { ...waiver('BOX-ADD-EMPTY'), kind: 'affirmed' as const, reason: 'Only a comma moved.' };
  const top = argument(
    assessed(BOX, {
      reviews: [waiver('BOX-ADD-FULL', '2026-06-30')],
      evidence: [evidenceFor('BOX-ADD-EMPTY', { freshness: { kind: 'fresh', affirmedBy } })],
    }),
  );
  const waived = goalOf(top, 'BOX-ADD-FULL');
  expect(waived).toMatchObject({ status: 'waived', undeveloped: true });
  expect(waived.context).toContainEqual({
    kind: 'justification',
    id: 'J1.1.1.1.1',
    text: 'Waived by Ada on 2026-01-01, until 2026-06-30: The old printer goes next year.',
  });
  expect(goalOf(top, 'BOX-ADD-EMPTY').context).toContainEqual({
    kind: 'assumption',
    id: 'A1.1.1.2.1',
    text: 'Affirmed by Ada on 2026-01-01: Only a comma moved.',
  });
});

test('says what it covers and what nobody looked at [CASE-ARGUMENT-SCOPE]', () => {
  const top = argument(
    assessed(BOX, {
      unreadReports: [{ path: 'reports/a.xml', reason: 'too large' }],
      scan: { files: 2, skipped: [{ path: 'big.ts', reason: 'too-large' }] },
    }),
  );
  expect(top.context.map(({ text }) => text)).toEqual([
    'Specs: 1 capability, 1 requirement, 2 scenarios',
    'Evidence: none was found',
    'Not looked at: results of tests, since no report of a run was found',
    'Not looked at: 1 report that could not be read',
    'Not looked at: 1 code file that was skipped',
    expect.stringContaining('not the meaning of tests'),
    'What each claim owes: an executed test, example or proof',
  ]);
});

test('counts model commands that bear on no claim for their capability [CASE-ARGUMENT-LAYERS]', () => {
  const violated = looseCommand('box', { kind: 'violated', counterexample: { bitwidth: 4, states: [] } });
  const top = argument(assessed(BOX, { models: [modelWith(violated)] }));
  const box = elements(top).find(
    (one): one is Goal => one.kind === 'goal' && one.subject.kind === 'capability',
  );
  expect(box?.status).toBe('refuted');
  expect(box?.challenges.map(({ text }) => text)).toEqual([
    'check NeverFull: there is a counterexample within the scope for 3.',
  ]);
});

test('takes a model command that bears on no claim for no support where it is weak [CASE-ARGUMENT-SEEN]', () => {
  const empty = looseCommand('box', { kind: 'uninhabited' });
  const impossible = { ...empty, command: { ...empty.command, kind: 'run' as const, expect: 0 } };
  const vacuous = looseCommand('box', { kind: 'holds', vacuous: true });
  const sound = looseCommand('box', { kind: 'holds' });
  const standings = (command: CheckedCommand) => {
    const box = elements(argument(assessed(BOX, { models: [modelWith(command)] }))).find(
      (one): one is Goal => one.kind === 'goal' && one.subject.kind === 'capability',
    );
    const supports = box?.support.filter(({ id }) => id.endsWith('-model')).length;
    return [supports, box?.seen.map(({ standing, shortfall }) => `${standing}: ${shortfall.slice(0, 33)}`)];
  };
  expect(standings(sound)).toEqual([1, []]);
  expect(standings(impossible)).toEqual([0, ['weak: It expects that there is no insta']]);
  expect(standings(vacuous)).toEqual([0, ['weak: Nothing at all satisfies the mode']]);
});

test('has unique ids, however large the project is [CASE-ARGUMENT-TREE]', () => {
  const large = (count: number) =>
    assessed(
      Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [
          `c${at}`,
          Object.fromEntries(
            Array.from({ length: count / 20 }, (__, one) => [`T-${at}-${one}`, [`T-${at}-${one}-A`]]),
          ),
        ]),
      ),
      {},
    );
  const all = elements(argument(large(8_000)));
  expect(all).toHaveLength(1 + 1 + 20 * 2 + 8_000 * 3);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});
