// Makes the package that is published: plugins compiled to JavaScript (Node does not strip types below node_modules),
// imports pointing at it, and without the Node that only this repository's own machines need.
// Usage: node .ci/pack.mjs [folder for the tarball]
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '..');
const target = resolve(process.argv[2] ?? repository);
const stage = mkdtempSync(join(tmpdir(), 'casebook-pack-'));

function run(command, args, cwd) {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** `.ts` → `.js` in every string of package.json's entry points. */
function pointAtJavaScript(entry) {
  if (typeof entry === 'string') return entry.replace(/^(\.\/plugins\/.*)\.ts$/, '$1.js');
  return Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, pointAtJavaScript(value)]));
}

try {
  const tsc = join(repository, 'node_modules/.bin/tsc');
  const options = [
    '--noEmit',
    'false',
    '--allowImportingTsExtensions',
    'false',
    '--rewriteRelativeImportExtensions',
  ];
  const config = join(stage, 'tsconfig.json');
  const base = JSON.parse(readFileSync(join(repository, 'tsconfig.json'), 'utf8'));
  writeFileSync(
    config,
    JSON.stringify({
      ...base,
      compilerOptions: { ...base.compilerOptions, rootDir: repository, declaration: true },
      include: [join(repository, 'plugins'), join(repository, 'src/**/*.d.ts')],
    }),
  );
  const out = join(stage, 'package');
  run(
    tsc,
    ['-p', config, ...options, '--outDir', out, '--typeRoots', join(repository, 'node_modules/@types')],
    repository,
  );

  for (const file of readdirSync(join(repository, 'plugins'), { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || file.name.endsWith('.ts')) continue;
    const from = join(file.parentPath, file.name);
    const to = join(out, relative(repository, from));
    mkdirSync(dirname(to), { recursive: true });
    cpSync(from, to);
  }
  for (const name of ['src', 'public', 'README.md', 'LICENSE', 'ARCHITECTURE.md', 'CHANGELOG.md']) {
    cpSync(join(repository, name), join(out, name), { recursive: true });
  }

  const {
    devDependencies,
    optionalDependencies,
    scripts,
    private: _,
    ...manifest
  } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  manifest.imports = pointAtJavaScript(manifest.imports);
  manifest.exports = pointAtJavaScript(manifest.exports);
  writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  mkdirSync(target, { recursive: true });
  run('npm', ['pack', '--silent', '--pack-destination', target], out);
} finally {
  rmSync(stage, { recursive: true, force: true });
}
