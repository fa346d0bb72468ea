import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import { type Address, type Assessment, type CodeSymbol, type Link, sourceFile, type TextHash } from '#model';
import type { LinkView } from '#site-data';
import { joinPath } from '../../plugins/site-data/author-text.ts';
import { elementsIn, textIn } from '../render/html-oracle.ts';
import {
  assessFixture,
  blocksOf,
  openSite,
  PROJECT,
  requirementOf,
  scenariosOf,
  wordsOf,
} from './fixture.ts';

describe('a requirement page', () => {
  it('shows the text in the author’s order, scenarios in their place [PAGE-REQUIREMENT-ORDER]', async () => {
    const page = await requirementOf(await openSite(), 'door-open');
    expect(page.body.map((item) => item.kind)).toEqual([
      'sentence',
      'html',
      'html',
      'metadata',
      'references',
      'code',
      'scenario',
      'scenario',
    ]);
    expect(scenariosOf(page).map(({ id, tag, depth }) => [id, tag, depth])).toEqual([
      ['DOOR-OPEN-KEY', 'DOOR-OPEN-KEY', 3],
      ['s-with-another-key', undefined, 3],
    ]);
    expect(scenariosOf(page)[0]?.blocks.map(({ kind }) => kind)).toEqual([
      'sentence',
      'postcondition',
      'evidence',
    ]);
  });

  it('loses no word of the author between the page of the capability and those of its requirements [PAGE-REQUIREMENT-WHOLE]', async () => {
    const site = await openSite();
    const { files, capabilities } = await assessFixture();
    for (const capability of capabilities) {
      const slugs = site
        .slugs('requirement')
        .filter((slug) => slug.startsWith(capability.id.split('/')[0] ?? ''));
      const shown = wordsOf([
        await site.capability(capability.id),
        ...(await Promise.all(slugs.map((slug) => site.requirement(slug)))),
      ]);
      const text = files.get(capability.path)?.text ?? '';
      const body = text.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/^TBD - .*$/m, '');
      for (const [word] of body.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
        if (/^(?:Requirement|Scenario|Postcondition|Evidence|References)$/.test(word)) continue;
        expect(shown.includes(word), `“${word}” of ${capability.path}`).toBe(true);
      }
    }
  });

  it('marks the sentence’s keywords, names its pattern and explains both [PAGE-SENTENCE-PATTERN]', async () => {
    const page = await requirementOf(await openSite(), 'door-shut');
    const [sentence] = blocksOf(page);
    expect(sentence).toMatchObject({ kind: 'sentence', pattern: 'unwanted behaviour' });
    expect(page.notation.map(({ term }) => term)).toEqual([
      'WHILE',
      'IF',
      'THEN',
      'THE <system>',
      'SHALL NOT',
    ]);
    for (const { href } of page.notation) expect(href).toMatch(/^\/spec\/notation\/#ears-/);
  });

  it('explains the notation of each model beside it [PAGE-HELP-LEGEND]', async () => {
    const page = await requirementOf(await openSite(), 'door-open');
    const code = blocksOf(page).find((block) => block.kind === 'code');
    expect(code?.code.at).toBe('openspec/specs/door/spec.md:35');
    expect(code?.code.legend.map(({ term }) => term)).toEqual([
      'pred',
      ':',
      'all … |',
      'some',
      'one',
      '|',
      '.',
      '[ ]',
      'implies =>',
      'check',
      'for',
      'expect',
    ]);
  });

  it('says of a term that a legend further up explains it already [PAGE-HELP-LEGEND]', async () => {
    const { capabilities } = await assessFixture();
    const twice = capabilities.map((capability) => ({
      ...capability,
      body: capability.body.map((item) =>
        item.kind === 'requirement'
          ? {
              ...item,
              body: item.body.flatMap((part): (typeof part)[] =>
                part.kind === 'fence' ? [part, part] : [part],
              ),
            }
          : item,
      ),
    }));
    const page = await requirementOf(await openSite({ capabilities: twice }), 'door-open');
    const codes = blocksOf(page).flatMap((block) => (block.kind === 'code' ? [block.code] : []));
    expect(codes.map(({ lines }) => lines)).toEqual([2, 2]);
    const [above, below] = codes.map(({ legend }) => legend.map(({ term, above }) => [term, above === true]));
    expect(above?.every(([, isAbove]) => isAbove === false)).toBe(true);
    expect(below).toEqual(above?.map(([term]) => [term, true]));
  });

  it('shows each evidence link with what became of it, and never calls a claim verified [PAGE-REQUIREMENT-EVIDENCE]', async () => {
    const page = await requirementOf(await openSite(), 'door-open');
    const evidence = blocksOf(page).find((block) => block.kind === 'evidence');
    expect(evidence?.lines.map(({ label, links }) => [label, links.map(({ status }) => status)])).toEqual([
      ['Implementation', ['covers']],
      ['Test', ['covers']],
      ['Test (property)', ['missing']],
      ['Example', []],
    ]);
    expect(evidence?.lines[2]?.links[0]?.reason).toContain('test/door.test.ts');
    expect(evidence?.lines[3]?.codes).toHaveLength(1);
    expect(page.verdict).toMatchObject({
      status: 'unverified',
      reason: 'claimed by 4 links, 1 missing, 1 test and 1 example not run',
    });
    expect(page.verdict.why.length).toBeGreaterThan(0);
    const [, silent] = scenariosOf(page);
    expect(silent?.verdict.reason).toBe('nothing claimed');
    expect(wordsOf(page)).not.toMatch(/\bverified\b/);
  });

  it('cuts each piece of code once, with contract, tags, claims and the host at the exact commit [PAGE-REQUIREMENT-EXCERPT]', async () => {
    const page = await requirementOf(await openSite(), 'door-open');
    expect(page.excerpts.implements).toHaveLength(1);
    const [excerpt] = page.excerpts.implements;
    expect(excerpt).toMatchObject({
      path: 'src/door.ts',
      symbol: 'openDoor()',
      firstLine: 6,
      lastLine: 16,
      omitted: 0,
    });
    expect(excerpt?.contract.map(({ kind }) => kind)).toEqual(['summary', 'precondition', 'postcondition']);
    expect(excerpt?.tags).toEqual([{ href: '/spec/requirements/door-open/', text: 'DOOR-OPEN' }]);
    expect(excerpt?.links.map(({ claim }) => claim?.text)).toEqual(['Opens for a key', 'With a fitting key']);
    expect(excerpt?.hostHref).toBe(`https://github.com/house/door/blob/${PROJECT.commit}/src/door.ts#L6-L16`);
    expect(textIn(excerpt?.code ?? '')).toContain('export function openDoor(lock: Lock, key: string)');
    expect(page.excerpts.verifies.map(({ path }) => path)).toEqual(['test/door.test.ts']);
    const ids = [...page.excerpts.implements, ...page.excerpts.verifies].map(({ id }) => id);
    const links: LinkView[] = [...page.links, ...scenariosOf(page).flatMap((scenario) => scenario.links)];
    for (const { excerpt: id, status } of links) {
      if (status === 'missing') expect(id).toBeUndefined();
      else expect(ids).toContain(id);
    }
  });

  it('links no host when the commit or the repository is unknown [PAGE-REQUIREMENT-HOST]', async () => {
    const { commit: _, ...unbound } = PROJECT;
    const { repository: __, ...homeless } = PROJECT;
    for (const project of [unbound, homeless]) {
      const page = await requirementOf(await openSite({ project }), 'door-open');
      expect(JSON.stringify(page)).not.toContain('github.com');
    }
  });

  it('draws scenarios, code and tests as a picture, and lists the same [PAGE-MAP-REQUIREMENT]', async () => {
    const { map } = await requirementOf(await openSite(), 'door-open');
    expect(map?.items.map(({ depth, text }) => `${depth} ${text}`)).toEqual([
      '0 Opens for a key',
      '1 code: openDoor() in src/door.ts:13',
      '1 With a fitting key',
      '2 code: openDoor() in src/door.ts:13',
      '2 test: opens for our key [DOOR-OPEN-KEY] in test/door.test.ts:4',
      '2 door.test.ts never heard of (missing)',
      '1 With another key',
    ]);
    expect(map?.key).toBe('Dashed in red: missing.');
    const nodes = elementsIn(map?.svg ?? '').filter((element) =>
      element.attrs.some(({ value }) => value.startsWith('node')),
    );
    expect(nodes).toHaveLength(6);
    const hrefs = new Set(map?.items.flatMap(({ href }) => href ?? []));
    for (const element of elementsIn(map?.svg ?? '')) {
      const href = element.attrs.find(({ name }) => name === 'href')?.value;
      if (href !== undefined) expect(hrefs).toContain(href);
    }
  });

  it('tells in words what is drawn as refuted [PAGE-MAP-REQUIREMENT]', async () => {
    const { verdicts } = await assessFixture();
    const refuted = [...verdicts].map(([address, verdict]) =>
      address === 'DOOR-OPEN-KEY'
        ? ([address, { ...verdict, status: 'refuted' }] as const)
        : ([address, verdict] as const),
    );
    const { map } = await requirementOf(await openSite({ verdicts: new Map(refuted) }), 'door-open');
    expect(map?.items.filter(({ text }) => text.includes('refuted')).map(({ text }) => text)).toEqual([
      'With a fitting key (refuted)',
    ]);
    expect(map?.key).toBe('Dashed in red: refuted or missing.');
  });

  it('tells the changes that made it, and none where no change names it [PAGE-REQUIREMENT-HISTORY]', async () => {
    const site = await openSite();
    const { history } = await requirementOf(site, 'door-open');
    expect(history).toMatchObject([
      { change: '2026-01-02-add-door', date: '2026-01-02', operation: 'added' },
    ]);
    expect(history[0]?.hostHref).toContain(
      `/blob/${PROJECT.commit}/openspec/changes/archive/2026-01-02-add-door/specs/door/spec.md?plain=1#L3`,
    );
    expect((await requirementOf(site, 'door-shut')).history).toEqual([]);
    const [entry] = (await assessFixture()).history;
    if (entry === undefined) throw new Error('The fixture has no history');
    const later = [
      entry,
      { ...entry, change: 'later', date: '2026-03-01' },
      { ...entry, change: 'between', date: '2026-02-01' },
    ];
    const page = await requirementOf(await openSite({ history: later }), 'door-open');
    expect(page.history.map(({ change }) => change)).toEqual(['later', 'between', '2026-01-02-add-door']);
  });

  it('names related requirements in both directions, with the reason [PAGE-REQUIREMENT-RELATED]', async () => {
    const site = await openSite();
    const { related } = await requirementOf(site, 'door-open');
    expect(related.map(({ claim, reason }) => `${claim.text}: ${reason}`)).toEqual([
      'Stays shut: mentioned here as DOOR-SHUT',
      'Rings: mentions this requirement',
    ]);
    expect((await requirementOf(site, 'house/bell/rings')).related.map(({ reason }) => reason)).toEqual([
      'mentioned here as DOOR-OPEN',
    ]);
  });

  it('leads from a tag in prose to the claim and from a link to the file [PAGE-LINK-TAG]', async () => {
    const site = await openSite();
    const bell = await requirementOf(site, 'house/bell/rings');
    expect(JSON.stringify(bell.body)).toContain('/spec/requirements/door-open/');
    const door = await site.capability('door');
    expect(JSON.stringify(door?.body)).toContain(
      `https://github.com/house/door/blob/${PROJECT.commit}/docs/notes.md`,
    );
    const open = await requirementOf(site, 'door-open');
    expect(JSON.stringify(open.body)).toContain('https://plans.example/old');
    const references = blocksOf(open).find((block) => block.kind === 'references');
    expect(references?.items.map(({ dangling, href }) => [dangling, href !== undefined])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('leads from a path to nowhere outside the project [PAGE-LINK-RESOLVE]', () => {
    expect(joinPath('openspec/specs/door/spec.md', '../../../docs/a.md')).toBe('docs/a.md');
    expect(joinPath('openspec/specs/door/spec.md', '/src/./a%20b.ts')).toBe('src/a b.ts');
    expect(joinPath('openspec/specs/door/spec.md', '../../../../etc/passwd')).toBeUndefined();
    expect(joinPath('openspec/specs/door/spec.md', '..\\..\\..\\..\\etc')).toBeUndefined();
    expect(joinPath('openspec/specs/door/spec.md', '%2e%2e/../../../../etc')).toBeUndefined();
    expect(joinPath('a.md', '/../x')).toBeUndefined();
  });

  it('lists its own findings and its neighbours [PAGE-REQUIREMENT-FINDINGS]', async () => {
    const page = await requirementOf(await openSite(), 'door-shut');
    expect(page.findings.map(({ code, at }) => `${code} ${at}`)).toEqual([
      'traceability/missing-target openspec/specs/door/spec.md:77:19',
    ]);
    expect(page.findings[0]?.href).toBe('/spec/source/openspec/specs/door/spec.md/#L77');
    expect([page.previous?.text, page.next?.text]).toEqual(['Opens for a key', 'Größe der Tür']);
  });
});

describe('a requirement with very many links', () => {
  const COUNT = 40;
  it('does not show the symbol around a place for the one that a link names [PAGE-REQUIREMENT-LOOSE]', async () => {
    const { links } = await assessFixture();
    const seen = async (change: Partial<Link>) => {
      const changed = links.map((link): Link => (link.origin === 'evidence' ? { ...link, ...change } : link));
      const page = await requirementOf(await openSite({ links: changed }), 'door-open');
      const evidence = blocksOf(page).find((block) => block.kind === 'evidence');
      return evidence?.lines.map((line) => line.links.map(({ loose, symbol }) => loose === true && symbol));
    };
    const [implementation] = links.filter((link) => link.role === 'implements' && link.target?.symbol);
    const symbol = implementation?.target?.symbol?.name;
    expect(symbol).toBeDefined();
    expect((await seen({}))?.flat().every((each) => each === false)).toBe(true);
    for (const match of ['mentions', 'place'] as const)
      expect((await seen({ match }))?.[0]).toEqual([expect.stringContaining(symbol ?? '')]);
    expect((await seen({ status: 'missing', match: 'mentions' }))?.[0]).toEqual([false]);
  });

  /** The fixture with a file of long functions, each of which an evidence link of one requirement leads to. */
  const crowd = async (): Promise<Partial<Assessment>> => {
    const { files, links } = await assessFixture();
    const body = (name: number) => [
      '/** Doc. */',
      `export function part${name}(): number {`,
      ...Array.from({ length: 60 }, (_, at) => `  const value${at} = ${at} + ${name};`),
      '}',
    ];
    const lines = Array.from({ length: COUNT }, (_, name) => body(name)).flat();
    const file = sourceFile('src/parts.ts', lines.join('\n'));
    const from = [...files.values()].find((other) => other.path.endsWith('door/spec.md'));
    const crowded = Array.from({ length: COUNT }, (_, name): Link => {
      const line = name * 63 + 2;
      const symbol: CodeSymbol = {
        name: `part${name}`,
        kind: 'function',
        span: {
          path: file.path,
          start: file.lineStarts[line - 2] ?? 0,
          end: file.lineStarts[line + 61] ?? file.text.length,
        },
        line,
        endLine: line + 61,
        contract:
          name % 2 === 0
            ? []
            : [{ kind: 'summary', text: 'Doc.', span: { path: file.path, start: 0, end: 1 } }],
        hash: `${name}` as TextHash,
      };
      return {
        claim: 'DOOR-OPEN' as Address,
        origin: 'evidence',
        role: 'implements',
        status: 'covers',
        label: symbol.name,
        from: { path: from?.path ?? '', start: name, end: name + 1 },
        target: { path: file.path, line, endLine: symbol.endLine, symbol },
        reason: 'It is there.',
      };
    });
    return { links: [...links, ...crowded], files: new Map([...files, [file.path, file]]) };
  };

  it('cuts the code to a page that loads fast, says what is left out and keeps every name [PAGE-RECORD-SIZE]', async () => {
    const page = await requirementOf(await openSite(await crowd()), 'door-open');
    const parts = page.excerpts.implements.filter(({ path }) => path === 'src/parts.ts');
    expect(parts).toHaveLength(COUNT);
    expect(parts.reduce((sum, { code }) => sum + code.length, 0)).toBeLessThan(LIMITS.excerptBytes * 1.5);
    for (const [name, part] of parts.entries()) {
      expect(textIn(part.code)).toContain(`part${name}()`);
      // A doc comment that is told as a contract beside the code need not be in it.
      expect(part.firstLine).toBe(name * 63 + (name % 2 === 0 ? 1 : 2));
      expect(part.lastLine + part.omitted).toBe(name * 63 + 63);
      expect(part.sourceHref).toBe(`/spec/source/src/parts.ts/#L${part.firstLine}`);
    }
  });

  it('is drawn by file when its symbols are too many [PAGE-MAP-BOUND]', async () => {
    const { map } = await requirementOf(await openSite(await crowd()), 'door-open');
    expect(map?.items.filter(({ text }) => text.includes('src/parts.ts')).map(({ text }) => text)).toEqual([
      'code: src/parts.ts',
    ]);
    expect(map?.items.map(({ text }) => text)).toContain('With a fitting key');
  });
});
