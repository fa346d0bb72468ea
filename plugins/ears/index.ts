// turns a sentence into the EARS keywords in it and the name of its pattern
// knows: EARS keywords, what each means, the order of clauses
// must never know: Markdown beyond back-ticks, HTML, files, what the words between the keywords mean
export { type Mark, type MarkKeyword, markKeywords } from './mark-keywords.ts';
export { type EarsPattern, namePattern } from './name-pattern.ts';
export { EARS_TERMS, type EarsTerm, earsTermOf, PATTERN_HELP, STEP_HELP } from './terms.ts';
