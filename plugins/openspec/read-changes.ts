import { LIMITS } from '#config';
import type { Change, Delta, SourceFile } from '#model';
import { readDelta } from './read-delta.ts';
import type { ProjectReader } from './read-project.ts';
import { readTasks } from './read-tasks.ts';
import { remembered } from './spec-cache.ts';

/** Reads every change below `openspec/changes`, the active ones first, then the archived ones by date and name. */
export function readChanges(reader: ProjectReader): Change[] {
  const root = `${reader.root}/changes/`;
  const folders = new Map<string, string[]>();
  for (const path of reader.paths) {
    if (!path.startsWith(root)) continue;
    const parts = path.slice(root.length).split('/');
    const depth = parts[0] === 'archive' ? 2 : 1;
    const name = parts[depth - 1];
    // A file beside the folders is no change, and neither is a dot folder.
    if (name === undefined || parts.length <= depth || name.startsWith('.')) continue;
    const folder = root + parts.slice(0, depth).join('/');
    const files = folders.get(folder);
    if (files === undefined) folders.set(folder, [path]);
    else files.push(path);
  }
  const changes = [...folders].map(([folder, files]) => readChange(reader, folder, files, root));
  return changes.sort(
    (a, b) =>
      Number(a.archived) - Number(b.archived) ||
      compare(a.date ?? '', b.date ?? '') ||
      compare(a.name, b.name),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function readChange(reader: ProjectReader, folder: string, files: readonly string[], root: string): Change {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const date = /^(\d{4}-\d{2}-\d{2})(?:-|$)/.exec(name)?.[1];
  const of = (file: string): string | undefined => files.find((path) => path === `${folder}/${file}`);
  const [proposal, design, tasks] = [of('proposal.md'), of('design.md'), of('tasks.md')];
  const specs = `${folder}/specs/`;
  const deltas: Delta[] = [];
  const otherFiles: string[] = [];
  for (const path of files) {
    if (path === proposal || path === design || path === tasks) continue;
    const capability = capabilityIn(specs, path);
    const file = capability === undefined ? undefined : reader.read(path);
    if (capability !== undefined && file !== undefined)
      deltas.push(remembered(reader.cache?.deltas, file, () => readDelta(file, capability, reader.words)));
    else otherFiles.push(path);
    const stray = capability === undefined && path.startsWith(specs) && path.toLowerCase().endsWith('.md');
    if (stray)
      reader.note(path, 'ignored-file', 'OpenSpec reads only spec.md in a folder named for its capability');
  }
  const taskFile = tasks === undefined ? undefined : reader.read(tasks);
  return {
    name,
    ...(date === undefined ? {} : { date }),
    archived: folder.startsWith(`${root}archive/`),
    path: folder,
    ...(proposal === undefined ? {} : { proposal }),
    ...(design === undefined ? {} : { design }),
    tasks: taskFile === undefined ? [] : readTasks(taskFile),
    otherFiles,
    deltas,
  };
}

/** The capability of a spec file below `specs`: its folder path; undefined for every other file. */
export function capabilityIn(specs: string, path: string): string | undefined {
  if (!path.startsWith(specs) || !path.endsWith('/spec.md')) return undefined;
  const id = path.slice(specs.length, -'/spec.md'.length);
  return id === '' || id.split('/').some((part) => part === '' || part.startsWith('.')) ? undefined : id;
}

/** Reads a file through the port; what cannot be read is noted once. */
export function readBounded(
  path: string,
  read: ProjectReader['files']['read'],
  note: ProjectReader['note'],
): SourceFile | undefined {
  const result = read(path);
  switch (result.kind) {
    case 'text':
      if (result.file.text.length <= LIMITS.specBytes) {
        noteEncoding(result.file, note);
        return result.file;
      }
      note(path, 'oversized-file', `${result.file.text.length} characters, more than ${LIMITS.specBytes}`);
      return undefined;
    case 'too-large':
      note(path, 'oversized-file', `more than ${LIMITS.specBytes} bytes`);
      return undefined;
    case 'missing':
    case 'outside':
    case 'ignored':
    case 'binary':
    case 'unreadable':
      note(path, 'unreadable-file', result.kind);
      return undefined;
  }
}

/** What bytes become that are no UTF-8. */
const REPLACEMENT = '\uFFFD';

function noteEncoding({ path, text }: SourceFile, note: ProjectReader['note']): void {
  const first = text.indexOf(REPLACEMENT);
  if (first < 0) return;
  const count = text.split(REPLACEMENT).length - 1;
  note(path, 'broken-encoding', count === 1 ? '1 character' : `${count} characters`, first);
}
