import { describe, expect, it } from 'vitest';
import { LIMITS } from '#config';
import type { Address } from '#model';
import { dangersIn, elementsIn, textIn } from '../render/html-oracle.ts';
import { assessFixture, openSite, PROJECT, requirementOf, wordsOf } from './fixture.ts';

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
    expect(page?.counts).toMatchObject({ requirements: 3, scenarios: 4, claimed: 2, claimedOnly: 2 });
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
        .filter((line) => line.attrs.some(({ value }) => value === 'traced'))
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

  it('lists the capabilities around the current one where there are very many [PAGE-OVERVIEW-SIDEBAR]', async () => {
    const { capabilities } = await assessFixture();
    const [first] = capabilities;
    if (!first) throw new Error('the fixture has a capability');
    const many = Array.from({ length: 200 }, (_, i) => ({ ...first, id: `c${i}`, body: [], models: [] }));
    const site = await openSite({ capabilities: many, claims: [], links: [] });
    for (const at of [0, 100, 199]) {
      const { total, capabilities: shown } = site.sidebar(`c${at}`);
      expect([total, shown.length]).toEqual([200, LIMITS.sidebarCapabilities]);
      expect(shown.filter(({ current }) => current)).toHaveLength(1);
    }
    expect(site.sidebar().capabilities).toHaveLength(LIMITS.sidebarCapabilities);
  });

  it('says beside a page what is claimed, and of a capability only when all of it is [PAGE-OVERVIEW-SIDEBAR]', async () => {
    const claimedIn = (site: Awaited<ReturnType<typeof openSite>>) =>
      site
        .sidebar('door')
        .capabilities.map(({ claimed, requirements }) => [claimed, requirements.map((item) => item.claimed)]);
    expect(claimedIn(await openSite())).toEqual([
      [false, [true, false, false]],
      [false, []],
    ]);
    const { verdicts, links } = await assessFixture();
    const all = new Map(
      [...verdicts].map(([address, verdict]) => [address, { ...verdict, claimedBy: links }]),
    );
    expect(claimedIn(await openSite({ verdicts: all }))).toEqual([
      [true, [true, true, true]],
      [true, []],
    ]);
  });

  it('marks a claim in its badge as it does beside the page [PAGE-OVERVIEW-SIDEBAR]', async () => {
    const { verdicts } = await assessFixture();
    const key = verdicts.get('DOOR-OPEN-KEY' as Address);
    if (key === undefined) throw new Error('no such scenario');
    // The reason beside the badge then counts scenarios and no links.
    const some = new Map([
      ...verdicts,
      ['DOOR-OPEN-KEY' as Address, { ...key, status: 'verified' as const }],
    ]);
    const site = await openSite({ verdicts: some });
    const entries = site.sidebar('door').capabilities.flatMap(({ requirements }) => requirements);
    for (const slug of ['door-open', 'door-shut']) {
      const page = await requirementOf(site, slug);
      const entry = entries.find((one) => one.page.href === page.href);
      expect(page.verdict.claimed ?? false).toBe(entry?.claimed);
    }
    expect((await requirementOf(site, 'door-open')).verdict).toMatchObject({
      claimed: true,
      reason: '1 of 2 scenarios verified',
    });
  });

  it('shows the other places that a finding is about [PAGE-REQUIREMENT-FINDINGS]', async () => {
    const { findings, claims } = await assessFixture();
    const [first] = claims;
    if (first === undefined) throw new Error('no claim');
    const related = [{ message: 'the first `claim`', span: first.span }];
    const site = await openSite({ findings: findings.map((finding) => ({ ...finding, related })) });
    const [shown] = site.findings().findings;
    expect(shown?.related).toEqual([
      {
        message: 'the first <code>claim</code>',
        at: 'openspec/specs/door/spec.md:21:1',
        href: '/spec/source/openspec/specs/door/spec.md/#L21',
      },
    ]);
    expect((await openSite()).findings().findings[0]?.related).toEqual([]);
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
