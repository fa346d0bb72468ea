// Proves the published package: packs it, puts it into a project of its own as npm would, and runs it there.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const SPEC = `# Box

## Purpose
A box holds one thing at a time, so that nothing that was put into it is ever lost.

## Requirements

### Requirement: Empty box [BOX-EMPTY]
WHEN a thing is put into an empty box, THE box SHALL hold it.

\`\`\`alloy
sig Thing {}
sig Box { held: lone Thing }
run { some held } for 2 expect 1
\`\`\`

#### Scenario: First thing [BOX-EMPTY-FIRST]
WHEN the first thing arrives, THE box SHALL hold it.
`;

const repository = resolve(import.meta.dirname, '..');
const project = mkdtempSync(join(tmpdir(), 'casebook-package-'));

function run(...args) {
  console.log(`casebook ${args.join(' ')}`);
  const launcher = join(project, 'node_modules/casebook/plugins/cli/casebook.mjs');
  execFileSync(process.execPath, [launcher, ...args], { cwd: project, stdio: 'inherit' });
}

try {
  execFileSync(process.execPath, [join(repository, '.ci/pack.mjs'), project], { stdio: 'inherit' });
  const tarball = readdirSync(project).find((name) => name.endsWith('.tgz'));
  mkdirSync(join(project, 'node_modules'));
  for (const name of readdirSync(join(repository, 'node_modules'))) {
    symlinkSync(join(repository, 'node_modules', name), join(project, 'node_modules', name));
  }
  execFileSync('tar', ['xzf', tarball, '-C', 'node_modules'], { cwd: project });
  execFileSync('mv', ['node_modules/package', 'node_modules/casebook'], { cwd: project });
  mkdirSync(join(project, 'openspec/specs/box'), { recursive: true });
  writeFileSync(join(project, 'openspec/specs/box/spec.md'), SPEC);
  run('init');
  run('check', '--fail-on', 'warning');
  run('build');
  for (const page of [
    'index.html',
    'requirements/box-empty/index.html',
    'models/box/index.html',
    'manifest.json',
    'pagefind/pagefind.js',
  ]) {
    if (!existsSync(join(project, 'dist', page))) throw new Error(`The site has no ${page}`);
  }
  const { models } = JSON.parse(readFileSync(join(project, 'dist/manifest.json'), 'utf8'));
  if (models[0]?.commands[0]?.outcome !== 'inhabited') throw new Error('The package did not run the model');
  run('model', 'openspec/specs/box/spec.md');
} finally {
  rmSync(project, { recursive: true, force: true });
}
