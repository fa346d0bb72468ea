import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Requirements of one generated capability. */
const PER_CAPABILITY = 40;

const NOUNS = [
  'parcel',
  'locker',
  'courier',
  'route',
  'label',
  'scale',
  'door',
  'sensor',
  'ledger',
  'token',
  'queue',
  'lease',
];
const STATES = ['idle', 'armed', 'offline', 'draining', 'sealed', 'locked', 'primed', 'expired'];
const VERBS = ['open', 'seal', 'reject', 'record', 'publish', 'retry', 'release', 'count', 'weigh', 'notify'];
const ENDS = [
  'within 200 ms',
  'exactly once',
  'before the lease ends',
  'without blocking the courier',
  'in arrival order',
];

/** A small deterministic generator (mulberry32), so that every run measures the same text. */
function randomFrom(seed: number): <T>(list: readonly T[]) => T {
  let state = seed;
  return <T>(list: readonly T[]): T => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    const index = ((t ^ (t >>> 14)) >>> 0) % list.length;
    return list[index] as T;
  };
}

/** One requirement of the generated system, in every form a tool wants it. */
interface Item {
  readonly id: number;
  readonly tag: string;
  readonly openspec: string;
  readonly openFastTrace: string;
  readonly code: string;
  readonly test: string;
}

function makeItem(id: number): Item {
  const pick = randomFrom(id);
  const [noun, other, state, verb, second, end] = [
    pick(NOUNS),
    pick(NOUNS),
    pick(STATES),
    pick(VERBS),
    pick(VERBS),
    pick(ENDS),
  ];
  const tag = `LOAD-${String(id).padStart(5, '0')}`;
  const name = `${verb}${noun}${id}`;
  const file = `unit-${Math.floor(id / 10)}`;
  const sentence = `WHILE the ${noun} is ${state}, WHEN a ${other} arrives, THE depot SHALL ${verb} the ${noun} ${end}.`;
  const scenario = (
    part: string,
    words: string,
    suffix: string,
  ) => `#### Scenario: ${part} of ${noun} ${id} [${tag}-${suffix}]
${words}

**Postcondition:** The ${noun} is no longer ${state}, and the ${other} is on record.

##### Evidence
- Implementation: [${file}.ts ${name}()](/src/${file}.ts)
- Test: [${file}.test.ts ${verb}s the ${noun} ${id}](/test/${file}.test.ts)
`;
  return {
    id,
    tag,
    openspec: `### Requirement: ${verb} the ${noun} ${id} [${tag}]
${sentence}

The depot keeps one ${other} for each ${noun}; a ${noun} that is ${state} holds none.

${scenario('Arrival', `WHEN a ${other} arrives at the ${state} ${noun}, THE depot SHALL ${verb} it ${end}.`, 'OK')}
${scenario('Failure', `IF the ${other} cannot be read, THEN THE depot SHALL ${second} the ${noun} and SHALL keep the ${state} mark.`, 'FAIL')}`,
    openFastTrace: `### ${verb} the ${noun} ${id}
\`req~${tag.toLowerCase()}~1\`

${sentence}

Needs: impl, utest
`,
    code: `/**
 * ${verb}s the ${noun} ${id}.
 * @remarks
 * Precondition: the ${noun} is ${state}.
 */
export function ${name}(value: number): number {
  // [${tag}] [impl->req~${tag.toLowerCase()}~1]
  return value + ${id};
}
`,
    test: `it('${verb}s the ${noun} ${id} [${tag}-OK]', () => {
  // [utest->req~${tag.toLowerCase()}~1]
  expect(${name}(1)).toBe(${id + 1});
});
`,
  };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/**
 * Writes a project of `count` requirements with two scenarios each and tagged code, and the same requirements in
 * OpenFastTrace's own format under `oft/`.
 */
export function generateProject(root: string, count: number): void {
  const items = Array.from({ length: count }, (_, id) => makeItem(id));
  for (let start = 0; start < count; start += PER_CAPABILITY) {
    const name = `area-${String(start / PER_CAPABILITY).padStart(4, '0')}`;
    const group = items.slice(start, start + PER_CAPABILITY);
    const purpose = `Generated area ${name}: how the depot treats what arrives, one requirement for each kind of arrival.`;
    const body = group.map((item) => item.openspec).join('\n');
    write(
      join(root, 'openspec/specs', name, 'spec.md'),
      `# ${name}\n\n## Purpose\n${purpose}\n\n## Requirements\n\n${body}`,
    );
    write(
      join(root, 'oft', `${name}.md`),
      `# ${name}\n\n${group.map((item) => item.openFastTrace).join('\n')}`,
    );
  }
  for (let start = 0; start < count; start += 10) {
    const group = items.slice(start, start + 10);
    write(join(root, 'src', `unit-${start / 10}.ts`), group.map((item) => item.code).join('\n'));
    write(join(root, 'test', `unit-${start / 10}.test.ts`), group.map((item) => item.test).join('\n'));
  }
}
