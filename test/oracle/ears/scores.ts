/** How a whole set came out, for one kind of verdict. */
export interface Score {
  readonly what: string;
  /** Verdicts that the set carries. */
  readonly expected: number;
  readonly found: number;
  /** Files or requirements where a verdict was missed. */
  readonly missed: readonly string[];
  /** Where we report what the set says is not so. */
  readonly wrong: readonly string[];
  /** Where we report it too, for a reason that the README gives. */
  readonly argued: readonly string[];
  /** What of the sentences was not understood, and can be in no finding. */
  readonly unread?: readonly string[];
  /** How many of what must be silent there are. */
  readonly silent: number;
  /** At least that many must be found, and not more than that many wrong; absent: nothing is demanded. */
  readonly gate?: { readonly found: number; readonly wrong: number };
}

/** What is gathered for one kind of verdict while a set is read. */
export interface Tally {
  expected: number;
  found: number;
  silent: number;
  readonly missed: string[];
  readonly wrong: string[];
  readonly argued: string[];
}

export function emptyTally(): Tally {
  return { expected: 0, found: 0, silent: 0, missed: [], wrong: [], argued: [] };
}

/** Whether a score is as good as its gate demands. */
export function passes({ found, gate, wrong }: Score): boolean {
  return gate === undefined || (found >= gate.found && wrong.length <= gate.wrong);
}

/** Prints scores as a Markdown table, and below it what was missed, wrong or argued about. */
export function printScores(title: string, scores: readonly Score[]): string {
  const rows = scores.map((score) => [
    score.what,
    String(score.expected),
    String(score.found),
    String(score.missed.length),
    `${score.wrong.length} of ${score.silent}`,
    String(score.argued.length),
    score.gate === undefined ? 'none' : `≥ ${score.gate.found}, ≤ ${score.gate.wrong} false`,
    passes(score) ? 'met' : 'NOT MET',
  ]);
  const head = ['verdict', 'expected', 'found', 'missed', 'false', 'argued', 'gate', ''];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `## ${title}`,
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
    ...scores.flatMap(({ argued, missed, unread = [], what, wrong }) => [
      ...listed(`${what}: missed`, missed),
      ...listed(`${what}: false`, wrong),
      ...listed(`${what}: argued`, argued),
      ...listed(`${what}: not read`, unread),
    ]),
  ].join('\n');
}

function listed(title: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${title}:`, ...names.map((name) => `- ${name}`), ''];
}
