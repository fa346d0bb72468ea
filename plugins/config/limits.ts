/** Every bound of the product, in one place. Sizes in bytes, times in milliseconds. */
export const LIMITS = {
  /** A spec or change document larger than this is not parsed (the largest seen in public is 683 KB). */
  specBytes: 4 * 1024 * 1024,
  /** A code file larger than this is not looked through. */
  codeBytes: 1024 * 1024,
  /** Files of one project; more are not listed. */
  projectFiles: 200_000,
  /** Depth of nested Markdown that is read as structure; deeper text is kept as prose. */
  markdownDepth: 100,
  /** Work of the Markdown reader on one file (`read-budget.ts`), some seconds at most; text beyond it is kept as prose. */
  markdownWork: 500_000_000,
  /** Characters of front matter; longer front matter is noted and not parsed. */
  frontMatterLength: 64 * 1024,
  /** Depth of brackets in a code file that is parsed; the runtime's own stack is small. */
  bracketDepth: 500,
  /** Time for the parse tree of one code file: a file full of syntax errors can take a parser hours. */
  parseMs: 3_000,
  /** Files that may use up that time before no more are parsed. */
  slowParses: 10,
  /** Symbols read from one code file; a file with more is searched by lines. */
  symbolsPerFile: 50_000,
  /** Statements beside a test that are looked at one by one for what it uses of them. */
  settingsPerTest: 500,
  /** Tag occurrences read from one code file; more are not looked at. */
  tagsPerFile: 10_000,
  /** Names of vanished symbols that are looked for in the whole project. */
  vanishedNames: 500,
  /** Characters that `*` and `+` match at most in a tag convention's pattern. */
  tagPatternRepeat: 1_000,
  /** Time for one git command. */
  gitMs: 10_000,
  /** Bytes of a commit's files that one git command reads. */
  gitBatchBytes: 16 * 1024 * 1024,
  /** Code files whose bytes a recorded run holds whether anything links to them or not; with more, none are. */
  recordedFiles: 20_000,
  /** Recorded runs that are kept; older ones go. */
  recordedRuns: 100,
  /** Worker threads at most. */
  workers: 8,
  /** Memory of one worker thread, in megabytes. */
  workerMegabytes: 4096,
  /** Time in which a model's names are resolved. */
  modelReadMs: 30_000,
  /** Time for one command of a model, unless the options say otherwise. */
  commandMs: 60_000,
  /** Time beyond that after which the thread of a command that does not end by itself is stopped. */
  commandGraceMs: 3_000,
  /** Time that a Java process gets beyond that of a command before it counts as hung. */
  javaGraceMs: 30_000,
  /** Modules of the project that one model opens, directly and through others. */
  openedModules: 100,
  /** Model commands named one by one in the reasons of a verdict, for each kind of ending. */
  commandsInReason: 6,
  /** A test report or coverage report larger than this is not read. */
  reportBytes: 64 * 1024 * 1024,
  /** Files of reports that are read; more are listed as unread. */
  reportFiles: 5_000,
  /** Results of one report; more are a problem of it. */
  resultsPerReport: 200_000,
  /** Files that are parsed because reports name them, and as many because a report names none. */
  reportedFiles: 2_000,
  /** Depth of nested suites and elements in a report. */
  reportDepth: 100,
  /** Characters of one message of a result. */
  resultMessage: 2_000,
  /** Time for one example, unless the options say otherwise, and beyond it until its process is killed. */
  exampleMs: 10_000,
  exampleGraceMs: 1_000,
  /** Memory of one example's process, in megabytes. */
  exampleMegabytes: 256,
  /** Characters that one example may print before it is stopped. */
  exampleOutput: 256 * 1024,
  /** Characters of results that the process of one example may report, and of one value; a longer one is not compared. */
  exampleResults: 16 * 1024 * 1024,
  exampleValue: 64 * 1024,
  /** Memory that a runtime sets aside for itself, in megabytes, beyond that of the example; V8 counts 575 and uses a tenth. */
  exampleRuntimeMegabytes: 700,
  /** Files and folders below the root, installed packages included, that are looked at for links leading out of it. */
  exampleEntries: 1_000_000,
  /** An example longer than this is not run. */
  exampleBytes: 256 * 1024,
  /** Processes of examples at one time. */
  exampleProcesses: 2,
  /** Examples of one project; more are not run. */
  examples: 5_000,
  /** Characters of the file of reviews; nothing of a longer one is read. */
  reviewsLength: 512 * 1024,
  /** Problems of the file of reviews; more are not listed. */
  reviewProblems: 200,
  /** Characters of one value of a review. */
  reviewValue: 2_000,
  /** Pieces of evidence named one by one in the reasons of a verdict. */
  evidenceInReason: 6,
  /** Pieces of evidence of one layer that a requirement's page lists; what refutes or is open comes first. */
  evidencePerLayer: 60,
  /** Claims, runs, results and tests that the home page names in each of its lists. */
  homeList: 12,
  /** Lines of one implementation excerpt on a page; the rest is behind a link. */
  excerptLines: 80,
  /** A stretch of prose longer than this is shown as it is written: Markdown takes quadratic time on hostile text. */
  proseBytes: 64 * 1024,
  /** Prose whose rendering costs more (`markdown-work.ts`), a second at most, is shown as it is written. */
  proseWork: 100_000_000,
  /** A fence longer than this is shown without highlighting. */
  highlightBytes: 200 * 1024,
  /** Rendered pages kept between runs. */
  cacheBytes: 512 * 1024 * 1024,
  /** A line longer than this is shown without highlighting. */
  highlightColumns: 2000,
  /** HTML of all excerpts on one requirement page; longer ones are cut, with a link to the rest. */
  excerptBytes: 16 * 1024,
  /** Records of pages that are kept in memory after they were made. */
  rememberedBytes: 256 * 1024 * 1024,
  /** Tuples of one signature or field in one state that a page lists. */
  instanceTuples: 60,
  /** Bytes of one part of a page's address. */
  slugBytes: 100,
  /** Related requirements listed on one page. */
  relatedClaims: 12,
  /** Nodes of a requirement's map; beyond them its code and tests are drawn by file. */
  mapSymbols: 24,
  /** Capabilities in the navigation of one page; with more, those around the current one. */
  sidebarCapabilities: 60,
  /** Goals of one level that a picture of the argument draws one by one; more are drawn as one for each verdict. */
  argumentGoals: 24,
  /** Elements of one picture of the argument; a larger one is drawn less far down. */
  argumentElements: 60,
  /** Claims of the argument that one page tells in words; with more, requirements have pages of their own. */
  argumentClaims: 200,
  /** Rows of the matrix on one page; with more, each capability has its own. */
  matrixRows: 400,
  /** Entries of the reviewer's queue for one reason on one page. */
  queueEntries: 200,
  /** Days after the commit within which a waiver's end is told to reviewers. */
  waiverNoticeDays: 30,
  /** Nodes of one map; a larger map is summarised. */
  mapNodes: 150,
  /** Issues and sets of cases of sentences on one page, of each kind; the rest is counted. */
  shownIssues: 60,
  /** Claims that use one word of the vocabulary, on one page. */
  shownUses: 40,
  /** Pairs of similar conditions on one page. */
  shownQuestions: 60,
  /** Findings of one code in one report before "and n more" in text output. */
  findingsPerCode: 50,
  /** Bytes of a file that are hashed at once, and files that are open for that at one time. */
  hashedAtOnce: 1024 * 1024,
  openFiles: 16,
  /** A manifest larger than this is not verified. */
  manifestBytes: 512 * 1024 * 1024,
  /** Annotations of each level that one step of a GitHub workflow shows. */
  annotations: 10,
  /** Rows of one table in a Markdown summary. */
  markdownRows: 50,
  /** Quiet time after a save before `dev` reassesses. */
  watchQuietMs: 20,
  /** Characters of one sentence of a requirement that is taken apart; a longer one is not compared. */
  sentenceLength: 5_000,
  /** Depth of one expression of an Alloy model; a deeper one is a problem of its text. */
  alloySyntaxDepth: 300,
  /** Expressions inside each other that the Alloy parser has begun at one time; half of a usual stack holds them. */
  alloySyntaxNesting: 400,
  /** Problems of one Alloy text; more are not listed. */
  alloyProblems: 200,
  /** Steps that decide the names of one Alloy model (the largest seen in public takes 4,200); more end as an error. */
  alloyResolveSteps: 300_000,
  /** Comparisons of types of one Alloy model; more end as an error. */
  alloyTypeWork: 20_000_000,
  /** Gates and variables of one Boolean circuit that an Alloy command becomes. */
  alloyGates: 4_000_000,
  /** Literals of all clauses of one Alloy command. */
  alloyClauseLiterals: 20_000_000,
  /** Possible tuples of one expression of an Alloy command. */
  alloyMatrixTuples: 1_000_000,
  /** Tuples and cases looked at while one Alloy command is translated, a minute at most. */
  alloySteps: 300_000_000,
  /** Depth of nested expressions of an Alloy command that is translated. */
  alloyExpressionDepth: 400,
  /** States of the longest trace that is looked at. */
  alloyTraceLength: 500,
  /** Nodes and tuples worked out while one solution is evaluated, a quarter of a minute at most. */
  alloyEvaluationWork: 30_000_000,
  /** Results kept while one solution is evaluated; then all are forgotten. */
  alloyEvaluationsKept: 2_000_000,
  /** Values of one set variable that are tried when a solution is evaluated. */
  alloyEvaluatedSubsets: 65_536,
  /** Tuples of one value when a solution is evaluated. */
  alloyEvaluatedTuples: 1_000_000,
  /** Depth of nested expressions that are evaluated. */
  alloyEvaluationDepth: 600,
  /** Depth of an Alloy formula, and its nodes, once everything it calls is put in its place. */
  alloyLoweredDepth: 1_000,
  alloyLoweredNodes: 2_000_000,
  /** Atoms of one Alloy scope. */
  alloyAtoms: 20_000,
  /** Possible tuples of one field of an Alloy scope. */
  alloyFieldTuples: 1_000_000,
  /** Characters of one printed formula or set of tuples of an Alloy problem. */
  alloyPrintedLength: 100_000,
  /** Threads that hold a Z3, and memory of each, in megabytes. */
  solverThreads: 2,
  solverMegabytes: 1024,
  /** Time after which a script is given up; what bounds it before is the number of steps that it sets itself. */
  solverScriptMs: 120_000,
  /** Characters of one script. */
  solverScriptLength: 4 * 1024 * 1024,
  /** Z3's own count of steps for one question. */
  solverSteps: 500_000,
  /** Sentences of one group that are compared with each other for conflicts of three and more. */
  comparedTogether: 200,
  /** Pairs of one group of demands that are compared; a group with more is said to be undecided, and compared only under equal conditions. */
  comparedPairs: 50_000,
  /** Different demands under one condition that are still compared in such a group. */
  demandsPerCondition: 10,
  /** Findings of one severity that one sentence is part of and that are proved one by one; more are counted. */
  candidatesPerSentence: 5,
  /** Minimal conflicts of one group that are named; more are counted. */
  coresPerGroup: 20,
  /** Steps in which the cases of one question are looked at one by one before the solver is asked instead. */
  caseSteps: 2_000,
  /** Words of a sentence that a person still reads in one go. */
  sentenceWords: 60,
  /** Characters of one number, of one formal expression, and of one line of a vocabulary. */
  earsNumberLength: 40,
  /** Characters of one condition or response that is read as logic, and how deep its brackets go. */
  earsConditionLength: 2_000,
  earsConditionDepth: 20,
  earsExpressionLength: 4_000,
  earsVocabularyLine: 8_000,
  /** Brackets, negations and implications inside each other in a formal expression, and parts of its formula. */
  earsExpressionDepth: 50,
  earsExpressionParts: 2_000,
  /** Values of one declared state. */
  earsStateValues: 200,
  /** Words of one condition that could be values of states and are tried as such. */
  earsValuesPerCondition: 6,
  /** Names of one glossary, and characters of one of them. */
  earsGlossaryEntries: 2_000,
  earsGlossaryName: 80,
  /** Words of a condition that is looked at for near-duplicates, how many may differ in one place, and pairs that are listed. */
  earsNearWords: 30,
  earsNearVariants: 3,
  earsNearConditions: 200,
  /** Declarations of one kind in a suggested vocabulary, claims that the comment of one names, and characters of their names. */
  earsSuggestions: 40,
  earsSuggestedClaims: 3,
  earsSuggestedComment: 100,
} as const;
