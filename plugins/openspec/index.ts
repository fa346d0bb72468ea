// turns OpenSpec Markdown into capabilities, claims, changes and their history
// knows: Markdown, OpenSpec's format, the ways people write it, and how the official tool reads it
// must never know: code, evidence, verdicts, pages, the disk

export { isMarkdown, readModelText } from './model-text.ts';
export {
  type OfficialIssue,
  type OfficialReport,
  validateAsOpenSpec,
} from './official/validate-as-openspec.ts';
export { parseSpec, type SpecOptions } from './parse-spec.ts';
export { readProject, type SpecProject } from './read-project.ts';
export { createSpecCache, type SpecCache } from './spec-cache.ts';
