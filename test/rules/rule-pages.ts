import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MemoryFile } from './memory-project.ts';

const FOLDER = 'src/content/docs/rules';

/** A rule's page, cut into its sections. */
export interface RulePage {
  /** The page's path below the folder, without its ending: the code. */
  readonly code: string;
  readonly frontMatter: Readonly<Record<string, string>>;
  readonly headings: readonly string[];
  readonly sections: ReadonlyMap<string, string>;
}

export function readRulePages(): readonly RulePage[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[a-z-]+\/[a-z-]+\.md$/.test(path))
    .map((path) => path.replace(/\.md$/, ''))
    .sort()
    .map((code) => readRulePage(code, readFileSync(join(FOLDER, `${code}.md`), 'utf8')));
}

function readRulePage(code: string, text: string): RulePage {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const frontMatter = Object.fromEntries(
    front.split('\n').map((line) => [line.split(': ', 1)[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
  );
  const sections = new Map<string, string>();
  let current = '';
  let fence: string | undefined;
  for (const line of body.split('\n')) {
    const marker = /^(`{3,})/.exec(line)?.[1];
    if (marker !== undefined && (fence === undefined || marker === fence)) {
      fence = fence === undefined ? marker : undefined;
    }
    const heading = fence === undefined ? /^## (.*)$/.exec(line)?.[1] : undefined;
    if (heading !== undefined) current = heading;
    else sections.set(current, `${sections.get(current) ?? ''}${line}\n`);
  }
  return { code, frontMatter, headings: [...sections.keys()].filter((key) => key !== ''), sections };
}

/**
 * The project in a section: each fence whose info string says `path=…` is a file. A second word says how
 * reading it fails, `too-large` or `binary`, or that it was so when the tests ran, `before`.
 */
export function projectIn(section: string): readonly MemoryFile[] {
  const fences = section.matchAll(/^(`{3,})\w+ path=(\S+)(?: (too-large|binary|before))?\n([\s\S]*?)^\1$/gm);
  return Array.from(fences, ([, , path = '', kind, text = '']) => ({
    path,
    text,
    ...(kind === 'too-large' || kind === 'binary' ? { kind } : {}),
    ...(kind === 'before' ? { before: true as const } : {}),
  }));
}
