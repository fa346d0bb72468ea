/// <reference types="astro/client" />
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

declare module 'virtual:casebook/context' {
  import type { ResolvedOptions, Store } from '#starlight';

  export function getStore(): Store;
  export const options: Pick<ResolvedOptions, 'label' | 'wholeSite'>;
  /** Path of the Casebook pages, with slashes at both ends. */
  export const base: string;
  /** False when the host site's own component shows the title of a page, and no more than that. */
  export const showsTitle: boolean;
  /** The content security policy of the pages; undefined when the host site sets its own. */
  export const policy: string | undefined;
}

declare namespace App {
  interface Locals {
    /** Set by `Shell.astro`; tells the title component and the sidebar which page they belong to. */
    casebook?: import('./components/shell/page-context.ts').PageContext;
  }
}
