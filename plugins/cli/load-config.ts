import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Config, parseConfig } from '#config';
import { CONFIG_NAMES } from './config-names.ts';
import { type Result, usageFailure } from './exit-status.ts';

/**
 * Loads and checks the configuration of a project; defaults when it has none.
 * The file is the user's own code and runs with the user's rights, as any build configuration does.
 */
export async function loadConfig(root: string): Promise<Result<Config>> {
  const names = CONFIG_NAMES.filter((name) => existsSync(join(root, name)));
  const name = names[0];
  if (names.length > 1) {
    return usageFailure(`There are several configuration files: ${names.join(', ')}`, 'Keep one of them.');
  }
  const loaded =
    name === undefined ? { ok: true as const, value: {} } : await loadFile(join(root, name), name);
  if (!loaded.ok) return loaded;
  const parsed = parseConfig(loaded.value);
  if (!parsed.ok) return configFailure(name ?? 'configuration', parsed.problems);
  // Loaded here, so that `--help` answers at once.
  const { ruleProblems } = await import('#rules');
  const unknown = ruleProblems(parsed.config);
  return unknown.length > 0
    ? configFailure(name ?? 'configuration', unknown)
    : { ok: true, value: parsed.config };
}

function configFailure(
  name: string,
  problems: readonly { readonly option: string; readonly message: string }[],
): Result<never> {
  const lines = problems.map(({ option, message }) => `${option === '' ? '' : `\`${option}\`: `}${message}`);
  return usageFailure(
    lines.map((line) => `${name}: ${line}`).join('\n'),
    'The guide lists every option with its default: /guide/configuration/ of any site that Casebook builds.',
  );
}

async function loadFile(path: string, name: string): Promise<Result<unknown>> {
  try {
    if (name.endsWith('.json')) return { ok: true, value: JSON.parse(readFileSync(path, 'utf8')) };
    const loaded: { readonly default?: unknown } = await importConfig(path);
    if (loaded.default === undefined) {
      return usageFailure(`${name}: has no default export`, 'End it with `export default { … }`.');
    }
    return { ok: true, value: loaded.default };
  } catch (error) {
    return usageFailure(
      `${name}: could not be loaded: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/**
 * Imports a configuration module. `casebook/config` means this very Casebook, so that a configuration works where the
 * package is not installed; a TypeScript file is a module whatever the nearest package.json says.
 */
async function importConfig(path: string): Promise<{ readonly default?: unknown }> {
  const url = pathToFileURL(path).href;
  const own = import.meta.resolve('#config');
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'casebook/config' ? { url: own, shortCircuit: true } : next(specifier, context),
    load: (loading, context, next) =>
      loading === url && path.endsWith('ts')
        ? next(loading, { ...context, format: 'module-typescript' })
        : next(loading, context),
  });
  try {
    return await import(url);
  } finally {
    hooks.deregister();
  }
}
