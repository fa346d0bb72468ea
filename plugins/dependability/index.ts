// turns an Assessment into its dependability case: argument, matrix, reviewer's queue, pyramid
// knows: Goal Structuring Notation, what a reviewer looks at first, how evidence is counted
// must never know: pages, addresses, file formats, how a verdict was reached
export { capabilityGoal, type Depth, partGoal, systemGoal } from './argument.ts';
export type { Aside, Goal, Solution, Strategy, Subject } from './argument-types.ts';
export {
  type CaseIndex,
  capabilityVerdictOf,
  evidenceBelow,
  indexCase,
  verdictOf,
} from './case-index.ts';
export { layersOf, type MatrixRow, matrixRows } from './matrix.ts';
export {
  figuresOf,
  hasResults,
  type Pyramid,
  type PyramidLayer,
  pyramidOfCapability,
  pyramidOfClaim,
  pyramidOfProject,
} from './pyramid.ts';
export { QUEUE_REASONS, type QueueItem, type QueueReason, toQueue } from './queue.ts';
export { commitInWords, evidenceInWords, notLookedAt, specsInWords } from './scope.ts';
export { type LayerTally, noCounts, type StandingCounts, tallyLayers, totalCounts } from './tally.ts';
export { countOf, countsInWords, LAYER_WORDS, STANDING_WORDS } from './words.ts';
