import { closest, distance } from 'fastest-levenshtein';
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
      message: `Unexpected option \`${key}\`${path.length === 0 ? nearestOption(key) : ''}`,
    }));
  });
  return { ok: false, problems };
}

function nearestOption(key: string): string {
  const nearest = closest(key, Object.keys(configSchema.shape));
  return distance(key, nearest) <= 3 ? `, expected \`${nearest}\`?` : '';
}
