import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import { type Address, type Assessment, type CodeSymbol, type Link, sourceFile } from '#model';
import { createRenderer } from '#render';
import {
  type BlockView,
  createSiteData,
  type LinkView,
  type RequirementPage,
  type ScenarioView,
} from '#site-data';
import { assignSlugs, toSlug } from '../../plugins/site-data/addresses.ts';
import { joinPath } from '../../plugins/site-data/author-text.ts';
import { rememberRecords } from '../../plugins/site-data/remember.ts';
import { dangersIn, elementsIn, textIn } from '../render/html-oracle.ts';
import { assessFixture, openSite, PROJECT, requirementOf } from './fixture.ts';

const scenariosOf = (page: RequirementPage): ScenarioView[] =>
  page.body.flatMap((item) => (item.kind === 'scenario' ? [item.scenario] : []));
const blocksOf = (page: RequirementPage): BlockView[] =>
  page.body.flatMap((item) => (item.kind === 'scenario' ? item.scenario.blocks : [item]));

/** Every string of a record, where HTML is what its reader sees. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.includes('<') || value.includes('&') ? textIn(value) : value;
  if (Array.isArray(value)) return value.map(wordsOf).join(' ');
  return value !== null && typeof value === 'object' ? Object.values(value).map(wordsOf).join(' ') : '';
}

describe('addresses', () => {
  it('names pages by tag, by generated address, by capability and by path [PAGE-ADDRESS-NAME]', async () => {
    const site = await openSite();
    expect(site.slugs('requirement')).toEqual([
      'door-open',
      'door-shut',
      'door/größe-der-tür',
      'house/bell/rings',
    ]);
    expect(site.slugs('capability')).toEqual(['door', 'house/bell']);
    expect(site.slugs('source')).toEqual([
      'openspec/specs/door/spec.md',
      'openspec/specs/house/bell/spec.md',
      'src/door.ts',
      'test/door.test.ts',
    ]);
  });

  it('finds every claim by its address or its tag, on a page that has the anchor [PAGE-ADDRESS-CLAIM]', async () => {
    const site = await openSite();
    const { claims } = await assessFixture();
    expect(site.claimHref('DOOR-OPEN')).toBe('/spec/requirements/door-open/');
    expect(site.claimHref('DOOR-OPEN-KEY')).toBe('/spec/requirements/door-open/#DOOR-OPEN-KEY');
    expect(site.claimHref('door/größe-der-tür')).toBe(
      '/spec/requirements/door/gr%C3%B6%C3%9Fe-der-t%C3%BCr/',
    );
    expect(site.claimHref('NO-SUCH')).toBeUndefined();
    for (const claim of claims) {
      const [path = '', anchor] = (site.claimHref(claim.address) ?? '').split('#');
      const page = await requirementOf(
        site,
        decodeURIComponent(path.replace('/spec/requirements/', '').replace(/\/$/, '')),
      );
      if (claim.kind === 'scenario')
        expect(scenariosOf(page).map(({ id }) => id)).toContain(decodeURIComponent(anchor ?? ''));
    }
    expect(site.tags().map(({ tag }) => tag)).toEqual([
      'DOOR-OPEN',
      'DOOR-OPEN-KEY',
      'DOOR-SHUT',
      'DOOR-SHUT-ALONE',
    ]);
  });

  it('gives different names different slugs, safe in any file system and bounded [PAGE-ADDRESS-UNIQUE]', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom(
        'Box',
        'box',
        'BOX',
        'a b',
        'a-b',
        '../x',
        '..',
        'ß'.repeat(200),
        'x'.repeat(300),
        'x'.repeat(301),
        '日本語',
        'a/b?c',
      ),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
        const slugs = [...assignSlugs(names, 'lower').values()];
        const kept = [...assignSlugs(names, 'kept').values()];
        for (const list of [slugs, kept])
          expect(new Set(list.map((slug) => slug.toLowerCase())).size).toBe(names.length);
        for (const segment of slugs.flatMap((slug) => slug.split('/'))) {
          expect(segment).toMatch(/^[\p{L}\p{M}\p{N}._~@+-]+$/u);
          expect(segment).not.toMatch(/^\.+$/);
          expect(Buffer.byteLength(segment)).toBeLessThanOrEqual(120);
        }
      }),
    );
    expect(toSlug('BOX-ADD', 'lower')).toBe('box-add');
    expect(toSlug('capability/ein schöner Tag', 'lower')).toMatch(
      /^capability\/ein-schöner-tag-[0-9a-f]{8}$/,
    );
  });
});

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
    expect(page.verdict).toMatchObject({ status: 'unverified', reason: 'claimed by 4 links, 1 missing' });
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

describe('other pages', () => {
  it('shows a capability’s purpose, order, outline without gaps and comments, but no front matter [PAGE-OVERVIEW-CAPABILITY]', async () => {
    const page = await (await openSite()).capability('door');
    expect(page?.title).toBe('Front Door');
    expect(textIn(page?.purpose ?? '')).toBe(
      'Say how the front door opens, closes and resists, so that people inside are safe. See the notes.',
    );
    const levels = page?.body.flatMap((item) =>
      item.kind === 'heading' || item.kind === 'requirement' ? [item.depth] : [],
    );
    expect(levels).toEqual([2, 2, 3, 3, 3, 2]);
    expect(page?.body.filter((item) => item.kind === 'comment')).toEqual([
      { kind: 'comment', text: 'Reviewed with the carpenter.' },
    ]);
    expect(wordsOf(page?.body)).toContain('The last words of the author.');
    expect(page?.counts).toMatchObject({ requirements: 3, scenarios: 4, claimed: 2 });
    expect(page?.map?.items.map(({ text }) => text)).toContain('src/door.ts');
  });

  it('does not show a placeholder as a purpose [PAGE-OVERVIEW-PLACEHOLDER]', async () => {
    const site = await openSite();
    const page = await site.capability('house/bell');
    expect(page?.purpose).toBeUndefined();
    expect(JSON.stringify(page)).not.toContain('TBD - created');
    expect(wordsOf(page?.body)).toContain('Not written yet');
    expect((await site.home()).capabilities[1]?.summary).toBeUndefined();
  });

  it('shows a whole source file with the traced lines marked and linked back [PAGE-OVERVIEW-SOURCE]', async () => {
    const site = await openSite();
    const page = await site.source('src/door.ts');
    const { files } = await assessFixture();
    expect(textIn(page?.code ?? '')).toBe(files.get('src/door.ts')?.text);
    const lines = elementsIn(page?.code ?? '').filter((element) => element.tagName === 'span');
    expect(
      lines
        .filter((line) => line.attrs.some(({ value }) => value === 'l traced'))
        .map((line) => line.attrs.find(({ name }) => name === 'id')?.value),
    ).toEqual(['L13']);
    expect(page?.links.map(({ line, claim }) => `${line} ${claim?.text}`)).toEqual([
      '13 With a fitting key',
      '13 Opens for a key',
    ]);
    expect([
      page?.role,
      (await site.source('test/door.test.ts'))?.role,
      (await site.source('openspec/specs/door/spec.md'))?.role,
    ]).toEqual(['source', 'test', 'spec']);
    expect(dangersIn(page?.code ?? '')).toEqual([]);
  });

  it('counts on the home page what the pages show [PAGE-OVERVIEW-HOME]', async () => {
    const site = await openSite();
    const home = await site.home();
    const { links, findings } = await assessFixture();
    expect(home.counts).toMatchObject({ requirements: 4, scenarios: 5, claimed: 2 });
    expect(home.counts.verdicts.unverified).toBe(9);
    expect(Object.values(home.linkCounts).reduce((sum, count) => sum + count, 0)).toBe(links.length);
    expect(Object.values(home.findingCounts).reduce((sum, count) => sum + count, 0)).toBe(findings.length);
    expect(site.findings().findings).toHaveLength(findings.length);
    expect(home.changes).toMatchObject([
      { archived: true, done: 1, tasks: 2, capabilities: [{ href: '/spec/capabilities/door/' }] },
    ]);
    expect(home.map?.items.map(({ text }) => text)).toEqual([
      'Front Door',
      'bell Specification',
      'speaks of Front Door (1 reference)',
    ]);
    expect(home.commitHref).toBe(`https://github.com/house/door/commit/${PROJECT.commit}`);
  });

  it('lists only the current capability’s requirements beside a page [PAGE-OVERVIEW-SIDEBAR]', async () => {
    const site = await openSite();
    expect(
      site.sidebar('door').capabilities.map(({ current, requirements }) => [current, requirements.length]),
    ).toEqual([
      [true, 3],
      [false, 0],
    ]);
    expect(site.sidebar().capabilities.some(({ current }) => current)).toBe(false);
  });

  it('has an anchor in the glossary for every help link of every page [PAGE-HELP-COMPLETE]', async () => {
    const site = await openSite();
    const anchors = new Set(site.notation().sections.flatMap(({ terms }) => terms.map(({ href }) => href)));
    const records = [
      ...site.slugs('requirement').map((slug) => site.requirement(slug)),
      ...site.slugs('capability').map((slug) => site.capability(slug)),
    ];
    const text = JSON.stringify(await Promise.all(records));
    const linked = new Set([...text.matchAll(/\/spec\/notation\/#[\w-]+/g)].map(([href]) => href));
    expect(linked.size).toBeGreaterThan(10);
    for (const href of linked) expect(anchors).toContain(href);
  });

  it('answers nothing for a page that does not exist [PAGE-ADDRESS-NAME]', async () => {
    const site = await openSite();
    expect(await site.requirement('nope')).toBeUndefined();
    expect(await site.capability('nope')).toBeUndefined();
    expect(await site.source('../../etc/passwd')).toBeUndefined();
  });
});

describe('records', () => {
  it('are the same bytes each time, whatever was asked before [PAGE-RECORD-SAME]', async () => {
    const [first, second] = [await openSite(), await openSite()];
    const ask = async (site: typeof first, order: (slugs: readonly string[]) => readonly string[]) => {
      const pages = new Map<string, string>();
      for (const slug of order(site.slugs('requirement')))
        pages.set(slug, JSON.stringify(await site.requirement(slug)));
      return pages;
    };
    const forward = await ask(first, (slugs) => slugs);
    const backward = await ask(second, (slugs) => [...slugs].reverse());
    for (const [slug, json] of forward) expect(backward.get(slug)).toBe(json);
  });

  it('hold only HTML that is harmless in a browser [PAGE-SAFE-HOSTILE]', async () => {
    const site = await openSite();
    const pages = await Promise.all(site.slugs('requirement').map((slug) => site.requirement(slug)));
    const pieces: string[] = [];
    const collect = (value: unknown, key = ''): void => {
      if (typeof value === 'string') {
        if (['html', 'code', 'titleHtml', 'title', 'message', 'hint', 'help', 'example'].includes(key))
          pieces.push(value);
      } else if (value !== null && typeof value === 'object')
        for (const [name, inner] of Object.entries(value))
          collect(inner, Number.isNaN(Number(name)) ? name : key);
    };
    collect(pages.map((page) => ({ ...page, title: '' })));
    expect(pieces.length).toBeGreaterThan(50);
    for (const piece of pieces) expect(dangersIn(piece), piece).toEqual([]);
  });

  it('have a cache key that changes with what the page shows and with nothing else [PAGE-RECORD-KEY]', async () => {
    const assessment = await assessFixture();
    const key = async (change: Partial<typeof assessment>, slug = 'door-open', toolVersion = '1') =>
      createSiteData(
        { ...assessment, ...change },
        { base: '/', renderer: createRenderer({ base: '/' }), toolVersion },
      ).cacheKey('requirement', slug);
    const before = await key({});
    expect(await key({})).toBe(before);
    expect(await key({}, 'door-shut')).not.toBe(before);
    expect(await key({}, 'door-open', '2')).not.toBe(before);
    expect(await key({ history: [] })).not.toBe(before);
    const renamed = assessment.capabilities.map((capability) => ({
      ...capability,
      title: `The ${capability.title}`,
    }));
    expect(
      await key({ capabilities: [...assessment.capabilities.slice(0, 1), ...renamed.slice(1)] }),
    ).not.toBe(before);
    expect(await key({ links: [] })).not.toBe(before);
    expect(await key({ capabilities: assessment.capabilities.slice(0, 1) })).not.toBe(before);
    expect(await key({ scan: { files: 99, skipped: [] } })).toBe(before);
  });

  it('are forgotten beyond the limit and made anew [PAGE-RECORD-MEMORY]', async () => {
    let made = 0;
    const records = rememberRecords(100);
    const ask = (key: string) => records.get(key, async () => `${key} ${'x'.repeat(60)} ${++made}`);
    await ask('a');
    await ask('a');
    expect(made).toBe(1);
    await ask('b');
    await ask('a');
    expect(made).toBe(3);
    await Promise.all([ask('c'), ask('c')]);
    expect(made).toBe(4);
  });
});
