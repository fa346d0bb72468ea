// turns an assessment, and what came of model commands, into text for people, into the formats of other tools and into the published manifest
// knows: the manifest's schema, SARIF, JUnit, lines and columns, caret frames, what makes a gate fail
// must never know: rules' reasons, files on disk, the terminal itself
export { formatBadgeJson, formatBadgeSvg } from './badge.ts';
export { type Baseline, formatBaseline, parseBaseline, toBaseline } from './baseline.ts';
export { type CommandRow, commandRows, statusOf } from './command-rows.ts';
export { failureLines } from './failure-lines.ts';
export { type CommandOptions, formatCommandSummary, formatCommands } from './format-commands.ts';
export { formatGithub } from './format-github.ts';
export { formatGsn } from './format-gsn.ts';
export { formatInstance } from './format-instance.ts';
export { formatJunit } from './format-junit.ts';
export { formatMarkdown } from './format-markdown.ts';
export { formatMatrix } from './format-matrix.ts';
export { formatNews } from './format-news.ts';
export { formatSarif, type ReportOptions } from './format-sarif.ts';
export { type FormatOptions, formatEnd, formatSentences, formatText } from './format-text.ts';
export { applyGate, DEMANDS, type Demand, type Gate, type GateOptions } from './gate.ts';
export { type Integrity, integritySchema } from './manifest-evidence-schema.ts';
export { MANIFEST_VERSION, type Manifest, manifestJsonSchema, manifestSchema } from './manifest-schema.ts';
export { checkSeal, sealManifest } from './seal.ts';
export { toManifest } from './to-manifest.ts';
export { visibleText } from './visible-text.ts';
