import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { LIMITS } from '#config';
import { hashFiles, listFolder } from '#host';
import { checkSeal, type Integrity, integritySchema } from '#report';

/** What is not as the manifest says. */
export interface VerifyProblem {
  readonly kind:
    | 'manifest'
    | 'changed'
    | 'missing'
    | 'unexpected'
    | 'refused'
    | 'input-changed'
    | 'input-missing';
  /** The file it is about; a sentence for the manifest itself. */
  readonly what: string;
}

/** What came of holding a site against its manifest. */
export type VerifyResult =
  | {
      readonly ok: true;
      readonly digest: string;
      readonly artefacts: number;
      /** Absent where no project was named. */
      readonly inputs?: number;
      readonly problems: readonly VerifyProblem[];
    }
  /** There is nothing to hold it against. */
  | { readonly ok: false; readonly message: string };

/** What a site is held against beside its own manifest. */
export interface VerifyOptions {
  /** The project that it was made from. */
  readonly root?: string;
  /** The digest it shall have, as `build` printed it. */
  readonly digest?: string;
}

/**
 * Holds every file of a published site against the hashes in its manifest, and the manifest against its own digest.
 * Ensures: nothing outside the folder and the project is read, no symbolic link of the site is followed, and any file of
 * the site that was changed, added or taken away is a problem.
 */
export async function verifySite(folder: string, options: VerifyOptions = {}): Promise<VerifyResult> {
  const read = readManifest(folder);
  if (!read.ok) return read;
  const { bytes } = read;
  const { intact, digest } = checkSeal(bytes);
  const problems: VerifyProblem[] = [];
  if (!intact) problems.push({ kind: 'manifest', what: 'its bytes are not those that its digest is of' });
  if (options.digest !== undefined && options.digest.toLowerCase() !== digest)
    problems.push({
      kind: 'manifest',
      what: `its digest is ${digest ?? 'absent'}, expected ${options.digest}`,
    });
  const listed = readIntegrity(bytes);
  if (listed.kind === 'other')
    return { ok: false, message: `\`${join(folder, 'manifest.json')}\` ${listed.message}` };
  if (listed.kind === 'broken') {
    problems.push({ kind: 'manifest', what: listed.message });
    return { ok: true, digest: digest ?? '', artefacts: 0, problems };
  }
  const { artefacts, inputs } = listed.integrity;
  problems.push(...(await artefactProblems(realpathSync(folder), artefacts)));
  if (options.root !== undefined) problems.push(...(await inputProblems(options.root, inputs)));
  return {
    ok: true,
    digest: digest ?? '',
    artefacts: artefacts.length,
    ...(options.root === undefined ? {} : { inputs: inputs.length }),
    problems,
  };
}

function readManifest(
  folder: string,
): { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly message: string } {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return { ok: false, message: `There is no folder \`${folder}\`` };
  const path = join(folder, 'manifest.json');
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) return { ok: false, message: `\`${folder}\` holds no \`manifest.json\`` };
  if (stats.size > LIMITS.manifestBytes)
    return { ok: false, message: `\`${path}\` is larger than ${LIMITS.manifestBytes} bytes` };
  return { ok: true, bytes: readFileSync(path) };
}

type Listed =
  | { readonly kind: 'integrity'; readonly integrity: Integrity }
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'other'; readonly message: string };

function readIntegrity(bytes: Buffer): Listed {
  let manifest: unknown;
  try {
    manifest = JSON.parse(bytes.toString('utf8'));
  } catch {
    return { kind: 'broken', message: 'it is no JSON' };
  }
  if (typeof manifest !== 'object' || manifest === null || !('claims' in manifest))
    return { kind: 'other', message: 'is no manifest of Casebook' };
  if (!('integrity' in manifest))
    return {
      kind: 'other',
      message: 'holds no hashes: it was not written by `casebook build`, or by an older one',
    };
  const integrity = integritySchema.safeParse(manifest.integrity);
  return integrity.success
    ? { kind: 'integrity', integrity: integrity.data }
    : { kind: 'broken', message: 'its list of hashes is malformed' };
}

type Hashes = Integrity['artefacts'];

async function artefactProblems(folder: string, listed: Hashes): Promise<readonly VerifyProblem[]> {
  const { files, others } = listFolder(folder);
  const expected = new Map(listed.map(({ path, sha256 }) => [path, sha256]));
  const present = new Set(files);
  const found = await hashFiles(
    folder,
    files.filter((path) => expected.has(path)),
  );
  return [
    ...found.flatMap(({ path, sha256 }) => (expected.get(path) === sha256 ? [] : [problem('changed', path)])),
    ...listed.flatMap(({ path }) => {
      if (!isPlain(path)) return [problem('refused', path)];
      return present.has(path) ? [] : [problem('missing', path)];
    }),
    ...[...files, ...others].flatMap((path) =>
      (expected.has(path) && present.has(path)) || path === 'manifest.json'
        ? []
        : [problem('unexpected', path)],
    ),
  ];
}

async function inputProblems(root: string, listed: Hashes): Promise<readonly VerifyProblem[]> {
  const plain = listed.filter(({ path }) => isPlain(path));
  const problems = listed.filter(({ path }) => !isPlain(path)).map(({ path }) => problem('refused', path));
  const present = plain.filter(({ path }) => isFileInside(root, path));
  const found = await hashFiles(
    root,
    present.map(({ path }) => path),
  );
  const hashes = new Map(found.map(({ path, sha256 }) => [path, sha256]));
  for (const { path, sha256 } of plain) {
    const hash = hashes.get(path);
    if (hash === undefined) problems.push(problem('input-missing', path));
    else if (hash !== sha256) problems.push(problem('input-changed', path));
  }
  return problems;
}

function problem(kind: VerifyProblem['kind'], what: string): VerifyProblem {
  return { kind, what };
}

/** True for a path that cannot lead out of the folder it is below. */
function isPlain(path: string): boolean {
  return (
    !/[\\\0]|^[A-Za-z]:/.test(path) &&
    path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
  );
}

function isFileInside(root: string, path: string): boolean {
  try {
    const real = realpathSync(join(root, path));
    return real.startsWith(realpathSync(root) + sep) && statSync(real).isFile();
  } catch {
    return false;
  }
}
