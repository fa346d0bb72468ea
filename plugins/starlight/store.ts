import type { Assessment } from '#model';
import type { SiteData } from '#site-data';

/** A guide or rule page of the package, rendered. */
export interface DocPage {
  /** `guide/ears` or `rules/area/problem`. */
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly html: string;
  readonly headings: readonly { readonly depth: number; readonly slug: string; readonly text: string }[];
}

/** What the routes look records up in. */
export interface Store {
  readonly site: SiteData;
  readonly assessment: Assessment;
  readonly docs: readonly DocPage[];
  /** Hash of the site's own code, a part of every cache key. */
  readonly codeHash: string;
  /** Brings the cache of rendered text back below its limit; call it when a build is done. */
  readonly pruneCache: () => void;
  /** Told each time a page asks for its record. */
  readonly onPage?: () => void;
}

/**
 * The one place where the plugin leaves the records and the routes find them. Routes are bundled while the plugin is not,
 * so a module variable could exist twice; a registered symbol on the global object cannot.
 */
const KEY = Symbol.for('casebook.store');

type Holder = { [KEY]?: Store };

/** Leaves the records for the routes; the next call replaces them. */
export function putStore(store: Store): void {
  (globalThis as Holder)[KEY] = store;
}

/** The records; throws when no plugin has left any, which only a wrong set-up can cause. */
export function getStore(): Store {
  const store = (globalThis as Holder)[KEY];
  if (!store) throw new Error('The casebook plugin has not loaded a project before its pages are rendered.');
  return store;
}
