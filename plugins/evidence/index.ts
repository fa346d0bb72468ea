// turns claims, links, results of tests, examples, model commands and reviews into evidence, and evidence into verdicts
// knows: report formats, how a result finds its claim, what makes evidence stale or weak, layers, policy, how verdicts roll up
// must never know: Markdown, files on disk, pages, how a test, an example or a command was run
export { placeCommands, type ReportedModel } from './bearings.ts';
export type { Reported } from './examples/compare.ts';
export { examplesIn } from './examples/examples-in.ts';
export { attachExpectations } from './examples/expectations.ts';
export { type JavaScriptStatement, readJavaScript, type ScriptProblem } from './examples/javascript.ts';
export { readLiteral, SHOWN, showValue } from './examples/literal.ts';
export { placeInFile } from './examples/place-in-file.ts';
export { buildProgram } from './examples/program.ts';
export type { ReadExample, ScriptStatement } from './examples/script.ts';
export { type ExampleOutcome, toRun, unreadRun } from './examples/to-run.ts';
export { type Gathered, type GatherInput, gatherEvidence } from './gather.ts';
export { type Judgement, judge } from './judge.ts';
export { candidateFiles } from './match/candidate-files.ts';
export { type RunFiles, readRunFiles } from './read-run-files.ts';
export { reportProblemsOf } from './report-problems.ts';
export { readReviews, unreadReviews } from './reviews/read-reviews.ts';
export { rollUp } from './roll-up.ts';
export { bindReports } from './texts/bind-reports.ts';
export { textsHash } from './texts/freshness.ts';
export { hashExactly } from './texts/hash-text.ts';
export { printRecord, type ReadRecord, readRecord } from './texts/record.ts';
export { type ClaimGround, textsOf } from './texts/texts-of.ts';
