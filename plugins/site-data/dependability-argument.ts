import { LIMITS } from '#config';
import {
  type Goal,
  LAYER_WORDS,
  type Solution,
  STANDING_WORDS,
  type Strategy,
  tallyLayers,
} from '#dependability';
import { type Address, type EvidenceStanding, groupBy, VERDICT_STATUSES, type VerdictStatus } from '#model';
import type { ArgumentElement, ArgumentMark } from '#render';
import { commandId } from './commands.ts';
import type { ArgumentView } from './dependability-types.ts';
import { modelHref, type SiteIndex, sourceHref } from './site-index.ts';
import { lineOf } from './views.ts';

/** Where the elements of an argument lead. */
export interface ArgumentLinks {
  readonly capability: (id: string) => string | undefined;
  readonly claim: (address: Address) => string | undefined;
}

/** The argument as nested text. */
export function toArgumentView(index: SiteIndex, goal: Goal, links: ArgumentLinks): ArgumentView {
  return viewOf(index, goal, links, 'supports');
}

type Element = Goal | Strategy | Solution;

function viewOf(
  index: SiteIndex,
  element: Element,
  links: ArgumentLinks,
  role: ArgumentView['role'],
): ArgumentView {
  const { id, text } = element;
  if (element.kind === 'solution') {
    const href = solutionHref(index, element);
    return {
      kind: 'solution',
      id,
      text,
      role,
      standing: element.standing,
      ...(element.shortfall === '' || text.includes(element.shortfall) ? {} : { note: element.shortfall }),
      ...(href === undefined ? {} : { href }),
      children: [],
    };
  }
  // What was seen is listed piece by piece, so its summary would say it twice.
  const context = element.context
    .filter(({ summarises }) => summarises === undefined)
    .map(
      (aside): ArgumentView => ({
        kind: aside.kind,
        id: aside.id,
        text: aside.text,
        role: 'context',
        children: [],
      }),
    );
  const support = element.support.map((one) => viewOf(index, one, links, 'supports'));
  if (element.kind === 'strategy')
    return { kind: 'strategy', id, text, role, children: [...context, ...support] };
  const href = goalHref(element, links);
  return {
    kind: 'goal',
    id,
    text,
    role,
    status: element.status,
    ...(element.why === '' ? {} : { note: element.why }),
    ...(href === undefined ? {} : { href }),
    ...(element.undeveloped ? { undeveloped: true } : {}),
    children: [
      ...context,
      ...element.challenges.map((one) => viewOf(index, one, links, 'challenges')),
      ...support,
      ...element.seen.map((one) => viewOf(index, one, links, 'seen')),
    ],
  };
}

function goalHref({ subject }: Goal, links: ArgumentLinks): string | undefined {
  switch (subject.kind) {
    case 'capability':
      return links.capability(subject.id);
    case 'claim':
      return links.claim(subject.claim.address);
    case 'system':
    case 'owed':
      return undefined;
  }
}

/** Where a piece of evidence can be read: the test's code, the command on its model's page, the example's or review's place. */
function solutionHref(index: SiteIndex, { evidence }: Solution): string | undefined {
  const { test, command, example, review } = evidence;
  if (command !== undefined) return `${modelHref(index, command.capability)}#${commandId(command)}`;
  if (test?.place !== undefined) return sourceHref(index, test.place.path, test.place.line);
  const span = example?.example.fence.span ?? review?.span;
  return span === undefined ? undefined : sourceHref(index, span.path, lineOf(index, span));
}

/** Solutions that a picture shows one by one below one element; more are drawn as one for each way in which they stand. */
const SOLUTIONS = 5;

/** The argument as elements of a picture. */
export function toPictureElement(index: SiteIndex, goal: Goal, links: ArgumentLinks): ArgumentElement {
  return elementOf(index, goal, links);
}

function elementOf(index: SiteIndex, element: Element, links: ArgumentLinks): ArgumentElement {
  const { id, text } = element;
  switch (element.kind) {
    case 'solution': {
      const href = solutionHref(index, element);
      return { ...solutionElement(id, captionOf(element), element.standing, href), full: text };
    }
    case 'strategy':
      return {
        id,
        shape: 'strategy',
        text,
        context: element.context.map(({ id: aside, kind, text: words }) => ({
          id: aside,
          shape: kind,
          text: words,
        })),
        support: supportOf(index, element.support, links),
      };
    case 'goal': {
      const href = goalHref(element, links);
      return {
        ...goalElement(id, shortText(element), element.status, href),
        full: text,
        undeveloped: element.undeveloped,
        context: element.context.map(({ id: aside, kind, text: words }) => ({
          id: aside,
          shape: kind,
          text: words,
        })),
        challenges: supportOf(index, element.challenges, links),
        support: supportOf(index, element.support, links),
      };
    }
  }
}

/** In a picture the words `Requirement … holds` on each goal would take the room of what they are about. */
function shortText({ subject, text }: Goal): string {
  if (subject.kind !== 'claim') return text;
  const { title, tag } = subject.claim;
  return tag === undefined ? title : `${title} [${tag}]`;
}

function goalElement(id: string, text: string, status: VerdictStatus, href?: string): ArgumentElement {
  return {
    id,
    shape: 'goal',
    text,
    word: { text: status, mark: STATUS_MARKS[status] },
    data: { status },
    ...(href === undefined ? {} : { href }),
  };
}

/** What a solution is, without what its circle and its goal say already. */
function captionOf({ evidence, text }: Solution): string {
  const { test, command, layer } = evidence;
  if (command !== undefined) return `${command.command.kind} ${command.command.label}`;
  if (test === undefined) return text;
  return `${layer}: ${test.outcome?.result.titles.at(-1) ?? test.title}`;
}

function solutionElement(
  id: string,
  text: string,
  standing: EvidenceStanding,
  href?: string,
): ArgumentElement {
  return {
    id,
    shape: 'solution',
    text,
    word: { text: STANDING_WORDS[standing], mark: STANDING_MARKS[standing] },
    data: { standing },
    ...(href === undefined ? {} : { href }),
  };
}

/** What stands below an element: many goals or many solutions become fewer, each of which says what it stands for. */
function supportOf(
  index: SiteIndex,
  support: readonly Element[],
  links: ArgumentLinks,
): readonly ArgumentElement[] {
  const goals = support.filter((one): one is Goal => one.kind === 'goal');
  const solutions = support.filter((one): one is Solution => one.kind === 'solution');
  const strategies = support.filter((one): one is Strategy => one.kind === 'strategy');
  return [
    ...strategies.map((one) => elementOf(index, one, links)),
    ...fewerSolutions(index, solutions, links),
    ...fewerGoals(index, goals, links),
  ];
}

function fewerSolutions(
  index: SiteIndex,
  solutions: readonly Solution[],
  links: ArgumentLinks,
): readonly ArgumentElement[] {
  if (solutions.length <= SOLUTIONS) return solutions.map((one) => elementOf(index, one, links));
  return [...groupBy(solutions, ({ standing }) => standing)].map(([standing, group]) => {
    const layers = tallyLayers(group.map(({ evidence }) => evidence));
    const words = layers.map(({ layer, pieces }) => `${pieces} ${LAYER_WORDS[layer]}`).join(', ');
    const first = group[0]?.id ?? '';
    return solutionElement(`${first} to ${group.at(-1)?.id.split('.').at(-1) ?? ''}`, words, standing);
  });
}

/** The goals that are worst off are drawn one by one, in their order; the others as one goal for each verdict. */
function fewerGoals(
  index: SiteIndex,
  goals: readonly Goal[],
  links: ArgumentLinks,
): readonly ArgumentElement[] {
  if (goals.length <= LIMITS.argumentGoals) return goals.map((one) => elementOf(index, one, links));
  const room = LIMITS.argumentGoals - VERDICT_STATUSES.length;
  const worst = new Set(
    VERDICT_STATUSES.flatMap((status) => goals.filter((goal) => goal.status === status)).slice(0, room),
  );
  const rest = groupBy(
    goals.filter((goal) => !worst.has(goal)),
    ({ status }) => status,
  );
  return [
    ...goals.filter((goal) => worst.has(goal)).map((one) => elementOf(index, one, links)),
    ...VERDICT_STATUSES.flatMap((status) => {
      const group = rest.get(status) ?? [];
      const what = group[0]?.subject.kind === 'capability' ? 'capabilities' : 'goals';
      return group.length === 0
        ? []
        : [goalElement('…', `${group.length} more ${what}, each ${status}: see the list below`, status)];
    }),
  ];
}

/** How many elements a picture would have. */
export function countElements(element: ArgumentElement): number {
  const below = [...(element.context ?? []), ...(element.challenges ?? []), ...(element.support ?? [])];
  return below.reduce((sum, one) => sum + countElements(one), 1);
}

const STATUS_MARKS: Readonly<Record<VerdictStatus, ArgumentMark>> = {
  refuted: 'cross',
  inconclusive: 'triangle',
  stale: 'clock',
  unverified: 'ring',
  waived: 'square',
  verified: 'check',
};

const STANDING_MARKS: Readonly<Record<EvidenceStanding, ArgumentMark>> = {
  failed: 'cross',
  errored: 'triangle',
  flaky: 'triangle',
  skipped: 'triangle',
  stale: 'clock',
  weak: 'half',
  'not-run': 'ring',
  passed: 'check',
};
