// turns an assessment, and what came of model commands, into text for a terminal and into the published manifest
// knows: the manifest's schema, lines and columns, caret frames
// must never know: rules' reasons, files on disk, the terminal itself
export { type CommandRow, commandRows, statusOf } from './command-rows.ts';
export { type CommandOptions, formatCommandSummary, formatCommands } from './format-commands.ts';
export { formatInstance } from './format-instance.ts';
export { type FormatOptions, formatText } from './format-text.ts';
export { MANIFEST_VERSION, type Manifest, manifestJsonSchema, manifestSchema } from './manifest-schema.ts';
export { toManifest } from './to-manifest.ts';
export { visibleText } from './visible-text.ts';
