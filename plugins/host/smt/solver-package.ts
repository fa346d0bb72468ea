import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * What tells one installed Z3 from another without starting it: the version of its package and the size of its code.
 * Absent where it is not installed whole.
 */
export function solverPackage(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve('z3-solver/package.json');
    const read: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    const version = typeof read === 'object' && read !== null && 'version' in read ? read.version : undefined;
    const { size } = statSync(join(dirname(manifest), 'build', 'z3-built.wasm'));
    return typeof version === 'string' ? `z3-solver ${version} ${size}` : undefined;
  } catch {
    return undefined;
  }
}
