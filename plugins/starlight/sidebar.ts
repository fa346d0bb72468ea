import type { Href, SidebarView } from '#site-data';

/** A link or a group of Starlight's sidebar, as its route data holds them. */
export type SidebarEntry =
  | {
      type: 'link';
      label: string;
      href: string;
      isCurrent: boolean;
      badge: undefined;
      attrs: Record<string, string>;
    }
  | { type: 'group'; label: string; entries: SidebarEntry[]; collapsed: boolean; badge: undefined };

/** Label of the group that an author puts where Casebook's own entries shall stand. */
export const PLACEHOLDER_LABEL = 'casebook:sidebar';

/** Put this into Starlight's `sidebar` where the specification shall stand; without it, it stands last. */
export const casebookSidebar = { label: PLACEHOLDER_LABEL, items: [] };

/** Makes the sidebar of one page; `path` is the page's own, to mark the current link. */
export function sidebarEntries(
  view: SidebarView,
  pages: { readonly home: Href; readonly others: readonly Href[] },
  path: string,
): SidebarEntry[] {
  const capabilities = view.capabilities.map((capability): SidebarEntry => {
    const { model } = capability;
    if (!capability.current || (capability.requirements.length === 0 && model === undefined)) {
      return link(capability.page, path, capability);
    }
    return {
      type: 'group',
      label: breakable(capability.page.text),
      collapsed: false,
      badge: undefined,
      entries: [
        link({ href: capability.page.href, text: 'The whole capability' }, path, capability),
        ...(model === undefined ? [] : [modelLink(model, path)]),
        ...capability.requirements.map((requirement) => link(requirement.page, path, requirement)),
      ],
    };
  });
  return [
    link(pages.home, path),
    ...(capabilities.length === 0
      ? []
      : [
          {
            type: 'group' as const,
            label: 'Capabilities',
            collapsed: false,
            badge: undefined,
            entries:
              view.total === undefined
                ? capabilities
                : [
                    ...capabilities,
                    link({ href: pages.home.href, text: `All ${view.total} capabilities` }, ''),
                  ],
          },
        ]),
    {
      type: 'group',
      label: 'About',
      collapsed: false,
      badge: undefined,
      entries: pages.others.map((page) => link(page, path)),
    },
  ];
}

const STANDINGS = {
  'as-expected': 'as expected',
  unexpected: 'not as expected',
  undecided: 'no answer',
} as const;

/** The link to a model, with how the worst of its commands ended. */
function modelLink(
  { page, standing }: NonNullable<SidebarView['capabilities'][number]['model']>,
  path: string,
): SidebarEntry {
  const entry = link(page, path);
  if (standing === undefined || entry.type !== 'link') return entry;
  return {
    ...entry,
    attrs: { 'data-status': standing, 'aria-label': `${page.text}, ${STANDINGS[standing]}` },
  };
}

function link(
  page: Href,
  path: string,
  verdict?: { readonly status: string; readonly claimed: boolean },
): SidebarEntry {
  return {
    type: 'link',
    label: breakable(page.text),
    href: page.href,
    isCurrent: page.href === path,
    badge: undefined,
    // The shape beside the label is drawn by the style sheet; the words are for those who do not see it.
    attrs: verdict
      ? {
          'data-status': verdict.claimed ? 'claimed' : verdict.status,
          'aria-label': `${page.text}, ${verdict.status}${verdict.claimed ? ' but claimed' : ''}`,
        }
      : {},
  };
}

/** A long word of several words, `CatalogAndParse` for one, may break between them, by a space without width. */
function breakable(title: string): string {
  return title.replace(/\S{20,}/g, (word) => word.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '\u200b'));
}

/** Puts Casebook's entries in place of the placeholder, or last. */
export function placeEntries(
  sidebar: readonly SidebarEntry[],
  label: string,
  entries: SidebarEntry[],
  collapsed: boolean,
): SidebarEntry[] {
  const group: SidebarEntry = { type: 'group', label, entries, collapsed, badge: undefined };
  let placed = false;
  const place = (list: readonly SidebarEntry[]): SidebarEntry[] =>
    list.map((entry) => {
      if (entry.type === 'link') return entry;
      if (entry.label !== PLACEHOLDER_LABEL) return { ...entry, entries: place(entry.entries) };
      placed = true;
      return group;
    });
  const result = place(sidebar);
  return placed ? result : [...result, group];
}
