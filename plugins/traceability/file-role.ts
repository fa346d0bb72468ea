import type { Config } from '#config';
import { pathMatcher } from './conventions.ts';

/** What a file is for: `test` checks `source`. */
export type FileRole = 'source' | 'test';

/** Folders and names that test frameworks look for by default. */
const TEST_PATTERNS: readonly RegExp[] = [
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|testing|testdata|integration-tests?|unit-tests?)\//i,
  /(?:^|\/)src\/(?:test|integrationTest|testFixtures|androidTest|it)\//,
  /\.(?:tests?|spec|e2e|cy)\.\w{1,5}$/i,
  /_(?:test|tests|spec)\.\w{1,5}$/,
  /(?:^|\/)test_[^/]{1,200}\.(?:py|rb|c|cc|cpp|sh)$/,
  /(?:^|\/)conftest\.py$/,
  /(?:^|\/)[^/]{0,200}[a-z0-9](?:Tests?|TestCase|IT|Spec|Specs)\.(?:java|kts?|groovy|scala|cs|php|swift|vb|fs)$/,
  /(?:^|\/)[^/]{0,200}\.Tests?\//,
  /\.bats$/,
  /(?:^|\/)[^/]{1,200}\.t$/,
];

/** Makes the function that tells tests from other code; `config.tests` adds patterns. */
export function fileRoles(config: Pick<Config, 'tests'>): (path: string) => FileRole {
  const more = pathMatcher(config.tests);
  return (path) => (TEST_PATTERNS.some((pattern) => pattern.test(path)) || more(path) ? 'test' : 'source');
}

const CODE_EXTENSIONS: ReadonlySet<string> = new Set(
  `ts mts cts tsx js mjs cjs jsx vue svelte astro py pyi java kt kts groovy gradle scala clj cljs go rs cs fs vb c h cc cpp
  cxx hh hpp hxx ino cu cuh m mm swift php rb rake gemspec sh bash bats ksh zsh fish ps1 psm1 pl pm t lua r jl dart ex exs
  erl hrl hs lhs elm ml mli nim zig d pas ada adb ads f90 f95 cob sql proto graphql gql thrift tf hcl rego nix dockerfile
  cmake mk css scss less v sv vhd vhdl als tla dfy lean thy asm s wat sol move cairo yml yaml feature robot`.split(
    /\s+/,
  ),
);
const CODE_NAMES =
  /(?:^|\/)(?:Makefile|GNUmakefile|Dockerfile|Containerfile|Justfile|Rakefile|Gemfile|Jenkinsfile)$/;
const NEVER =
  /(?:^|\/)(?:node_modules|\.git|\.hg|\.svn|bower_components|\.yarn)\/|\.min\.\w{1,4}$|\.(?:bundle|generated)\.[cm]?js$|(?:^|\/)(?:pnpm-lock\.yaml|package-lock\.json|yarn\.lock|Cargo\.lock|poetry\.lock|composer\.lock|Gemfile\.lock|go\.sum)$/;

/**
 * Makes the function that says whether a file is looked through for tags: code, but no spec, no installed package, no lock
 * file, no minified file, nothing the site wrote, nothing that `config.exclude` names.
 */
export function scannedFiles(
  config: Pick<Config, 'exclude' | 'openspec' | 'out'>,
): (path: string) => boolean {
  const excluded = pathMatcher(config.exclude);
  const folders = [config.openspec, config.out].map((folder) => `${folder.replace(/^\.\/|\/+$/g, '')}/`);
  return (path) =>
    isCode(path) &&
    !NEVER.test(path) &&
    !folders.some((folder) => path.startsWith(folder)) &&
    !excluded(path);
}

function isCode(path: string): boolean {
  const dot = path.lastIndexOf('.');
  if (dot <= path.lastIndexOf('/')) return CODE_NAMES.test(path);
  return CODE_EXTENSIONS.has(path.slice(dot + 1).toLowerCase());
}
