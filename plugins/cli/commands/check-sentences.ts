import { relative, resolve, sep } from 'node:path';
import type { Config } from '#config';
import type { Assessment, Finding, ProjectFiles } from '#model';
import { type Result, usageFailure } from '../exit-status.ts';

/**
 * Reads sentences and nothing else: the specs named, or all of them, with the vocabulary of the project. No code, no model
 * and no report is looked at, which makes it fast enough to run at each save.
 */
export async function assessSentences(
  root: string,
  config: Config,
  named: readonly string[],
): Promise<Result<Assessment>> {
  const [{ assess }, { openModelCache, openProject, openSolver }, { RULES }] = await Promise.all([
    import('#assess'),
    import('#host'),
    import('#rules'),
  ]);
  const opened = openProject(root, config);
  const folder = `${config.openspec.replace(/^(?:\.\/)+|\/+$/g, '')}/`;
  const wanted: string[] = [];
  for (const name of named) {
    // As a shell completes it, or as the project's own messages write it.
    const path = [resolve(name), resolve(root, name)]
      .map((place) => relative(root, place).split(sep).join('/'))
      .find((place) => opened.files.exists(place));
    if (path === undefined)
      return usageFailure(`There is no file \`${name}\` in ${root}`, 'Name a spec, or none to check all.');
    const paths = specsOf(path, folder);
    if (paths === undefined)
      return usageFailure(
        `\`${name}\` is no spec of this project`,
        `Specs are files named \`spec.md\` below \`${folder}specs/\` or in a change below \`${folder}changes/\`.`,
      );
    wanted.push(...paths);
  }
  const smtSolver = openSolver({ cache: openModelCache(root) });
  try {
    const assessment = await assess({
      project: opened.project,
      files: narrowed(opened.files, folder, wanted),
      grammars: opened.grammars,
      config: { ...config, rules: sentenceRules(config, RULES) },
      smtSolver,
    });
    return { ok: true, value: wanted.length === 0 ? assessment : withoutElsewhere(assessment, folder) };
  } finally {
    await smtSolver.stop();
  }
}

/** What is used by no spec that was read may be used by one that was not. */
const ELSEWHERE = ['ears/unused-vocabulary', 'ears/unmatched-phrase', 'ears/unused-accept'];

function withoutElsewhere(assessment: Assessment, folder: string): Assessment {
  const isShared = ({ span }: Finding) => span !== undefined && !span.path.startsWith(`${folder}specs/`);
  const findings = assessment.findings.filter(
    (finding) => !(ELSEWHERE.includes(finding.code) && isShared(finding)),
  );
  return { ...assessment, findings };
}

/** A spec; that of a change together with the one that it changes. */
function specsOf(path: string, folder: string): readonly string[] | undefined {
  if (!path.startsWith(folder) || !path.endsWith('/spec.md')) return undefined;
  const inside = path.slice(folder.length);
  if (inside.startsWith('specs/')) return [path];
  const changed = /^changes\/[^/]+\/(specs\/.+)$/.exec(inside)?.[1];
  return changed === undefined ? undefined : [path, `${folder}${changed}`];
}

/** The specs that are wanted, all where none is named, and what they may refer to for their sentences. */
function narrowed(files: ProjectFiles, folder: string, wanted: readonly string[]): ProjectFiles {
  const list =
    wanted.length === 0
      ? files.list().filter((path) => path.startsWith(folder))
      : [...new Set(wanted)].filter((path) => files.exists(path)).sort();
  const inside = (path: string) => path.startsWith(folder);
  return {
    list: () => list,
    // Code that evidence links name would be parsed for nothing.
    read: (path) => (inside(path) ? files.read(path) : { kind: 'missing' }),
    exists: (path) => inside(path) && files.exists(path),
  };
}

/** What keeps sentences and words from being read: without it nothing would be said of them, and nothing of that. */
const UNREAD: readonly string[] = [
  'structure/broken-encoding',
  'structure/oversized-file',
  'structure/unclosed-fence',
  'structure/unread-text',
  'structure/unreadable-file',
];

/** The rules about sentences, and about text that is not read, as the options have them, and no other. */
function sentenceRules(config: Config, rules: readonly { readonly code: string }[]): Config['rules'] {
  const others = rules.filter(({ code }) => !code.startsWith('ears/') && !UNREAD.includes(code));
  return { ...config.rules, ...Object.fromEntries(others.map(({ code }) => [code, 'off' as const])) };
}
