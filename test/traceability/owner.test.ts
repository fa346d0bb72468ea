import { describe, expect, it } from 'vitest';
import { SPEC, trace } from './memory-project.ts';

const BOX = `export class Box {
  put(): void {}
  inner = class Inner {
    open(): void {}
  };
}

export class Crate {
  take(): void {}
}

Crate.shut();
class Lid {
  shut(): void {}
}
`;

async function resolve(name: string, line?: number) {
  const link = { path: 'src/box.ts', name, ...(line === undefined ? {} : { line }) };
  const { links } = await trace([{ tag: 'BOX-PUT', links: [link] }], { 'src/box.ts': BOX });
  return `${links[0]?.status}: ${links[0]?.reason}`;
}

describe('a member that a link gives with its class', () => {
  it.each([
    ['Crate.put', undefined],
    ['Crate.put()', 2],
    ['Crate::put', 9],
    ['Shelf.put', 2],
  ])('is missing where only another class has it: %s [TRACE-EVIDENCE-OWNER]', async (name, line) => {
    expect(await resolve(name, line)).toBe(
      `missing: \`${name.slice(0, 5)}\` declares no \`put\` in \`src/box.ts\`; the one at line 2 belongs to \`Box\`.`,
    );
  });

  it.each([
    ['Box.put', undefined],
    ['Box.open', undefined],
    ['box.take', 9],
    ['Crate.shut', 12],
  ])(
    'is not refused for %s, whose class has it, holds it or is not known [TRACE-EVIDENCE-OWNER]',
    async (name, line) => {
      expect(await resolve(name, line)).toMatch(/^covers: /);
    },
  );
});

describe('a link to the spec that it stands in', () => {
  it('is missing, whatever the spec says [TRACE-EVIDENCE-ITSELF]', async () => {
    const links = [{ path: SPEC, name: 'put' }, { path: SPEC }, { path: SPEC, line: 1 }];
    const found = await trace([{ tag: 'BOX-PUT', links }], { [SPEC]: 'Casebook SHALL put\n' });
    expect(found.links.map(({ status }) => status)).toEqual(['missing', 'missing', 'missing']);
    expect(found.links[0]?.reason).toBe(
      `\`${SPEC}\` is the spec that the link stands in, and what a spec says is no evidence of it.`,
    );
  });
});
