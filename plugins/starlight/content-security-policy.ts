import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The policy of every Casebook page, for a `<meta>` tag.
 * Ensures: scripts run only from the site's own files or when they are, byte for byte, one of the inline scripts that the
 * installed Starlight ships; no text of a spec can become a script, a frame, a plug-in or a form.
 * Limits: inline `style` attributes are allowed since Starlight's icons and menus need them; `<style>` elements are not.
 */
export function contentSecurityPolicy(inlineScripts: readonly string[], mode: 'build' | 'dev'): string {
  const hashes = [...new Set(inlineScripts.map(hashOf))].sort();
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    // Pagefind searches with a WebAssembly module.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...hashes],
    'script-src-attr': ["'none'"],
    // The development server writes <style> elements; a built page has none.
    'style-src-elem': mode === 'dev' ? ["'self'", "'unsafe-inline'"] : ["'self'"],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", ...(mode === 'dev' ? ['data:'] : [])],
    'connect-src': mode === 'dev' ? ["'self'", 'ws:', 'wss:'] : ["'self'"],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'object-src': ["'none'"],
    'frame-src': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

/** The inline scripts of the installed Starlight, read from its components so that an update cannot outrun a list. */
export function starlightInlineScripts(): readonly string[] {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('@astrojs/starlight'))), 'components');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.astro'))
    .sort()
    .flatMap((name) =>
      [
        ...readFileSync(join(folder, name), 'utf8').matchAll(/<script is:inline[^>]*>([\s\S]*?)<\/script>/g),
      ].map((match) => match[1] ?? ''),
    );
}

function hashOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}
