import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EarsCheck, SentenceProblemKind, VocabularyProblem } from '#model';
import { RULES } from '#rules';
import { assessFiles, assessRun, GOOD_SPEC, type MemoryFile, tiredSolver } from './memory-project.ts';

const PATH = GOOD_SPEC.path;
const FIRST = 'WHEN a caller puts null into a box, the box SHALL exit with code 1.';
const SECOND = 'WHEN a caller puts null into a box, the box SHALL exit with code 2.';
const VOCABULARY =
  '## Vocabulary\n\n```ears-vocabulary\naccept L1 BOX-NULL BOX-REPORT "the order is settled"\n```\n';

function specOf(first: string, second?: string, vocabulary = ''): MemoryFile {
  const more =
    second === undefined
      ? ''
      : `\n### Requirement: Report [BOX-REPORT]\n\n${second}\n\n#### Scenario: Read [BOX-READ]\n\nWHEN a caller reads a full box, the box SHALL return the value.\n`;
  const text = GOOD_SPEC.text
    .replace(/WHEN a caller puts null into a box, .*/, first)
    .replace('## Requirements', `${vocabulary}\n## Requirements`);
  return { path: PATH, text: text + more };
}

const ears = async (...args: Parameters<typeof assessRun>) =>
  (await assessRun(...args)).findings.filter(({ code }) => code.startsWith('ears/'));

describe('rules of sentences', () => {
  it('leave no kind of problem without a rule [STYLE-RULES-EVERY]', () => {
    // Records, so that the compiler refuses a list that misses a kind.
    const problems: Record<SentenceProblemKind, true> = {
      'missing-modal': true,
      'wrong-modal': true,
      'missing-subject': true,
      'pronoun-subject': true,
      'weak-modal': true,
      'several-responses': true,
      'hedged-modal': true,
      'shall-never': true,
      'then-without-if': true,
      'if-without-then': true,
      'no-comma': true,
      'clause-order': true,
      'where-not-feature': true,
      'many-conditions': true,
      'lead-without-items': true,
      'trailing-condition': true,
      'trigger-without-subject': true,
      'process-trigger': true,
      'unwanted-trigger': true,
      'mixed-and-or': true,
      quantified: true,
      'subject-not-system': true,
      anaphora: true,
      'number-without-unit': true,
      'between-bounds': true,
      'other-language': true,
      placeholder: true,
      'scenario-without-trigger': true,
      'scenario-without-outcome': true,
      'ambiguous-scope': true,
      'joined-sentences': true,
      'vague-term': true,
      'escape-clause': true,
      'open-ended-list': true,
      'superfluous-infinitive': true,
      'and-or': true,
      'purpose-phrase': true,
      'long-sentence': true,
      'unbounded-time': true,
      'passive-voice': true,
      'wide-vague-term': true,
      negative: true,
      combinator: true,
      oblique: true,
      parenthesis: true,
      pronoun: true,
      absolute: true,
      'solution-word': true,
      'universal-word': true,
      'temporal-word': true,
    };
    const checks: Record<EarsCheck, true> = {
      contradiction: true,
      overlap: true,
      'undefined-priority': true,
      'self-contradiction': true,
      'impossible-condition': true,
      'unreachable-unwanted': true,
      tautology: true,
      redundant: true,
      duplicate: true,
      'conflicting-bounds': true,
      'timed-clash': true,
      'incomplete-cases': true,
      'scenario-breaks-requirement': true,
      'scenario-outside-requirement': true,
      'dangling-state': true,
      'permission-clash': true,
      undecided: true,
    };
    const vocabulary: Record<VocabularyProblem['kind'], true> = {
      malformed: true,
      unused: true,
      'unmatched-phrase': true,
      'ambiguous-phrase': true,
      'unused-accept': true,
      'undeclared-system': true,
    };
    const kindsOf = (kind: (rule: (typeof RULES)[number]) => string | undefined) =>
      RULES.flatMap((rule) => kind(rule) ?? []).sort();
    expect(kindsOf((rule) => rule.sentenceProblem)).toEqual(Object.keys(problems).sort());
    expect(kindsOf((rule) => rule.earsCheck)).toEqual(Object.keys(checks).sort());
    expect(kindsOf((rule) => rule.vocabularyProblem)).toEqual(Object.keys(vocabulary).sort());
  });

  it('shows a conflict with both demands, the situation and the other sentence [STYLE-RULES-CONFLICT]', async () => {
    const spec = specOf(FIRST, SECOND);
    const [finding, ...others] = await ears([spec]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'ears/contradiction',
      severity: 'error',
      message:
        '`exit with code 1` and `exit with code 2` are demanded together when `a caller puts null into a box`, but no system can do both',
      related: [{ message: `\`BOX-REPORT\` says: ${SECOND}` }],
    });
    expect(finding?.hint).toMatch(/The script `.+\.smt2` shows it\.$/);
    const textAt = (span: { start: number; end: number } | undefined) =>
      span && spec.text.slice(span.start, span.end);
    expect(textAt(finding?.span)).toBe(FIRST);
    expect(textAt(finding?.related?.[0]?.span)).toBe(SECOND);
  });

  it('calls needless the demand that the other contains, whichever comes first [CONS-REDUNDANT-PAIR]', async () => {
    const [part, whole] = [
      'WHEN a caller puts null into a box, the box SHALL ring twice.',
      'WHEN a caller puts null into a box, the box SHALL ring twice and show the lamp.',
    ];
    for (const spec of [specOf(part, whole), specOf(whole, part)]) {
      const found = (await ears([spec])).filter(({ code }) => code === 'ears/redundant');
      expect(found).toMatchObject([
        { message: '`ring twice` is demanded, but with `ring twice and show the lamp` it says nothing new' },
      ]);
      expect(spec.text.slice(found[0]?.span?.start, found[0]?.span?.end)).toBe(part);
    }
  });

  it('gives an issue of a SHOULD a lower severity than its rule has [STYLE-RULES-STRENGTH]', async () => {
    const spec = specOf(FIRST, SECOND.replace('SHALL', 'SHOULD'));
    const severity = async (rules: Record<string, 'error'>) =>
      (await ears([spec], { rules })).find(({ code }) => code === 'ears/contradiction')?.severity;
    expect(await severity({})).toBe('warning');
    // What the configuration says goes before it.
    expect(await severity({ 'ears/contradiction': 'error' })).toBe('error');
  });

  it('reports no issue that the vocabulary accepts [STYLE-RULES-ACCEPTED]', async () => {
    expect(await ears([specOf(FIRST, SECOND, VOCABULARY)])).toEqual([]);
  });

  it('says of each capability and change where its solver failed [CONS-SOLVER-FAILED]', async () => {
    const path = 'openspec/changes/weigh/specs/box/spec.md';
    const vocabulary =
      '## Vocabulary\n\n```ears-vocabulary\nflag open "the lid is open"\nnumber weight (kg) "the weight"\n```\n';
    const light = 'WHILE the weight is below 5 kg AND the lid is open, the box SHALL exit with code 1.';
    const heavy = 'WHILE the weight is below 7 kg, the box SHALL exit with code 2.';
    const delta = `## ADDED Requirements\n\n### Requirement: Report [BOX-REPORT]\n\n${heavy}\n\n#### Scenario: Read [BOX-READ]\n\nWHEN a caller reads a full box, the box SHALL return the value.\n`;
    const change = [
      { path: 'openspec/changes/weigh/proposal.md', text: '# Weigh\n\n## Why\n\nIt is needed.\n' },
      { path, text: delta },
    ];
    const failed = async (files: readonly MemoryFile[], solver?: typeof tiredSolver) =>
      (await ears(files, solver && { solver }))
        .filter(({ code }) => code === 'ears/solver-failed')
        .map(({ message, span, severity }) => `${severity} ${span?.path}: ${message}`);
    expect(await failed([specOf(light, heavy, vocabulary)], tiredSolver)).toEqual([
      `error ${PATH}: Z3 was to compare the sentences of this capability, but it is tired`,
    ]);
    expect(await failed([specOf(light, undefined, vocabulary), ...change], tiredSolver)).toEqual([
      `error ${path}: Z3 was to compare the sentences with the change \`weigh\`, but it is tired`,
    ]);
    expect(await failed([specOf(light, heavy, vocabulary)])).toEqual([]);
  });

  it('reports an issue that a change brings in at its delta [STYLE-RULES-CHANGE]', async () => {
    const delta = `## ADDED Requirements\n\n### Requirement: Report [BOX-REPORT]\n\n${SECOND}\n\n#### Scenario: Read [BOX-READ]\n\nWHEN a caller reads a full box, the box SHALL return the value.\n`;
    const path = 'openspec/changes/report/specs/box/spec.md';
    const found = await ears([
      specOf(FIRST),
      { path: 'openspec/changes/report/proposal.md', text: '# Report\n\n## Why\n\nIt is needed.\n' },
      { path, text: delta },
    ]);
    expect(found).toMatchObject([
      {
        code: 'ears/contradiction',
        message: expect.stringMatching(
          /^With the change `report`: `exit with code 1` and `exit with code 2`/,
        ),
        span: { path },
        related: [{ message: `\`BOX-NULL\` says: ${FIRST}`, span: { path: PATH } }],
      },
    ]);
  });

  it('says once what OpenSpec says too [STYLE-RULES-ONCE]', async () => {
    const spec = specOf('WHEN a caller puts null into a box, the box will refuse the value.');
    const { findings } = await assessFiles([spec]);
    expect(findings.map(({ code }) => code)).toEqual(['openspec/no-keyword']);
  });

  it('reports a rule that is off once the configuration gives it a severity [STYLE-NOISY-ASKED]', async () => {
    const spec = specOf('WHEN a caller puts null into a box, the box SHALL ring and blink.');
    expect(await ears([spec])).toEqual([]);
    expect(await ears([spec], { rules: { 'ears/combinator': 'warning' } })).toMatchObject([
      { code: 'ears/combinator', severity: 'warning', message: expect.stringMatching(/^`and` joins/) },
    ]);
  });

  it('takes no allow of a rule that is off for unused [STYLE-NOISY-ASKED]', async () => {
    const spec = specOf(
      '<!-- allow ears/combinator: both are meant -->\n\nWHEN a caller puts null into a box, the box SHALL ring and blink.',
    );
    expect((await assessFiles([spec])).findings).toEqual([]);
  });

  it('reads the vocabulary that the guide shows [STYLE-RULES-EVERY]', async () => {
    const guide = readFileSync('src/content/docs/guide/consistency.md', 'utf8');
    const [block] = /^```ears-vocabulary\n[\s\S]*?^```$/m.exec(guide) ?? [];
    const codes = (await ears([specOf(FIRST, undefined, `## Vocabulary\n\n${block}\n`)])).map(
      ({ code }) => code,
    );
    // Nothing in the specs uses it, but every line is understood.
    expect(codes).toContain('ears/unused-vocabulary');
    expect(codes).not.toContain('ears/malformed-vocabulary');
    expect(codes).not.toContain('ears/ambiguous-phrase');
  });

  it('names every logical check in the guide [STYLE-RULES-EVERY]', () => {
    const guide = readFileSync('src/content/docs/guide/consistency.md', 'utf8');
    for (const { code, earsCheck } of RULES) {
      // That the solver gave up is no check.
      if (earsCheck !== undefined && earsCheck !== 'undecided') expect(guide).toContain(`(/rules/${code}/)`);
    }
  });

  it('names nobody for certain where a list or a label may name who must act [STYLE-RULES-CLEAR]', async () => {
    const found = async (text: string) =>
      (await ears([specOf(text)])).map(({ code, severity }) => `${code} ${severity}`);
    expect(await found('The box SHALL ring.\n\n**Title**\n\n- SHALL NOT be empty')).toEqual([
      'ears/missing-subject note',
    ]);
    expect(await found('WHEN it rings, SHALL stay shut.')).toEqual(['ears/missing-subject warning']);
  });

  it('asks for no list where scenarios follow what leads them in [STYLE-RULES-CLEAR]', async () => {
    const found = await ears([specOf('WHEN a caller puts null into a box, the box SHALL answer:')]);
    expect(found.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'ears/lead-without-items note',
    ]);
  });

  it.each([
    ['a pronoun in steps', '- **WHEN** a caller opens a box\n- **THEN** it SHALL ring', []],
    ['a pronoun in prose', 'WHEN a caller opens a box, it SHALL ring.', ['ears/pronoun-subject note']],
    ['a list', 'WHEN a caller opens a box, the box SHALL show:\n\n- the lid\n- the lamp', []],
    ['a block of code', 'WHEN a caller opens a box, the box SHALL print:\n\n```text\nopen\n```', []],
    ['nothing', 'WHEN a caller opens a box, the box SHALL print:', ['ears/lead-without-items error']],
    ['an argument', 'WHEN a caller runs open <name>, the box SHALL ring.', ['ears/placeholder note']],
    ['a gap', 'WHEN a caller opens a box, the box SHALL ring TBD.', ['ears/placeholder error']],
    [
      'a list under a heading',
      'WHEN a caller opens a box, the box SHALL show:\n\n##### Lamps\n\n- red',
      ['ears/lead-without-items note'],
    ],
    ['an order', 'WHEN a caller opens a box, ring twice. The box SHALL ring.', ['ears/wrong-modal warning']],
    [
      'what people do',
      'The box SHALL ring. WHEN a box rings, the user will answer.',
      ['ears/wrong-modal note'],
    ],
    [
      'the steps of a process',
      'The box SHALL ring twice.\n\n1. The lid opens\n2. WHEN the lid is open, the lamp glows',
      ['ears/wrong-modal note'],
    ],
    [
      'an item beside those that bind',
      '- WHEN the lid is shut, the box SHALL ring\n- WHEN the lid is open, the lamp glows',
      ['ears/wrong-modal warning'],
    ],
    [
      'an order beside quoted words that bind',
      'The box SHALL ring twice.\n\n- "You must stop" is shown\n- IF the lid is open, ring twice',
      ['ears/wrong-modal note'],
    ],
    ['nobody', 'WHEN a caller opens a box, SHALL ring.', ['ears/missing-subject warning']],
    ['neither of two', 'WHEN a box has a lid and no lamp or bell, the box SHALL ring.', []],
    [
      'one of several',
      'WHEN a lid or a lamp and a bell break, the box SHALL ring.',
      ['ears/mixed-and-or note'],
    ],
    ['a vague word', 'The box SHALL show appropriate colours.', ['ears/vague-term warning']],
    ['a vague condition', 'WHEN callers call quickly, the box SHALL ring.', ['ears/vague-term note']],
    ['a reason with ensuring', 'The box SHALL ring, ensuring an easy start.', ['ears/vague-term note']],
    ['a reason', 'The box SHALL show its lid for easy reference.', ['ears/vague-term note']],
    ['a reason with to allow', 'The box SHALL ring, to allow an easy start.', ['ears/vague-term note']],
    ['a purpose', 'The box SHALL have a lamp to quickly find it.', ['ears/vague-term note']],
    ['what is made easy', 'The box SHALL allow callers to quickly find it.', ['ears/vague-term warning']],
    ['a report', 'The box SHALL state that it closes gracefully.', ['ears/vague-term note']],
    [
      'a report without that',
      'The box SHALL ring, indicating the lid cannot be gracefully shut.',
      ['ears/vague-term note'],
    ],
    ['a vague report', 'The box SHALL ring, indicating an appropriate lid.', ['ears/vague-term warning']],
    ['one that is told elsewhere', 'The box SHALL show the appropriate lamp.', ['ears/vague-term note']],
    ['a way out', 'The box SHALL ring as needed.', ['ears/escape-clause warning']],
    ['a choice', 'The box SHALL let callers ring as needed.', ['ears/escape-clause note']],
    ['a state', '- **GIVEN** an open box\n- **THEN** the lamp glows', ['ears/scenario-without-trigger note']],
    ['no step at all', '- **THEN** the lamp glows', ['ears/scenario-without-trigger warning']],
  ])(
    'tells what a person sees at once from what is open: %s [STYLE-RULES-CLEAR]',
    async (_, text, expected) => {
      const spec = {
        path: PATH,
        text: GOOD_SPEC.text.replace(/WHEN a caller puts null into an empty box.*/, text),
      };
      expect((await ears([spec])).map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected);
    },
  );
});
