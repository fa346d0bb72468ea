import { createHash } from 'node:crypto';
import type { Store } from '../../plugins/starlight/store.ts';

type Kind = 'capability' | 'requirement' | 'model' | 'source' | 'evidence';

/**
 * The pages of one kind: the slug as the only parameter, and a key of everything a page shows, so that a page whose key has
 * not changed is not rendered again. Records are looked up by the route itself, never handed over as props.
 */
export async function pathsOf(store: Store, kind: Kind) {
  const slugs = store.site.slugs(kind);
  // Keys are for builds; in development they would make every record of the project after each save.
  if (import.meta.env.DEV) return slugs.map((slug) => ({ params: { slug } }));
  const paths = [];
  for (const slug of slugs) paths.push({ params: { slug }, cacheKey: await pageKey(store, kind, slug) });
  return paths;
}

/** Key of a page: its record, and the code of the site. */
async function pageKey(store: Store, kind: Kind, slug: string): Promise<string> {
  return hashOf([kind, store.codeHash, await store.site.cacheKey(kind, slug)]);
}

/** Key of a page of the guide or of a rule. */
export function docKey(store: Store, slug: string, html: string): string {
  return hashOf(['doc', store.codeHash, slug, html, sidebarText(store)]);
}

function sidebarText(store: Store): string {
  return JSON.stringify(store.site.sidebar());
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}
