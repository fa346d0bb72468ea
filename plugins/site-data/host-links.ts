import type { Project } from '#model';
import { encodePath } from './addresses.ts';

/**
 * The address of a file, or of lines of it, at the repository's host and at the exact commit.
 * Undefined when the host or the commit is unknown: a link to a branch would show other text one day.
 */
export function hostHref(
  project: Project,
  path: string,
  line?: number,
  endLine?: number,
): string | undefined {
  const { repository, commit } = project;
  if (repository === undefined || commit === undefined) return undefined;
  const template = templateFor(repository.template, line, endLine);
  const filled = template
    .replaceAll('{url}', () => repository.url)
    .replaceAll('{commit}', () => commit)
    .replaceAll('{path}', () => encodePath(path))
    .replaceAll('{line}', () => String(line ?? 1))
    .replaceAll('{endLine}', () => String(endLine ?? line ?? 1));
  return line === undefined || !rendersMarkdown(project, path)
    ? filled
    : filled.replace(/(#|$)/, '?plain=1$1');
}

/** A file without a line needs no fragment, and a single line no end of a range. */
function templateFor(template: string, line: number | undefined, endLine: number | undefined): string {
  if (line === undefined) return template.replace(/#.*$/, '');
  return endLine === undefined || endLine === line ? template.replace(/[-:]L?\{endLine\}/, '') : template;
}

/** These hosts show Markdown rendered, where lines have no anchors, unless asked for the plain text. */
function rendersMarkdown(project: Project, path: string): boolean {
  const kind = project.repository?.kind;
  return (kind === 'github' || kind === 'gitlab') && /\.(?:md|markdown|mdx)$/i.test(path);
}

/** The address of the commit itself; undefined when the host is unknown or of another kind. */
export function commitHref(project: Project): string | undefined {
  const { repository, commit } = project;
  if (repository === undefined || commit === undefined) return undefined;
  switch (repository.kind) {
    case 'github':
      return `${repository.url}/commit/${commit}`;
    case 'gitlab':
      return `${repository.url}/-/commit/${commit}`;
    case 'bitbucket':
      return `${repository.url}/commits/${commit}`;
    case 'custom':
      return undefined;
  }
}
