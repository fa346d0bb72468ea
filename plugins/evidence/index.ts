// turns claims and links into a verdict for every claim and capability
// knows: the closed list of verdicts, which links count, how verdicts roll up
// must never know: Markdown, files on disk, pages, where a link was found
export { type Judgement, judge } from './judge.ts';
export { rollUp } from './roll-up.ts';
