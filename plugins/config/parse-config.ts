import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { type Config, configSchema } from './schema.ts';

/** One thing wrong with the options: where (`rules.foo`) and what. */
export interface ConfigProblem {
  readonly option: string;
  readonly message: string;
}

/** Checks options and fills in defaults; an unknown key is a problem that names the nearest known one. */
export function parseConfig(
  input: unknown,
):
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] } {
  const parsed = configSchema.safeParse(input ?? {});
  if (parsed.success) return { ok: true, config: parsed.data };
  const problems = parsed.error.issues.flatMap((issue): ConfigProblem[] => {
    const path = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') return [{ option: path.join('.'), message: issue.message }];
    return issue.keys.map((key) => ({
      option: [...path, key].join('.'),
      message: `Unexpected option \`${key}\`${nearestOption(key, path)}`,
    }));
  });
  return { ok: false, problems };
}

function nearestOption(key: string, path: readonly string[]): string {
  const known = optionsAt(path);
  if (known.length === 0) return '';
  const nearest = closest(key, known);
  return distance(key, nearest) <= 3 ? `, expected \`${nearest}\`?` : '';
}

/** The options that an object in the options has. */
function optionsAt(path: readonly string[]): readonly string[] {
  let schema: Schema | undefined = z.toJSONSchema(configSchema, {
    io: 'input',
    unrepresentable: 'any',
  }) as Schema;
  for (const key of path) schema = schema?.properties?.[key] ?? schema?.items;
  return Object.keys(schema?.properties ?? {});
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}
