import { closest } from 'fastest-levenshtein';
import type { Config, ConfigProblem } from '#config';
import { RULES } from './registry.ts';

/** Problems of the option `rules`: codes that no rule has, each with the nearest that one has. */
export function ruleProblems(config: Pick<Config, 'rules'>): readonly ConfigProblem[] {
  const codes = RULES.map((rule) => rule.code);
  return Object.keys(config.rules)
    .filter((code) => !codes.includes(code))
    .map((code) => ({
      option: `rules.${code}`,
      message: `There is no rule \`${code}\`, did you mean \`${closest(code, codes)}\`?`,
    }));
}
