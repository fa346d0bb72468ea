import {
  type Claim,
  type Evidence,
  groupBy,
  LAYERS,
  type Review,
  standingOfEvidence,
  type Verdict,
} from '#model';
import type { Aside, Goal, Solution, Strategy } from './argument-types.ts';
import { type CaseIndex, verdictOf } from './case-index.ts';
import { pieceKey, tallyLayers, totalCounts } from './tally.ts';
import {
  countOf,
  countsInWords,
  LAYER_WORDS,
  plain,
  scopeOfEvidence,
  sentenceOfEvidence,
  sentenceOfReview,
  shortfallOf,
} from './words.ts';

/**
 * The goal that a requirement or a scenario holds, with everything that stands below it.
 * @param number its place in the argument: `1.2.3`
 */
export function claimGoal(index: CaseIndex, claim: Claim, number: string): Goal {
  const verdict = verdictOf(index, claim.address);
  const scenarios = index.scenariosOf.get(claim.address) ?? [];
  const sorted = sortEvidence(index.evidenceOf.get(claim.address) ?? [], number);
  const shown = supportOf(sorted.supports, number);
  const goals = scenarios.map((scenario, at) => claimGoal(index, scenario, `${number}.${at + 1}`));
  const overScenarios: readonly Strategy[] =
    goals.length === 0
      ? []
      : [
          {
            kind: 'strategy',
            id: `S${number}`,
            text: `Argument over each of its ${countOf(goals.length, 'scenario')}`,
            context: [],
            support: goals,
          },
        ];
  const undeveloped = shown.length === 0 && goals.length === 0;
  return {
    kind: 'goal',
    id: `G${number}`,
    text: textOfClaim(claim),
    subject: { kind: 'claim', claim },
    status: verdict.status,
    why: plain(verdict.why[0] ?? ''),
    context: asidesOf(verdict, sorted, undeveloped, number),
    support: [...overScenarios, ...shown, ...(undeveloped ? [] : owedGoals(verdict, number))],
    challenges: sorted.against,
    seen: sorted.seen,
    undeveloped,
  };
}

/** What the goal of a claim says. */
export function textOfClaim({ kind, tag, title }: Claim): string {
  const name = tag === undefined ? '' : ` [${tag}]`;
  return `${kind === 'requirement' ? 'Requirement' : 'Scenario'}${name} holds: ${title}`;
}

/** Evidence by what it is to its claim. */
export interface SortedEvidence {
  readonly supports: readonly Solution[];
  readonly against: readonly Solution[];
  readonly seen: readonly Solution[];
}

/** Sorts a claim's own evidence: fresh and passed supports, fresh and failed challenges, everything else was only seen. */
export function sortEvidence(evidence: readonly Evidence[], number: string): SortedEvidence {
  const supports: Solution[] = [];
  const against: Solution[] = [];
  const seen: Solution[] = [];
  const superseded = supersededIn(evidence);
  for (const [at, piece] of evidence.entries()) {
    const standing = standingOfEvidence(piece);
    if (superseded.has(piece)) continue;
    const group = standing === 'passed' ? supports : standing === 'failed' ? against : seen;
    const prefix = group === against ? 'CSn' : 'Sn';
    group.push({
      kind: 'solution',
      id: `${prefix}${number}.${at + 1}`,
      text: sentenceOfEvidence(piece, standing),
      evidence: piece,
      standing,
      shortfall: plain(shortfallOf(piece, standing)),
    });
  }
  return { supports, against, seen };
}

/** Results of tests for which there is a newer one for the same claim: a stale one beside a fresh one, none beside any. */
function supersededIn(evidence: readonly Evidence[]): ReadonlySet<Evidence> {
  const superseded = new Set<Evidence>();
  for (const pieces of groupBy(evidence, pieceKey).values()) {
    const standings = pieces.map(standingOfEvidence);
    const isRun = standings.some((standing) => standing !== 'not-run');
    const isFresh = standings.some((standing) => standing !== 'not-run' && standing !== 'stale');
    for (const [at, piece] of pieces.entries())
      if (standings[at] === 'not-run' ? isRun : isFresh && standings[at] === 'stale') superseded.add(piece);
  }
  return superseded;
}

/** What supports a claim: by layer, where there is more than one or the layer has something to say of its own. */
export function supportOf(supports: readonly Solution[], number: string): readonly (Strategy | Solution)[] {
  const layers = LAYERS.flatMap((layer) => {
    const solutions = supports.filter(({ evidence }) => evidence.layer === layer);
    return solutions.length === 0 ? [] : [{ layer, solutions }];
  });
  return layers.flatMap(({ layer, solutions }): readonly (Strategy | Solution)[] => {
    if (layers.length === 1 && layer !== 'model') return solutions;
    const scopes = [...new Set(solutions.flatMap(({ evidence }) => scopeOfEvidence(evidence) ?? []))];
    const text =
      layer === 'model'
        ? `About a model of the design, ${scopesInWords(scopes)}; the model is not the code`
        : '';
    return [
      {
        kind: 'strategy',
        id: `S${number}-${layer}`,
        text: `Argument by ${LAYER_WORDS[layer]}`,
        context: text === '' ? [] : [{ kind: 'context', id: `C${number}-${layer}`, text }],
        support: solutions,
      },
    ];
  });
}

function scopesInWords(scopes: readonly string[]): string {
  return scopes.length <= 2
    ? scopes.join('; ')
    : `each within its own scope, ${scopes.length} different ones`;
}

/** A goal without support for each thing that a claim still owes. */
function owedGoals({ obligations, status }: Verdict, number: string): readonly Goal[] {
  return obligations
    .filter(({ met }) => !met)
    .map(({ owes, policy }, at) => ({
      kind: 'goal',
      id: `G${number}-owed${at + 1}`,
      text: `It is shown by ${owes}${policy === undefined ? '' : ` (policy ${policy})`}`,
      subject: { kind: 'owed' },
      status: status === 'waived' ? 'waived' : 'unverified',
      why: '',
      context: [],
      support: [],
      challenges: [],
      seen: [],
      undeveloped: true,
    }));
}

/** What a claim's goal is to be read with: what it owes, what was seen and does not count, who stands for it. */
function asidesOf(
  verdict: Verdict,
  { supports, seen }: SortedEvidence,
  undeveloped: boolean,
  number: string,
): readonly Aside[] {
  // What every claim owes is said at the top, so it is said again only where it is special or nothing else is said.
  const owed = undeveloped
    ? verdict.obligations.filter(({ met, policy }) => !met && (policy !== undefined || seen.length === 0))
    : [];
  const contexts = [
    ...owed.map(({ owes, policy }) => `It owes ${owes}${policy === undefined ? '' : ` (policy ${policy})`}`),
    ...(supports.some(({ evidence }) => evidence.olderThanRequirement)
      ? ['The text of its requirement has changed since some of this evidence was taken']
      : []),
    ...(supports.length > 0 && supports.every(({ evidence }) => evidence.directness === 'indirect')
      ? ['All evidence is about a whole file or suite, none about this claim alone']
      : []),
  ];
  const affirmed = new Set<Review>();
  for (const { evidence } of supports) {
    if (evidence.freshness.kind === 'fresh' && evidence.freshness.affirmedBy !== undefined)
      affirmed.add(evidence.freshness.affirmedBy);
  }
  return [
    ...asides('context', 'C', contexts, number),
    ...seenAside(seen, `C${number}.${contexts.length + 1}`),
    ...asides('assumption', 'A', [...affirmed].map(sentenceOfReview), number),
    ...asides(
      'justification',
      'J',
      verdict.waiver === undefined ? [] : [sentenceOfReview(verdict.waiver)],
      number,
    ),
  ];
}

/** Numbers asides of one kind. */
export function asides(
  kind: Aside['kind'],
  prefix: string,
  texts: readonly string[],
  number: string,
): readonly Aside[] {
  return texts.map((text, at) => ({ kind, id: `${prefix}${number}.${at + 1}`, text }));
}

/** One sentence on evidence that does not count, with the reason of the first; nothing where there is none. */
export function seenAside(seen: readonly Solution[], id: string): readonly Aside[] {
  if (seen.length === 0) return [];
  const counts = countsInWords(totalCounts(tallyLayers(seen.map(({ evidence }) => evidence))));
  const reason = seen.find(({ shortfall }) => shortfall !== '')?.shortfall;
  const text = `Seen, but it does not count: ${counts}${reason === undefined ? '' : `. ${reason}`}`;
  return [{ kind: 'context', id, text, summarises: 'seen' }];
}
