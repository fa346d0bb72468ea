// turns specs and code into links between claims and places in code
// knows: evidence links, tag conventions, programming languages and what their symbols promise
// must never know: verdicts, findings, pages, the disk
export { createTraceCache, type TraceCache } from './code-index.ts';
export { type FileRole, fileRoles, scannedFiles } from './file-role.ts';
export { readSymbols } from './symbols/read-code.ts';
export { type Trace, type TraceInput, traceLinks } from './trace-links.ts';
