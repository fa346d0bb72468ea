import type { ConfigInput } from './schema.ts';

/** The typed identity for `casebook.config.ts`. */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config;
}
