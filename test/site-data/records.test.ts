import { describe, expect, it } from 'vitest';
import { createRenderer } from '#render';
import { createSiteData } from '#site-data';
import { rememberRecords } from '../../plugins/site-data/remember.ts';
import { dangersIn } from '../render/html-oracle.ts';
import { assessFixture, openSite } from './fixture.ts';

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
