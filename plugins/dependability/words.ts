import {
  commandName,
  type Evidence,
  type EvidenceStanding,
  type Layer,
  outcomeSentence,
  proofSentence,
  proofTitle,
  type Review,
  withinScope,
} from '#model';

/** The layers as they stand in sentences: `argument by unit tests`. */
export const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  'static-analysis': 'static analysis',
  unit: 'unit tests',
  property: 'property tests',
  oracle: 'comparison with an oracle',
  invariant: 'invariants',
  integration: 'integration tests',
  concurrency: 'concurrency tests',
  simulation: 'simulation',
  'fault-injection': 'fault injection',
  determinism: 'determinism tests',
  example: 'executed examples',
  consistency: 'proofs about the sentences',
  model: 'model checks',
  proof: 'proofs',
  review: 'reviews by people',
};

/** The standings as words. */
export const STANDING_WORDS: Readonly<Record<EvidenceStanding, string>> = {
  passed: 'passed',
  failed: 'failed',
  errored: 'errored',
  skipped: 'skipped',
  flaky: 'flaky',
  'not-run': 'not run',
  stale: 'stale',
  weak: 'weak',
};

/** A count with its word: `1 claim`, `3 claims`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** How many stand how, worst first: `1 failed, 3 passed`. */
export function countsInWords(counts: Readonly<Record<EvidenceStanding, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([standing, count]) => `${count} ${STANDING_WORDS[standing as EvidenceStanding]}`)
    .join(', ');
}

/** What a piece of evidence is: the title of a test, the first line of an example, what a command asked, who reviewed. */
export function titleOfEvidence({
  kind,
  tool,
  test,
  example,
  consistency,
  command,
  review,
}: Evidence): string {
  switch (kind) {
    case 'test':
      return test?.title ?? tool;
    case 'example': {
      const first = example?.example.fence.value.trim().split('\n')[0]?.trim().replace(/;$/, '') ?? '';
      return first === '' ? 'Example' : `Example ${cut(first, 80)}`;
    }
    case 'consistency':
      return consistency === undefined ? tool : proofTitle(consistency);
    case 'command':
      return command === undefined ? tool : plain(commandName(command.command));
    case 'review':
      return review === undefined ? 'Review' : `Examined by ${review.reviewer} on ${review.date}`;
  }
}

/** A piece of evidence as one sentence with its result: what a solution of the argument says. */
export function sentenceOfEvidence(piece: Evidence, standing: EvidenceStanding): string {
  const { kind, tool, command, review, example, consistency } = piece;
  if (consistency !== undefined) return plain(proofSentence(consistency));
  if (kind === 'command' && command !== undefined) return plain(outcomeSentence(command));
  if (kind === 'review' && review !== undefined) return `${titleOfEvidence(piece)}: ${review.reason}`;
  const where = placeOfEvidence(piece);
  const by = kind === 'example' ? (example?.tool ?? tool) : tool;
  const details = [where, by].filter((part) => part !== undefined && part !== '').join(', ');
  return `${titleOfEvidence(piece)}: ${STANDING_WORDS[standing]}${details === '' ? '' : ` (${details})`}`;
}

/** `test/box.test.ts:12` of a test; undefined where there is no place in code. */
export function placeOfEvidence({ test }: Evidence): string | undefined {
  return test?.place === undefined ? undefined : `${test.place.path}:${test.place.line}`;
}

/** Why a piece of evidence does not count for its claim, in a few words; empty where it does. */
export function shortfallOf(piece: Evidence, standing: EvidenceStanding): string {
  const { freshness, weak, test, example, consistency, command } = piece;
  switch (standing) {
    case 'passed':
      return '';
    case 'stale':
      return freshness.kind === 'stale' ? (freshness.reasons[0] ?? '') : '';
    case 'weak':
      return weak ?? '';
    case 'not-run':
      return test?.notRun ?? example?.reason ?? '';
    case 'failed':
    case 'errored':
    case 'skipped':
    case 'flaky':
      if (command !== undefined) return outcomeSentence(command);
      if (consistency !== undefined) return proofSentence(consistency);
      return (
        (test?.outcome?.result.message ?? example?.reason ?? failedLine(piece) ?? '').split('\n')[0] ?? ''
      );
  }
}

function failedLine({ example }: Evidence): string | undefined {
  const line = example?.lines.find(({ status }) => status === 'failed' || status === 'errored');
  if (line?.actual === undefined) return undefined;
  const expected = line.expectation?.text ?? '';
  return line.status === 'failed' && expected !== ''
    ? `expected ${expected.trim()}, got ${line.actual}`
    : line.actual;
}

/** `within the scope for 5` of a model command; undefined for other evidence. */
export function scopeOfEvidence({ command }: Evidence): string | undefined {
  return command === undefined ? undefined : plain(withinScope(command.command));
}

/** A review as one sentence. */
export function sentenceOfReview({ kind, reviewer, date, reason, expires }: Review): string {
  const verb = { affirmed: 'Affirmed', waived: 'Waived', reviewed: 'Examined' }[kind];
  const until = expires === undefined ? '' : `, until ${expires}`;
  return `${verb} by ${reviewer} on ${date}${until}: ${reason}`;
}

/** Without the back-ticks that mark code in our own messages. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}

/** At most so many characters, the last an ellipsis where something is cut. */
export function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
