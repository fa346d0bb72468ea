// turns a project's files into an Assessment
// knows: the order of the stages
// must never know: where files come from, how results are shown
export { assess } from './assess.ts';
export { hashCodeFiles } from './code-files.ts';
export type { AssessInput } from './input.ts';
export { type ReadTextsInput, readGrounds, readTexts } from './read-texts.ts';
