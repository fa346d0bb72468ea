import { parseConfig } from '#config';
import { type ProjectFiles, type ReadResult, sourceFile } from '#model';
import { readProject, type SpecProject } from '#openspec';

/** Files in memory; a text of the form `!kind` stands for a file that reads as that. */
export function filesOf(texts: Readonly<Record<string, string>>): ProjectFiles {
  const read = new Map(
    Object.entries(texts).map(([path, text]): [string, ReadResult] => {
      const kind = /^!(too-large|binary|unreadable|outside)$/.exec(text)?.[1];
      return [
        path,
        kind === undefined
          ? { kind: 'text', file: sourceFile(path, text) }
          : { kind: kind as 'too-large' | 'binary' | 'unreadable' | 'outside' },
      ];
    }),
  );
  return {
    list: () => [...read.keys()].sort(),
    read: (path) => read.get(path) ?? { kind: 'missing' },
    exists: (path) => read.has(path),
  };
}

export function projectOf(texts: Readonly<Record<string, string>>): SpecProject {
  const parsed = parseConfig({});
  if (!parsed.ok) throw new Error('the default configuration is valid');
  return readProject(filesOf(texts), parsed.config);
}
