import { languageOfPath } from '#render';
import { toCoverageView, unexecutedLines } from './coverage.ts';
import { testMarks } from './evidence.ts';
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
  const results = testMarks(index, path, 1, lines.length);
  const covered = index.assessment.coverage.get(path);
  const coverage = toCoverageView(covered, 1, lines.length);
  const isSpec = index.capabilityByPath.has(path);
  const isTest = results.size > 0 || links.some(({ link }) => link.role === 'verifies');
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
      ...(results.size === 0 ? {} : { results }),
      ...(coverage === undefined ? {} : { unexecuted: unexecutedLines(covered) }),
    }),
    ...(coverage === undefined ? {} : { coverage }),
    ...(host === undefined ? {} : { hostHref: host }),
    links: links.map(({ link, line }) => ({ ...withClaim(index, link), line })),
  };
}
