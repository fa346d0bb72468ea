/** Where a link of an author may lead. */
export type LinkTarget =
  /** An address on the site or at the repository's host, already safe. */
  | { readonly kind: 'href'; readonly href: string }
  /** Nowhere on the site: the text is shown without a link. */
  | { readonly kind: 'text' };

export type CheckedLink =
  | { readonly kind: 'external'; readonly href: string }
  | { readonly kind: 'relative'; readonly path: string }
  | { readonly kind: 'removed' };

/** What browsers skip in an address: white space and control characters, and what a reader cannot see. */
const SKIPPED =
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufffd]/g;

/**
 * Sorts an author's address by what it could do.
 * Ensures: `external` is http, https or mailto and is written as a URL parser writes it; anything else with a scheme,
 * also a disguised one, is `removed`.
 */
export function checkLink(written: string): CheckedLink {
  const bare = decoded(written).replace(SKIPPED, '');
  const scheme = bare.match(/^([a-z][a-z0-9+.-]*):/i)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https' || scheme === 'mailto') return external(written);
  if (scheme !== undefined) return { kind: 'removed' };
  // `//host/x` and its disguise `/\host/x` leave the site without naming a scheme.
  if (/^[\\/]{2}/.test(bare)) return external(`https:${written.trim().replaceAll('\\', '/')}`);
  return { kind: 'relative', path: written.trim() };
}

function external(written: string): CheckedLink {
  try {
    const url = new URL(written.trim());
    const allowed = ['http:', 'https:', 'mailto:'].includes(url.protocol);
    return allowed ? { kind: 'external', href: url.href } : { kind: 'removed' };
  } catch {
    return { kind: 'removed' };
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
