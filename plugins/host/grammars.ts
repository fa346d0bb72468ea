import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Grammars } from '#model';

/** Reads the parser runtime and the grammars of source languages from the installed package. */
export function openGrammars(): Grammars {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm/package.json')),
    'wasm',
  );
  return {
    runtime: () => readFile(join(folder, 'tree-sitter.wasm')),
    now: () => performance.now(),
    grammar: (name) => readFile(join(folder, `tree-sitter-${name}.wasm`)),
  };
}
