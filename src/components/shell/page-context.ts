import type { Href, Html, VerdictView } from '#site-data';

/** What the title of a page and the sidebar beside it need to know. */
export interface PageContext {
  /** Word for what the page is: `Requirement`, `Source`. */
  readonly kind: string;
  readonly title: string;
  /** The title with its code marked; the plain title when absent. */
  readonly titleHtml?: Html;
  readonly breadcrumbs: readonly Href[];
  /** Id of the capability the page belongs to. */
  readonly capability?: string;
  readonly tag?: string;
  readonly verdict?: VerdictView;
  /** The title is a path or a name of code. */
  readonly isCode?: boolean;
}
