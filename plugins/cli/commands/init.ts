import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Command } from 'commander';
import { CONFIG_NAMES } from '../config-names.ts';
import { EXIT, type Result, usageFailure } from '../exit-status.ts';
import { findRoot, isFolder } from '../find-root.ts';
import type { Terminal } from '../terminal.ts';

/** Adds `casebook init`. */
export function addInit(
  program: Command,
  terminal: Terminal,
  finish: (result: Result<number>) => void,
): void {
  program
    .command('init')
    .summary('write a commented configuration and a CI workflow')
    .description(
      'Writes `casebook.config.ts` with every option in comments, and a GitHub Actions workflow, where the repository keeps them, that checks on every push.\nAsks nothing and overwrites nothing. Casebook works without either.',
    )
    .option('--root <dir>', 'project to write to (default: the nearest folder with openspec/)')
    .addHelpText(
      'after',
      `
Examples:
  casebook init
  casebook init --root ../box`,
    )
    .action(async (options: { readonly root?: string }) => finish(await init(options.root, terminal)));
}

async function init(named: string | undefined, terminal: Terminal): Promise<Result<number>> {
  const root = findRoot(named, process.cwd());
  if (!root.ok) return root;
  if (!isFolder(join(root.value, 'openspec'))) {
    return usageFailure(
      `There is no \`openspec/\` folder in ${root.value}`,
      'Casebook reads OpenSpec projects; `openspec init` makes one.',
    );
  }
  const config = CONFIG_NAMES.find((name) => existsSync(join(root.value, name)));
  const repository = repositoryOf(root.value);
  const workflow = relative(root.value, join(repository, WORKFLOW_PATH));
  const files = [
    { path: config ?? 'casebook.config.ts', text: CONFIG_TEXT, exists: config !== undefined },
    {
      path: workflow,
      text: workflowText(relative(repository, root.value).split(sep).join('/')),
      exists: existsSync(join(root.value, workflow)),
    },
  ];
  for (const { path, text, exists } of files) {
    if (exists) {
      await terminal.out(`kept   ${path} (it exists)\n`);
      continue;
    }
    mkdirSync(dirname(join(root.value, path)), { recursive: true });
    // `wx` refuses to overwrite even a file that appeared since.
    writeFileSync(join(root.value, path), text, { flag: 'wx' });
    await terminal.out(`wrote  ${path}\n`);
  }
  if (files.every(({ exists }) => exists)) {
    return usageFailure('Nothing was written: every file exists', 'Remove a file to have it written anew.');
  }
  await terminal.out('Next: `casebook check`, then `casebook dev`.\n');
  return { ok: true, value: EXIT.clean };
}

const WORKFLOW_PATH = '.github/workflows/casebook.yml';

const CONFIG_TEXT = `import type { ConfigInput } from 'casebook/config';

// Every option has a default; uncomment what you want to change.
export default {
  // Name of the system that the specs describe. Default: the repository's or the folder's name.
  // name: 'Box',

  // Folder with \`specs/\` and \`changes/\`.
  // openspec: 'openspec',

  // Files that are not looked through for tags, as in .gitignore.
  // exclude: ['vendor/'],

  // Test files, added to the usual ones.
  // tests: ['checks/**'],

  // Time for one command of an Alloy model; \`enabled: false\` runs none.
  // models: { timeoutSeconds: 60 },

  // Severity by rule: 'error', 'warning', 'note' or 'off'. \`casebook explain\` lists the rules.
  // rules: { 'traceability/moved-target': 'error' },

  // The lowest severity that makes \`casebook check\` exit with 1.
  // failOn: 'error',

  // Public address of the site, and the path below which it is served.
  // site: 'https://example.com',
  // base: '/',

  // Folder the site is written to.
  // out: 'dist',
} satisfies ConfigInput;
`;

/** The folder that is under version control as a whole, from which workflows are read; the project's own where none is. */
function repositoryOf(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return root;
  }
}

/** The workflow for a project in a folder of its repository, `''` for the repository itself. */
function workflowText(folder: string): string {
  const inside =
    folder === '' ? '' : `    defaults:\n      run:\n        working-directory: ${JSON.stringify(folder)}\n`;
  const site = folder === '' ? 'dist' : JSON.stringify(`${folder}/dist`);
  return `# Builds the site on every push and keeps it as an artifact, then checks specs, links and tags.
# It expects \`casebook\` among the devDependencies of package.json.
name: casebook
on:
  push:
  pull_request:
permissions:
  contents: read
jobs:
  casebook:
    runs-on: ubuntu-latest
${inside}    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: npm ci
      # What the tests found is evidence; without a run the site says that nothing was seen.
      # - run: npx --no-install casebook record -- npm test
      - run: npx --no-install casebook build --out dist
      - uses: actions/upload-artifact@v4
        with:
          name: casebook
          path: ${site}
      # Last, so that findings do not keep the site from being published.
      - run: npx --no-install casebook check
`;
}
