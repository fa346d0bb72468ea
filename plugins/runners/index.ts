// turns a run of a test runner into a report in the Common Test Report Format
// knows: the hooks of Vitest and Playwright, which tags the project's specs have
// must never know: what a report is read for, links, verdicts
export { formatCtrf, type RunnerRun, type RunnerTest } from './ctrf.ts';
