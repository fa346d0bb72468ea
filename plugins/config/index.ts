// turns an options object into a checked Config
// knows: every option, its default and every limit
// must never know: where the options came from
export { defineConfig } from './define-config.ts';
export {
  type EvidenceOptions,
  isUsualPlace,
  type LayerRule,
  type Owes,
  type Policy,
} from './evidence-schema.ts';
export { LIMITS } from './limits.ts';
export { type ConfigProblem, parseConfig } from './parse-config.ts';
export {
  type Config,
  type ConfigInput,
  configSchema,
  TAG_CONVENTION_NAMES,
  type TagConvention,
  type TagConventionName,
} from './schema.ts';
export { compileTagPattern, type TagPattern } from './tag-pattern.ts';
