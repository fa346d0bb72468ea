/** Words that sentences are put together from; like real specs, most conditions occur once and some again and again. */
const ACTORS = ['user', 'operator', 'client', 'reviewer', 'gateway', 'scheduler', 'importer', 'driver'];
const VERBS = ['opens', 'submits', 'cancels', 'archives', 'renames', 'requests', 'locks', 'exports'];
const THINGS = ['order', 'report', 'profile', 'session', 'invoice', 'backup', 'ticket', 'draft', 'valve'];
const STATES = ['is locked', 'is not locked', 'is expired', 'is empty', 'has been archived', 'is invalid'];
const DOES = ['show', 'hide', 'reject', 'accept', 'store', 'delete', 'log', 'notify the owner of'];

/** A generator of numbers that gives the same ones for the same seed (xorshift32). */
function randomOf(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

/**
 * The text of a spec with as many sentences as asked for, the same for the same seed. A tenth of the conditions compare a
 * number, a tenth of the responses have a time, a few answer with an exit code.
 */
export function generateSentences(seed: number, count: number): string {
  const random = randomOf(seed + 1);
  const pick = (words: readonly string[]): string => words[random(words.length)] ?? '';
  const unique = () => ` of ${pick(ACTORS)} ${random(400)}`;
  const condition = () => {
    if (random(10) === 0)
      return `WHEN the size of the ${pick(THINGS)} is ${pick(['at least', 'below', 'greater than'])} ${1 + random(9)} MB`;
    const tail = random(4) === 0 ? '' : unique();
    return random(2) === 0
      ? `WHEN the ${pick(ACTORS)} ${pick(VERBS)} the ${pick(THINGS)}${tail}`
      : `${pick(['IF', 'WHILE'])} the ${pick(THINGS)}${tail} ${pick(STATES)}`;
  };
  const response = () => {
    if (random(20) === 0) return `exit with code ${random(4)}`;
    const time = random(10) === 0 ? ` within ${1 + random(30)} seconds` : '';
    return `${pick(DOES)} the ${pick(THINGS)}${random(3) === 0 ? '' : unique()}${time}`;
  };
  const sentence = () => {
    const clause = condition();
    const then = clause.startsWith('IF') ? ', THEN the' : ', the';
    return `${clause}${then} service SHALL ${random(12) === 0 ? 'NOT ' : ''}${response()}.`;
  };
  const blocks = Array.from({ length: Math.ceil(count / 2) }, (_, at) =>
    [
      `### Requirement: Behaviour ${at} [C${seed}-${at}]`,
      sentence(),
      `#### Scenario: Example ${at} [C${seed}-${at}-X]`,
      sentence(),
    ].join('\n\n'),
  );
  return `# Service ${seed}\n\n## Purpose\n\nA service that was made up to measure how long reading it takes.\n\n## Requirements\n\n${blocks.join('\n\n')}\n`;
}
