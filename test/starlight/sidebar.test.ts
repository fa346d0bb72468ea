import { describe, expect, it } from 'vitest';
import type { SidebarView } from '#site-data';
import {
  PLACEHOLDER_LABEL,
  placeEntries,
  type SidebarEntry,
  sidebarEntries,
} from '../../plugins/starlight/sidebar.ts';

const view: SidebarView = {
  capabilities: [
    {
      page: { href: '/capabilities/box/', text: 'Box' },
      status: 'unverified',
      claimed: true,
      current: true,
      requirements: [
        {
          page: { href: '/requirements/BOX-A/', text: 'Keep a value' },
          status: 'refuted',
          claimed: false,
        },
      ],
    },
    {
      page: { href: '/capabilities/lid/', text: 'Lid' },
      status: 'verified',
      claimed: false,
      current: false,
      requirements: [],
    },
  ],
};
const pages = { home: { href: '/', text: 'Overview' }, others: [] };

const link = (label: string): SidebarEntry => ({
  type: 'link',
  label,
  href: `/${label}/`,
  isCurrent: false,
  badge: undefined,
  attrs: {},
});
const group = (label: string, entries: SidebarEntry[]): SidebarEntry => ({
  type: 'group',
  label,
  entries,
  collapsed: false,
  badge: undefined,
});

describe('sidebarEntries', () => {
  it('lists the requirements of the current capability only and marks the current page [SITE-SIDEBAR-CURRENT]', () => {
    const [, capabilities] = sidebarEntries(view, pages, '/requirements/BOX-A/');
    expect(capabilities).toMatchObject({
      type: 'group',
      entries: [
        {
          type: 'group',
          label: 'Box',
          entries: [{ isCurrent: false }, { label: 'Keep a value', isCurrent: true }],
        },
        { type: 'link', label: 'Lid' },
      ],
    });
  });

  it('says a verdict in words to those who do not see its shape [SITE-SIDEBAR-CURRENT]', () => {
    expect(JSON.stringify(sidebarEntries(view, pages, '/'))).toContain(
      '"aria-label":"Keep a value, refuted"',
    );
  });

  it('tells what is claimed from what nothing claims, in shape and words [SITE-SIDEBAR-CURRENT]', () => {
    expect(JSON.stringify(sidebarEntries(view, pages, '/'))).toContain(
      '{"data-status":"claimed","aria-label":"The whole capability, unverified but claimed"}',
    );
  });

  it('lets a title of one long word break between its parts, and no other [SITE-SIDEBAR-CURRENT]', () => {
    const titled = (text: string): SidebarView => ({
      capabilities: [
        { page: { href: '/a/', text }, status: 'verified', claimed: false, current: false, requirements: [] },
      ],
    });
    const labelled = (text: string) => JSON.stringify(sidebarEntries(titled(text), pages, '/'));
    expect(labelled('BoxesAndTheirManyLids')).toContain(
      '"label":"Boxes\u200bAnd\u200bTheir\u200bMany\u200bLids"',
    );
    expect(labelled('BoxLid and its TypeScript')).toContain('"label":"BoxLid and its TypeScript"');
  });
});

describe('placeEntries', () => {
  it('puts the group where an author left the placeholder, at any depth [SITE-PLUGIN-SIDEBAR]', () => {
    const sidebar = [link('a'), group('more', [group(PLACEHOLDER_LABEL, []), link('b')])];
    const placed = placeEntries(sidebar, 'Spec', [link('c')], true);
    expect(placed).toEqual([
      link('a'),
      group('more', [{ ...group('Spec', [link('c')]), collapsed: true } as SidebarEntry, link('b')]),
    ]);
  });

  it('puts the group last where there is no placeholder [SITE-PLUGIN-SIDEBAR]', () => {
    expect(placeEntries([link('a')], 'Spec', [], false).map((entry) => entry.label)).toEqual(['a', 'Spec']);
  });
});
