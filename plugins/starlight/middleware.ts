import { base, getStore, options, policy } from 'virtual:casebook/context';
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { placeEntries, type SidebarEntry, sidebarEntries } from './sidebar.ts';

/**
 * Fills the sidebar after Starlight has cloned its route data, so that the clone stays small: a sidebar of every page in
 * Starlight's configuration makes a build quadratic.
 */
export const onRequest = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  const page = context.locals.casebook;
  const isOurs = page !== undefined || options.wholeSite;
  const entries = sidebarEntries(
    getStore().site.sidebar(page?.capability),
    {
      home: { href: base, text: 'Overview' },
      others: [
        { href: `${base}evidence/`, text: 'Evidence' },
        { href: `${base}evidence/queue/`, text: 'Reviewer’s queue' },
        { href: `${base}findings/`, text: 'Findings' },
        { href: `${base}vocabulary/`, text: 'Vocabulary' },
        { href: `${base}guide/`, text: 'Guide' },
        { href: `${base}rules/`, text: 'Rules' },
      ],
    },
    context.url.pathname,
  );
  route.sidebar = (
    options.wholeSite
      ? entries
      : placeEntries(route.sidebar as SidebarEntry[], options.label, entries, page === undefined)
  ) as StarlightRouteData['sidebar'];
  if (isOurs) secure(route);
  if (page) {
    route.pagination = { prev: undefined, next: undefined };
    route.editUrl = undefined;
  }
});

function secure(route: StarlightRouteData): void {
  route.head.splice(1, 0, {
    tag: 'meta',
    attrs: { name: 'referrer', content: 'strict-origin-when-cross-origin' },
    content: '',
  });
  if (!policy) return;
  route.head.splice(1, 0, {
    tag: 'meta',
    attrs: { 'http-equiv': 'content-security-policy', content: policy },
    content: '',
  });
}
