// turns claims, links and model commands into a verdict for every claim and capability
// knows: the closed list of verdicts, which links count, which claims a command bears on, how verdicts roll up
// must never know: Markdown, files on disk, pages, where a link was found, how a command was run
export { placeCommands, type ReportedModel } from './bearings.ts';
export { type Judgement, judge } from './judge.ts';
export { rollUp } from './roll-up.ts';
