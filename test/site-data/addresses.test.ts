import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignSlugs, toSlug } from '../../plugins/site-data/addresses.ts';
import { assessFixture, openSite, requirementOf, scenariosOf } from './fixture.ts';

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
