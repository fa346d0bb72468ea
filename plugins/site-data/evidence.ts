import { LIMITS } from '#config';
import { LAYER_WORDS, STANDING_WORDS } from '#dependability';
import {
  type Address,
  type BoundReport,
  commandName,
  ENDED,
  EVIDENCE_STANDINGS,
  type Evidence,
  type EvidenceStanding,
  type ExampleRun,
  groupBy,
  LAYERS,
  type Layer,
  type Link,
  outcomeSentence,
  proofSentence,
  proofTitle,
  standingOfEvidence,
  textOf,
} from '#model';
import type { LineResult } from '#render';
import { commandId } from './commands.ts';
import type { EvidenceLink, EvidenceSection, EvidenceView, LayerView, OwedView } from './evidence-types.ts';
import { countStandingsOfEvidence, durationInWords, foundWords } from './evidence-words.ts';
import { executionOf, unique } from './executions.ts';
import { hostHref } from './host-links.ts';
import { reviewsOf, toReviewView } from './reviews.ts';
import { toRunView } from './runs.ts';
import { type PlacedRequirement, type SiteIndex, sourceHref } from './site-index.ts';
import type { Href, LinkView } from './types.ts';
import { lineOf, placeOf, toLinkView } from './views.ts';

/** What was executed once and may speak for several claims of a page. */
interface Piece {
  readonly id: string;
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** A newer result of the same test takes its place. */
  readonly superseded: boolean;
}

/** The evidence of one page, and where on the page each piece is. */
export interface PageEvidence {
  readonly section: EvidenceSection;
  /** A piece by name; with the way to its details where the page shows them. */
  readonly linkTo: (evidence: Evidence) => EvidenceLink;
}

/** Lays out what was executed for a requirement and its scenarios: by layer, the worst first, each run once. */
export function toPageEvidence(index: SiteIndex, placed: PlacedRequirement): PageEvidence {
  const { requirement, scenarios } = placed;
  const claims = [requirement, ...scenarios].map(({ address }) => address);
  const all = claims.flatMap((claim) => index.evidenceOfClaim.get(claim) ?? []);
  const deciding = new Set(index.assessment.verdicts.get(requirement.address)?.deciding ?? []);
  const decides = (piece: Piece) => piece.evidence.some((one) => deciding.has(one));
  const layers = LAYERS.flatMap((layer): readonly { layer: Layer; pieces: readonly Piece[] }[] => {
    const own = all.filter((evidence) => evidence.layer === layer);
    return own.length === 0 ? [] : [{ layer, pieces: inOrder(piecesOf(index, own, layer), decides) }];
  });
  const runs = new Map(
    [...new Set(all.flatMap(({ test }) => test?.outcome?.report ?? []))].map((report, at) => [
      report,
      at + 1,
    ]),
  );
  const scope = { index, runs, decides, several: scenarios.length > 0, requirement: requirement.address };
  const views = layers.map(({ layer, pieces }) => toLayerView(layer, pieces, scope));
  const shown = new Set(views.flatMap(({ pieces }) => pieces.map(({ id }) => id)));
  const idOf = new Map(
    layers.flatMap(({ pieces }) =>
      pieces.flatMap(({ id, evidence }) => evidence.map((one): [Evidence, string] => [one, id])),
    ),
  );
  return {
    section: {
      counts: countStandingsOfEvidence(layers.flatMap(({ pieces }) => standingsOf(pieces))),
      layers: views,
      owed: toOwed(index, claims),
      ...sharedStaleness(views),
      runs: [...runs].map(([report, number]) => toRunView(index, report, number)),
      reviews: reviewsOf(index, claims),
    },
    linkTo: (evidence) => {
      const id = idOf.get(evidence);
      return toEvidenceLink(index, evidence, id !== undefined && shown.has(id) ? id : undefined);
    },
  };
}

/** The reasons that all stale pieces share: said once, they need not be read at each of them. */
function sharedStaleness(layers: readonly LayerView[]): Pick<EvidenceSection, 'staleBecause'> {
  const all = layers.flatMap(({ pieces }) =>
    pieces.flatMap(({ stale }) => (stale.length > 0 ? [stale] : [])),
  );
  const [first] = all;
  const isShared = all.every((reasons) => reasons.join('\n') === first?.join('\n'));
  return all.length > 1 && first !== undefined && isShared ? { staleBecause: first } : {};
}

/** A piece of evidence by name. */
export function toEvidenceLink(index: SiteIndex, evidence: Evidence, id?: string): EvidenceLink {
  const { kind } = evidence;
  return {
    standing: standingOfEvidence(evidence),
    ...(kind === 'command' || kind === 'example' ? { code: kind } : {}),
    title: titleOf(index, evidence),
    ...(id === undefined ? {} : { href: `#${id}` }),
  };
}

/** Joins what is one execution, found in the same way: a test whose title has three tags is one test. */
function piecesOf(index: SiteIndex, all: readonly Evidence[], layer: Layer): readonly Piece[] {
  const numbers = new Map<unknown, number>();
  const keyOf = (evidence: Evidence) => {
    const execution = executionOf(evidence);
    const number = numbers.get(execution) ?? numbers.size;
    numbers.set(execution, number);
    return `${number} ${evidence.foundBy} ${evidence.directness} ${standingOfEvidence(evidence)} ${evidence.olderThanRequirement ?? ''} ${index.superseded.has(evidence)}`;
  };
  return [...groupBy(all, keyOf).values()].flatMap((evidence, at): readonly Piece[] => {
    const [first, ...others] = evidence;
    return first === undefined
      ? []
      : [
          {
            id: `e-${layer}-${at + 1}`,
            evidence: [first, ...others],
            superseded: index.superseded.has(first),
          },
        ];
  });
}

/** What the pieces stand for, each execution once, without those that another one takes the place of. */
function standingsOf(pieces: readonly Piece[]): readonly EvidenceStanding[] {
  const counted = pieces.flatMap(({ evidence: [one], superseded }) => (superseded ? [] : [one]));
  return unique(counted).map(standingOfEvidence);
}

/** Worst first, and of those that stand alike what decides a verdict first; otherwise as they come. */
function inOrder(pieces: readonly Piece[], decides: (piece: Piece) => boolean): readonly Piece[] {
  const rank = ({ evidence: [one], superseded }: Piece) =>
    superseded ? EVIDENCE_STANDINGS.length : EVIDENCE_STANDINGS.indexOf(standingOfEvidence(one));
  return [...pieces].sort((a, b) => rank(a) - rank(b) || Number(decides(b)) - Number(decides(a)));
}

interface ViewScope {
  readonly index: SiteIndex;
  readonly runs: ReadonlyMap<BoundReport, number>;
  readonly decides: (piece: Piece) => boolean;
  /** The page is about several claims. */
  readonly several: boolean;
  readonly requirement: Address;
}

function toLayerView(layer: Layer, pieces: readonly Piece[], scope: ViewScope): LayerView {
  const shown = pieces.slice(0, LIMITS.evidencePerLayer);
  return {
    layer,
    title: titleOfLayer(layer),
    counts: countStandingsOfEvidence(standingsOf(pieces)),
    pieces: shown.map((piece) => toEvidenceView(piece, scope)),
    omitted: pieces.length - shown.length,
  };
}

/** `unit tests` as a heading. */
function titleOfLayer(layer: Layer): string {
  const words = LAYER_WORDS[layer];
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function toEvidenceView(piece: Piece, scope: ViewScope): EvidenceView {
  const { index, runs, several, requirement } = scope;
  const [evidence] = piece.evidence;
  const { test, freshness, weak } = evidence;
  const outcome = test?.outcome;
  const run = outcome && runs.get(outcome.report);
  const message = messageOf(evidence);
  const milliseconds = outcome?.result.milliseconds;
  const rows = test?.rows ?? [];
  const review = evidence.review ?? (freshness.kind === 'fresh' ? freshness.affirmedBy : undefined);
  return {
    id: piece.id,
    kind: evidence.kind,
    standing: standingOfEvidence(evidence),
    ended: ENDED[evidence.result],
    title: titleOf(index, evidence),
    ...placeOfEvidence(index, evidence),
    claims: several ? piece.evidence.map(({ claim }) => toClaim(index, claim, requirement)) : [],
    found: foundWords(evidence),
    directness: evidence.directness,
    ...(evidence.result === 'not-run' ? {} : { tool: evidence.tool }),
    ...(run === undefined ? {} : { run }),
    ...(milliseconds === undefined ? {} : { time: durationInWords(milliseconds) }),
    ...(rows.length > 1 ? { rows: countStandingsOfEvidence(rows.map(({ status }) => status)) } : {}),
    stale: freshness.kind === 'stale' && evidence.result !== 'not-run' ? freshness.reasons : [],
    ...(weak === undefined ? {} : { weak }),
    ...(evidence.olderThanRequirement === undefined ? {} : { older: true }),
    ...(message === undefined ? {} : { message }),
    ...(review === undefined ? {} : { review: toReviewView(index, review) }),
    ...(piece.superseded ? { superseded: true as const } : {}),
    decides: scope.decides(piece),
  };
}

/** What a piece of evidence is called: of a test its title, without the tags that led to the claim. */
export function titleOf(index: SiteIndex, evidence: Evidence): string {
  const { test, example, consistency, command, review } = evidence;
  if (test !== undefined) return withoutTags(index, test.title);
  if (command !== undefined) return commandName(command.command).replaceAll('`', '');
  if (example !== undefined) return titleOfExample(index, example);
  if (consistency !== undefined) return proofTitle(consistency);
  return review === undefined ? evidence.tool : `Examined by ${review.reviewer}`;
}

/** The statement that decides an example: the first that went wrong, else the first that expects something. */
function titleOfExample(index: SiteIndex, { example, lines }: ExampleRun): string {
  const file = index.assessment.files.get(example.fence.span.path);
  const telling =
    lines.find(({ status }) => status === 'failed' || status === 'errored') ??
    lines.find(({ expectation }) => expectation !== undefined);
  const text = telling === undefined || file === undefined ? example.fence.value : textOf(file, telling.span);
  const line = text.split('\n').find((each) => each.trim() !== '') ?? '';
  return line.trim().slice(0, 120);
}

/** Tags at the end of a title are said beside it; a bracket that holds anything else is the author's or the runner's. */
function withoutTags(index: SiteIndex, title: string): string {
  let text = title.trimEnd();
  while (text.endsWith(']')) {
    const at = text.lastIndexOf('[');
    const words = text.slice(at + 1, -1).split(/[\s,]+/);
    if (at <= 0 || !words.every((word) => index.tags.has(word))) break;
    text = text.slice(0, at).trimEnd();
  }
  return text;
}

function placeOfEvidence(index: SiteIndex, evidence: Evidence) {
  const { test, example, consistency, command } = evidence;
  const proof = consistency && index.ears.ids.get(consistency);
  if (proof !== undefined) return { sourceHref: `#${proof}` };
  if (command !== undefined)
    return { at: placeOf(index, command.command.span), sourceHref: `#${commandId(command)}` };
  const span = example?.example.fence.span;
  const place =
    test?.place ?? (span && { path: span.path, line: lineOf(index, span), endLine: lineOf(index, span) });
  if (place === undefined) return {};
  const source = sourceHref(index, place.path, place.line);
  const host = hostHref(index.assessment.project, place.path, place.line);
  return {
    at: `${place.path}:${place.line}`,
    ...(source === undefined ? {} : { sourceHref: source }),
    ...(host === undefined ? {} : { hostHref: host }),
  };
}

function messageOf({ test, example, consistency, command }: Evidence): string | undefined {
  if (test !== undefined) return test.outcome === undefined ? test.notRun : test.outcome.result.message;
  if (command !== undefined) return outcomeSentence(command).replaceAll('`', '');
  if (consistency !== undefined) return proofSentence(consistency).replaceAll('`', '');
  if (example === undefined) return undefined;
  const lines = example.lines.flatMap(({ status, expectation, actual }) => {
    if (status === 'failed')
      return `expected ${expectation?.text ?? 'it to work'}, got ${actual ?? 'nothing'}`;
    return status === 'errored' ? `stopped: ${actual ?? 'no reason is known'}` : [];
  });
  return lines.length > 0 ? lines.join('\n') : example.reason;
}

/** A claim as it is named on the page of its requirement. */
export function toClaim(index: SiteIndex, claim: Address, requirement?: Address): Href {
  const known = index.claims.get(claim);
  return {
    href: index.hrefs.get(claim) ?? '',
    text: claim === requirement ? 'the requirement itself' : (known?.tag ?? known?.title ?? claim),
  };
}

/** What the claims owe, each thing once, with those that still owe it. */
function toOwed(index: SiteIndex, claims: readonly Address[]): readonly OwedView[] {
  const owed = claims.flatMap((claim) =>
    (index.assessment.verdicts.get(claim)?.obligations ?? []).map((obligation) => ({ claim, obligation })),
  );
  return [
    ...groupBy(owed, ({ obligation }) => `${obligation.policy ?? ''}\n${obligation.owes}`).values(),
  ].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { owes, policy } = first.obligation;
    return [
      {
        owes,
        ...(policy === undefined ? {} : { policy }),
        met: own.filter(({ obligation }) => obligation.met).length,
        unmet: own.flatMap(({ claim, obligation }) => (obligation.met ? [] : [toClaim(index, claim)])),
      },
    ];
  });
}

/** A link with what came of the tests that it leads to. */
export function withResults(index: SiteIndex, link: Link, evidence?: PageEvidence): LinkView {
  const results = resultsOf(index, link, evidence?.linkTo);
  return { ...toLinkView(index, link), ...(results === undefined ? {} : { results }) };
}

/** What came of the tests that a link leads to, counted for the link's claim; undefined where none is known. */
function resultsOf(
  index: SiteIndex,
  link: Link,
  linkTo?: PageEvidence['linkTo'],
): LinkView['results'] | undefined {
  const evidence = evidenceOfLink(index, link).filter((one) => !index.superseded.has(one));
  if (evidence.length === 0) return undefined;
  const rank = (one: Evidence) => EVIDENCE_STANDINGS.indexOf(standingOfEvidence(one));
  const worst = evidence.reduce((a, b) => (rank(b) < rank(a) ? b : a));
  const href = linkTo?.(worst).href;
  return {
    worst: standingOfEvidence(worst),
    counts: countStandingsOfEvidence(unique(evidence).map(standingOfEvidence)),
    ...(href === undefined ? {} : { href }),
  };
}

/** Evidence that came to a claim by the link, or by another way from the test that the link leads to. */
export function evidenceOfLink(index: SiteIndex, link: Link): readonly Evidence[] {
  const { target, claim } = link;
  if (claim === undefined || link.role !== 'verifies') return [];
  const own = index.evidenceOfLink.get(link) ?? [];
  const line = target?.symbol?.line ?? target?.line;
  const there = target === undefined ? [] : (index.testsAt.get(`${target.path}:${line}`) ?? []);
  return [...new Set([...own, ...there.filter((one) => one.claim === claim)])];
}

/** What came of the tests that stand in some lines of a file: the worst for each line. */
export function testMarks(
  index: SiteIndex,
  path: string,
  first: number,
  last: number,
): ReadonlyMap<number, LineResult> {
  const worst = new Map<number, EvidenceStanding>();
  for (const evidence of index.testsOfPath.get(path) ?? []) {
    const place = evidence.test?.place;
    const line = place?.symbol?.line ?? place?.line ?? 0;
    if (line < first || line > last || index.superseded.has(evidence)) continue;
    const standing = standingOfEvidence(evidence);
    const before = worst.get(line);
    if (before === undefined || EVIDENCE_STANDINGS.indexOf(standing) < EVIDENCE_STANDINGS.indexOf(before))
      worst.set(line, standing);
  }
  return new Map(
    [...worst].map(([line, standing]) => [
      line,
      { status: standing, word: `This test: ${STANDING_WORDS[standing]}` },
    ]),
  );
}
