import { languageOfPath } from '#render';
import { withClaim } from './excerpts.ts';
import { hostHref } from './host-links.ts';
import { type SiteIndex, sourceHref } from './site-index.ts';
import type { SourcePage } from './types.ts';
import { lineOf } from './views.ts';

/** Makes the record of a file's page: the whole text, with the lines that links lead to marked and linked back. */
export async function toSourcePage(index: SiteIndex, path: string): Promise<SourcePage | undefined> {
  const file = index.assessment.files.get(path);
  const href = sourceHref(index, path);
  if (file === undefined || href === undefined) return undefined;
  const language = languageOfPath(path);
  const lines = await index.linesOf(file);
  const links = (index.linksOfPath.get(path) ?? [])
    .map((link) => ({ link, line: link.target?.line ?? lineOf(index, link.from) }))
    .sort((a, b) => a.line - b.line);
  const isSpec = index.capabilityByPath.has(path);
  const isTest = links.some(({ link }) => link.role === 'verifies');
  const host = hostHref(index.assessment.project, path);
  return {
    kind: 'source',
    href,
    path,
    role: isSpec ? 'spec' : isTest ? 'test' : 'source',
    language,
    code: index.renderer.listing(lines, {
      language,
      firstLine: 1,
      idPrefix: 'L',
      marked: new Set(links.map(({ line }) => line)),
    }),
    ...(host === undefined ? {} : { hostHref: host }),
    links: links.map(({ link, line }) => ({ ...withClaim(index, link), line })),
  };
}
