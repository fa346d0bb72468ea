import { z } from 'zod';
import type { ConfigInput } from '#config';

/** Options of the Starlight plugin and of the Astro integration. */
export const pluginOptionsSchema = z.strictObject({
  /** Folder with the specs' project, relative to the Astro project's root; that root itself when absent. */
  root: z.string().min(1).default('.'),
  /** Path of the Casebook pages below the site's own base. */
  base: z.string().startsWith('/').default('/'),
  /** The project's own options, as in `casebook.config.ts`; import that file to share them. */
  config: z.custom<ConfigInput>().optional(),
  /** True when every page of the site is Casebook's own: the sidebar and the security policy then cover all of it. */
  wholeSite: z.boolean().default(false),
  /**
   * False leaves the content security policy of the pages to the host. While it is set, the whole site is built without
   * inline scripts, styles and fonts.
   */
  contentSecurityPolicy: z.boolean().default(true),
  /** Label of the group in the sidebar of an existing site. */
  label: z.string().min(1).default('Specification'),
});

/** The options as authors write them. */
export type PluginOptions = z.input<typeof pluginOptionsSchema>;
/** The options with every default filled in. */
export type ResolvedOptions = z.output<typeof pluginOptionsSchema>;

/** Checks options; throws with every problem named, since Astro shows what a configuration throws. */
export function parseOptions(options: PluginOptions): ResolvedOptions {
  const parsed = pluginOptionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  throw new Error(`Invalid options of the casebook plugin:\n${z.prettifyError(parsed.error)}`);
}

/** Joins two URL paths into one that starts and ends with a slash. */
export function joinBase(outer: string, inner: string): string {
  const path = [outer, inner].flatMap((part) => part.split('/')).filter((part) => part !== '');
  return path.length === 0 ? '/' : `/${path.join('/')}/`;
}
