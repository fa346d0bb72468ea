/** Configuration files that are looked for in the root. */
export const CONFIG_NAMES = [
  'casebook.config.ts',
  'casebook.config.mts',
  'casebook.config.mjs',
  'casebook.config.js',
  'casebook.config.json',
] as const;
