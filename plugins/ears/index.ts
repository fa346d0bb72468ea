// turns sentences into clauses, clauses into logic, and logic into what is proved about them
// knows: EARS and Gherkin's words, vocabulary blocks, SMT-LIB
// must never know: Markdown beyond back-ticks and emphasis, HTML, files, who runs the solver
export { analyseEars, type EarsInput } from './analyse.ts';
export { createEarsCache, type EarsCache } from './ears-cache.ts';
export { type Mark, type MarkKeyword, markKeywords } from './mark-keywords.ts';
export { namePattern } from './name-pattern.ts';
export { suggestVocabulary } from './suggest/suggest-vocabulary.ts';
export { EARS_TERMS, type EarsTerm, earsTermOf, PATTERN_HELP, STEP_HELP } from './terms.ts';
export { VOCABULARY_TERMS } from './vocabulary/terms.ts';
