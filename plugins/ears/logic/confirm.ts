import { createHash } from 'node:crypto';
import { type EarsIssue, type EarsPartition, fitsPattern } from '#model';
import type { Formula } from '../formula.ts';
import { and, not } from '../formulas.ts';
import type { Axioms } from '../statement.ts';
import { type Candidate, memberOf, type Step } from './candidate.ts';
import type { FoundPartition } from './find-partitions.ts';
import { plainKey, wordsOf } from './formula-words.ts';
import type { Obligation } from './obligation.ts';
import { arePossible, type Inquiry, prove } from './rounds.ts';
import { type Situation, situationOf } from './situation.ts';
import { scriptOf } from './smt-text.ts';
import type { Fact, Theory } from './theory.ts';

/** An issue and the script that shows it. */
export interface Confirmed {
  readonly issue: EarsIssue;
  readonly script?: { readonly name: string; readonly text: string };
}

/** What is needed to put candidates into words. */
export interface Scene {
  readonly capability: string;
  readonly axioms: Axioms;
  readonly theory: Theory;
}

const HOW_TO_RUN = 'Run it with: z3 FILE. After each question stands the answer that is expected.';

/** L numbers, as an `accept` may name a check. */
const NUMBERS: Readonly<Partial<Record<EarsIssue['check'], string>>> = {
  contradiction: 'L1',
  overlap: 'L2',
  'undefined-priority': 'L3',
  'self-contradiction': 'L4',
  'impossible-condition': 'L5',
  'unreachable-unwanted': 'L6',
  tautology: 'L7',
  redundant: 'L8',
  duplicate: 'L9',
  'conflicting-bounds': 'L10',
  'timed-clash': 'L11',
  'incomplete-cases': 'L12',
  'scenario-breaks-requirement': 'L14',
  'scenario-outside-requirement': 'L15',
  'dangling-state': 'L17',
  'permission-clash': 'L18',
};

/**
 * Confirms a candidate: its proof runs as one script, every answer must be the expected one, and the script is what is published.
 * Ensures: what the solver does not confirm becomes `undecided`, never a finding.
 */
export function* confirm(candidate: Candidate, scene: Scene): Inquiry<Confirmed> {
  const formulas = candidate.proof.flatMap(({ assertions }) => assertions.map(({ formula }) => formula));
  const facts = yield* neededFacts(candidate.proof, scene.theory.about(formulas));
  const holding = [...candidate.situationOf.map(({ guard }) => guard), ...(candidate.situationIn ?? [])];
  const situation = situationOf(holding, candidate.core, facts);
  const steps = [...candidate.proof, ...situationSteps(holding, situation)];
  const issue = issueOf(candidate, scene.axioms, situation, facts);
  if (candidate.proof.length === 0) return { issue };
  const script = scriptOf(
    titleOf(candidate),
    facts.map(({ formula, comment }) => ({ formula, comment })),
    steps.map(({ comment, assertions, expect }) => ({
      comment: `${comment} Expected: ${expect === 'yes' ? 'sat' : 'unsat'}`,
      assertions,
    })),
  );
  const told = yield* prove({ script, questions: steps.length });
  if (told === undefined) return { issue };
  const name = scriptName(scene.capability, candidate.check, script);
  const shown = { name, text: script };
  if (steps.every(({ expect }, at) => told[at] === expect))
    return { issue: { ...issue, script: name }, script: shown };
  const undecided: EarsIssue = {
    ...issueOf(
      {
        ...candidate,
        check: 'undecided',
        severity: 'note',
        hint: `This may be a ${candidate.check.replaceAll('-', ' ')}, but Z3 gave no answer that confirms it.`,
      },
      scene.axioms,
      undefined,
      [],
    ),
    script: name,
  };
  return { issue: undecided, script: shown };
}

/** Confirms a partition in the same way; what is not confirmed is none. */
export function* confirmPartition(
  { over, within, cases, proof }: FoundPartition,
  { capability, theory }: Scene,
): Inquiry<Pick<Confirmed, 'script'> & { readonly partition?: EarsPartition }> {
  const facts = theory.about(proof.flatMap(({ assertions }) => assertions.map(({ formula }) => formula)));
  const partition: EarsPartition = {
    capability,
    over: over.map(plainKey).join(' and '),
    within: within.map((formula) => wordsOf(formula)),
    cases: cases.map((one) => {
      const { claim, sentence, span, text } = memberOf(one);
      return { claim, sentence, span, text };
    }),
  };
  const script = scriptOf(
    [
      `partition of ${partition.over}: ${cases.map(({ claim }) => claim).join(', ')}`,
      ...cases.map(({ claim, statement }) => `${claim}: ${statement.sentence.text}`),
      HOW_TO_RUN,
    ],
    facts.map(({ formula, comment }) => ({ formula, comment })),
    proof.map(({ comment, assertions, expect }) => ({
      comment: `${comment} Expected: ${expect === 'yes' ? 'sat' : 'unsat'}`,
      assertions,
    })),
  );
  const told = yield* prove({ script, questions: proof.length });
  if (told === undefined) return { partition };
  if (!proof.every(({ expect }, at) => told[at] === expect)) return {};
  const name = scriptName(capability, 'partition', script);
  return { partition: { ...partition, script: name }, script: { name, text: script } };
}

/** A name for one file: a capability in a folder of another has a slash in its id. */
function scriptName(capability: string, check: string, script: string): string {
  const plain = capability.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[^\p{L}\p{N}]+/u, '');
  return `${plain}-${check}-${createHash('sha256').update(script).digest('hex').slice(0, 10)}.smt2`;
}

/** The facts that the proof rests on: the others can be left out one after another. */
function* neededFacts(proof: readonly Step[], facts: readonly Fact[]): Inquiry<readonly Fact[]> {
  const impossible = proof.filter(({ expect }) => expect === 'no');
  let kept = facts;
  for (const fact of facts) {
    const others = kept.filter((one) => one !== fact);
    const taken = others.map(({ formula }) => formula);
    const still = yield* arePossible(
      impossible.map(({ assertions }) => [...assertions.map(({ formula }) => formula), ...taken]),
    );
    if (still.every((one) => one === 'no')) kept = others;
  }
  // What can happen must be able to happen with all that is taken for granted.
  return kept.length === facts.length || proof.every(({ expect }) => expect === 'no')
    ? kept
    : withPossible(kept, facts);
}

/** Facts that are needed come first in words; the others stay in the script, since they bound what can happen. */
function withPossible(kept: readonly Fact[], facts: readonly Fact[]): readonly Fact[] {
  return facts.map((fact) => {
    if (kept.includes(fact)) return fact;
    const { words: _, ...silent } = fact;
    return silent;
  });
}

function situationSteps(holding: readonly Formula[], situation: Situation | undefined): readonly Step[] {
  if (situation === undefined || situation.formulas.length === 0) return [];
  const assertions = situation.formulas.map((formula) => ({
    formula,
    comment: 'the situation that is shown',
  }));
  const conditions = and(holding);
  return [
    { comment: 'Can the situation that is shown be?', assertions, expect: 'yes' },
    {
      comment: 'Can it be while one of the conditions does not hold?',
      assertions: [...assertions, { formula: not(conditions), comment: 'a condition does not hold' }],
      expect: 'no',
    },
  ];
}

function titleOf({ check, core }: Candidate): readonly string[] {
  const number = NUMBERS[check];
  return [
    `${check}${number === undefined ? '' : ` (${number})`}: ${core.map(({ claim }) => claim).join(', ')}`,
    ...core.map(({ claim, statement }) => `${claim}: ${statement.sentence.text}`),
    HOW_TO_RUN,
  ];
}

function issueOf(
  { check, severity, core, relation, hint }: Candidate,
  axioms: Axioms,
  situation: Situation | undefined,
  facts: readonly Fact[],
): EarsIssue {
  const accepted = acceptOf(check, core, axioms);
  return {
    check,
    severity,
    core: membersOf(core),
    ...(relation === undefined ? {} : { relation }),
    situation: situation?.told ?? [],
    vocabulary: distinctWords(facts),
    hint,
    ...(accepted === undefined ? {} : { accepted }),
  };
}

function membersOf(core: readonly Obligation[]): EarsIssue['core'] {
  return core.map(memberOf);
}

function distinctWords(facts: readonly Fact[]): EarsIssue['vocabulary'] {
  const seen = new Set<string>();
  return facts.flatMap(({ words }) => {
    if (words === undefined) return [];
    const key = `${words.span.path} ${words.span.start}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [words];
  });
}

/** The first accept that names the check, all the claims, and no other. */
function acceptOf(
  check: EarsIssue['check'],
  core: readonly Obligation[],
  { accepts }: Axioms,
): EarsIssue['accepted'] {
  const claims = core.map(({ claim }) => claim);
  const found = accepts.find(
    (accept) =>
      (accept.check === undefined || accept.check === check || accept.check === NUMBERS[check]) &&
      claims.every((claim) => accept.claims.some((pattern) => fitsPattern(pattern, claim))) &&
      accept.claims.every((pattern) => claims.some((claim) => fitsPattern(pattern, claim))),
  );
  return found === undefined ? undefined : { reason: found.reason, span: found.span };
}
