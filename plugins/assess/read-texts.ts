import { textsOf } from '#evidence';
import type { ProjectTexts } from '#model';
import { readProject } from '#openspec';
import { type TraceCache, traceLinks } from '#traceability';
import { byPath } from './by-path.ts';
import { hashCodeFiles, readTextFiles } from './code-files.ts';
import type { AssessInput } from './input.ts';

/** The texts as they were at another commit, read by the same stages, and all its code files. */
export async function textsAtCommit(
  { filesAt, config, grammars, traceCache }: AssessInput & { readonly traceCache: TraceCache },
  commit: string,
  alsoRead: readonly string[],
): Promise<ProjectTexts | undefined> {
  const files = filesAt?.(commit);
  if (files === undefined) return undefined;
  const texts = await readTexts({ files, config, grammars, traceCache, alsoRead });
  return { ...texts, code: texts.code.union(hashCodeFiles(files, config)) };
}

/** What the texts of a tree are read from. */
export interface ReadTextsInput extends Pick<AssessInput, 'files' | 'config' | 'grammars' | 'traceCache'> {
  /** Paths of files that evidence may rest on although no link leads there. */
  readonly alsoRead: readonly string[];
}

/** Reads the texts that evidence may rest on, and nothing else. */
export async function readTexts(input: ReadTextsInput): Promise<ProjectTexts> {
  return (await readGrounds(input)).texts;
}

/** Reads the texts of a tree, and for each claim those that its evidence rests on. */
export async function readGrounds(input: ReadTextsInput) {
  const { files, config, grammars, traceCache: cache, alsoRead } = input;
  const { capabilities, changes, claims, files: specFiles } = readProject(files, config);
  const trace = await traceLinks({
    capabilities,
    claims,
    changes,
    files,
    config,
    grammars,
    alsoRead,
    ...(cache ? { cache } : {}),
  });
  return {
    claims,
    ...textsOf({
      capabilities,
      links: trace.links,
      symbols: new Map([...trace.alsoRead, ...trace.symbols]),
      fileHashes: trace.fileHashes,
      files: byPath([...specFiles, ...readTextFiles(files, alsoRead), ...trace.files]),
    }),
  };
}
