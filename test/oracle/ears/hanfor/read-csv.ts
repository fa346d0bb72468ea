import type { OutsideSpec } from '../outside-set.ts';

/**
 * Reads the liquid mixer of Hanfor's examples: a CSV file of id, text and type, whose requirements are EARS sentences.
 * Ensures: the sentences are the author's; the vocabulary says which of their actions exclude each other.
 */
export function readMixer(name: string, csv: string): OutsideSpec {
  const requirements = csv.split(/\r?\n/).flatMap((line) => {
    const match = /^"([^"]*)",\s*"([^"]*)",\s*requirement\s*$/.exec(line);
    return match === null
      ? []
      : [{ id: match[1] ?? '', sentence: `${(match[2] ?? '').replace(/\.$/, '')}.` }];
  });
  return {
    name,
    requirements,
    vocabulary: vocabularyOf(requirements.map(({ sentence }) => sentence).join('\n')),
  };
}

/** Opening and closing one thing, starting and stopping one thing. */
const OPPOSITES = [
  ['open', 'close'],
  ['start', 'stop'],
] as const;

function vocabularyOf(text: string): readonly string[] {
  const triggers = [...text.matchAll(/\bwhen (.+?)(?: (?:occurs|happens))?(?:,| the )/gi)];
  const releases = [...text.matchAll(/\buntil (.+?)\.$/gim)].flatMap((match) =>
    (match[1] ?? '').split(' or '),
  );
  const events = [...new Set([...triggers.map((match) => match[1] ?? ''), ...releases])];
  const lines = events.map((event) => {
    const also = [`${event} occurs`, `${event} happens`].filter((phrase) => text.includes(phrase));
    return `event ${nameOf(event)} ${[event, ...also].map((phrase) => `"${phrase}"`).join(' ')}`;
  });
  for (const [one, other] of OPPOSITES) {
    const objects = [...text.matchAll(new RegExp(`\\bshall ${one} ([\\w ]+?)(?: until|[.,]|$)`, 'gim'))];
    for (const object of new Set(objects.map((match) => match[1] ?? ''))) {
      if (!text.includes(`${other} ${object}`)) continue;
      lines.push(`action ${nameOf(`${other} ${object}`)} "${other} ${object}"`);
      lines.push(
        `action ${nameOf(`${one} ${object}`)} "${one} ${object}" opposite ${nameOf(`${other} ${object}`)}`,
      );
    }
  }
  return lines;
}

function nameOf(words: string): string {
  return words.replace(/\W+/g, '_').replace(/^\d/, 'n$&');
}
