import { missingReason } from './allow/missing-reason.ts';
import { unknownCode } from './allow/unknown-code.ts';
import { unused } from './allow/unused.ts';
import { absolute } from './ears/absolute.ts';
import { ambiguousPhrase } from './ears/ambiguous-phrase.ts';
import { ambiguousScope } from './ears/ambiguous-scope.ts';
import { anaphora } from './ears/anaphora.ts';
import { andOr } from './ears/and-or.ts';
import { betweenBounds } from './ears/between-bounds.ts';
import { clauseOrder } from './ears/clause-order.ts';
import { combinator } from './ears/combinator.ts';
import { conflictingBounds } from './ears/conflicting-bounds.ts';
import { contradiction } from './ears/contradiction.ts';
import { danglingState } from './ears/dangling-state.ts';
import { duplicateSentence } from './ears/duplicate.ts';
import { escapeClause } from './ears/escape-clause.ts';
import { hedgedModal } from './ears/hedged-modal.ts';
import { ifWithoutThen } from './ears/if-without-then.ts';
import { impossibleCondition } from './ears/impossible-condition.ts';
import { incompleteCases } from './ears/incomplete-cases.ts';
import { joinedSentences } from './ears/joined-sentences.ts';
import { leadWithoutItems } from './ears/lead-without-items.ts';
import { longSentence } from './ears/long-sentence.ts';
import { malformedVocabulary } from './ears/malformed-vocabulary.ts';
import { manyConditions } from './ears/many-conditions.ts';
import { missingModal } from './ears/missing-modal.ts';
import { missingSubject } from './ears/missing-subject.ts';
import { mixedAndOr } from './ears/mixed-and-or.ts';
import { negative } from './ears/negative.ts';
import { noComma } from './ears/no-comma.ts';
import { numberWithoutUnit } from './ears/number-without-unit.ts';
import { oblique } from './ears/oblique.ts';
import { openEndedList } from './ears/open-ended-list.ts';
import { otherLanguage } from './ears/other-language.ts';
import { overlap } from './ears/overlap.ts';
import { parenthesis } from './ears/parenthesis.ts';
import { passiveVoice } from './ears/passive-voice.ts';
import { permissionClash } from './ears/permission-clash.ts';
import { placeholderInSentence } from './ears/placeholder.ts';
import { processTrigger } from './ears/process-trigger.ts';
import { pronoun } from './ears/pronoun.ts';
import { pronounSubject } from './ears/pronoun-subject.ts';
import { purposePhrase } from './ears/purpose-phrase.ts';
import { quantified } from './ears/quantified.ts';
import { redundantSentence } from './ears/redundant.ts';
import { scenarioBreaksRequirement } from './ears/scenario-breaks-requirement.ts';
import { scenarioOutsideItsRequirement } from './ears/scenario-outside-requirement.ts';
import { scenarioWithoutOutcome } from './ears/scenario-without-outcome.ts';
import { scenarioWithoutTrigger } from './ears/scenario-without-trigger.ts';
import { selfContradiction } from './ears/self-contradiction.ts';
import { severalResponses } from './ears/several-responses.ts';
import { shallNever } from './ears/shall-never.ts';
import { solutionWord } from './ears/solution-word.ts';
import { solverFailed } from './ears/solver-failed.ts';
import { subjectNotSystem } from './ears/subject-not-system.ts';
import { superfluousInfinitive } from './ears/superfluous-infinitive.ts';
import { tautology } from './ears/tautology.ts';
import { temporalWord } from './ears/temporal-word.ts';
import { thenWithoutIf } from './ears/then-without-if.ts';
import { timedClash } from './ears/timed-clash.ts';
import { trailingCondition } from './ears/trailing-condition.ts';
import { triggerWithoutSubject } from './ears/trigger-without-subject.ts';
import { unboundedTime } from './ears/unbounded-time.ts';
import { undecided } from './ears/undecided.ts';
import { undeclaredSystem } from './ears/undeclared-system.ts';
import { undefinedPriority } from './ears/undefined-priority.ts';
import { universalWord } from './ears/universal-word.ts';
import { unmatchedPhrase } from './ears/unmatched-phrase.ts';
import { unreachableUnwanted } from './ears/unreachable-unwanted.ts';
import { unusedAccept } from './ears/unused-accept.ts';
import { unusedVocabulary } from './ears/unused-vocabulary.ts';
import { unwantedTrigger } from './ears/unwanted-trigger.ts';
import { vagueTerm } from './ears/vague-term.ts';
import { weakModal } from './ears/weak-modal.ts';
import { whereNotFeature } from './ears/where-not-feature.ts';
import { wideVagueTerm } from './ears/wide-vague-term.ts';
import { wrongModal } from './ears/wrong-modal.ts';
import { expiredWaiver } from './evidence/expired-waiver.ts';
import { failedExample } from './evidence/failed-example.ts';
import { failedTest } from './evidence/failed-test.ts';
import { malformedReport } from './evidence/malformed-report.ts';
import { malformedReview } from './evidence/malformed-review.ts';
import { staleEvidence } from './evidence/stale-evidence.ts';
import { unboundReport } from './evidence/unbound-report.ts';
import { undecidedTest } from './evidence/undecided-test.ts';
import { unknownClaim } from './evidence/unknown-claim.ts';
import { unmatchedResult } from './evidence/unmatched-result.ts';
import { unreadReport } from './evidence/unread-report.ts';
import { unrunExample } from './evidence/unrun-example.ts';
import { unrunTest } from './evidence/unrun-test.ts';
import { unusedReview } from './evidence/unused-review.ts';
import { weakEvidence } from './evidence/weak-evidence.ts';
import { doubtfulModel } from './models/doubtful-model.ts';
import { enginesDisagree } from './models/engines-disagree.ts';
import { failedCommand } from './models/failed-command.ts';
import { malformedModel } from './models/malformed-model.ts';
import { noCommand } from './models/no-command.ts';
import { uncheckedAssertion } from './models/unchecked-assertion.ts';
import { undecidedCommand } from './models/undecided-command.ts';
import { unmetExpectation } from './models/unmet-expectation.ts';
import { unsupportedCommand } from './models/unsupported-command.ts';
import { vacuousCommand } from './models/vacuous-command.ts';
import { officialDeltaHeader } from './openspec/delta-header.ts';
import { officialDuplicateRequirement } from './openspec/duplicate-requirement.ts';
import { officialLongRequirement } from './openspec/long-requirement.ts';
import { officialNoKeyword } from './openspec/no-keyword.ts';
import { officialNoPurpose } from './openspec/no-purpose.ts';
import { officialNoRequirement } from './openspec/no-requirement.ts';
import { officialNoRequirementText } from './openspec/no-requirement-text.ts';
import { officialNoRequirementsSection } from './openspec/no-requirements-section.ts';
import { officialNoScenario } from './openspec/no-scenario.ts';
import { officialPlaceholderPurpose } from './openspec/placeholder-purpose.ts';
import { officialRequirementOutsideSection } from './openspec/requirement-outside-section.ts';
import { officialShortPurpose } from './openspec/short-purpose.ts';
import type { Rule } from './rule.ts';
import { brokenEncoding } from './structure/broken-encoding.ts';
import { deltaInMainSpec } from './structure/delta-in-main-spec.ts';
import { duplicateTag } from './structure/duplicate-tag.ts';
import { groupedScenarios } from './structure/grouped-scenarios.ts';
import { hiddenHeading } from './structure/hidden-heading.ts';
import { ignoredFile } from './structure/ignored-file.ts';
import { malformedDelta } from './structure/malformed-delta.ts';
import { malformedEvidence } from './structure/malformed-evidence.ts';
import { malformedFrontMatter } from './structure/malformed-front-matter.ts';
import { malformedTag } from './structure/malformed-tag.ts';
import { missingBlankLine } from './structure/missing-blank-line.ts';
import { missingPurpose } from './structure/missing-purpose.ts';
import { missingRequirements } from './structure/missing-requirements.ts';
import { noSpec } from './structure/no-spec.ts';
import { oversizedFile } from './structure/oversized-file.ts';
import { placeholderPurpose } from './structure/placeholder-purpose.ts';
import { requirementOutsideSection } from './structure/requirement-outside-section.ts';
import { requirementWithoutPrefix } from './structure/requirement-without-prefix.ts';
import { requirementWithoutScenario } from './structure/requirement-without-scenario.ts';
import { scenarioAtOddLevel } from './structure/scenario-at-odd-level.ts';
import { scenarioOutsideRequirement } from './structure/scenario-outside-requirement.ts';
import { scenarioWithoutSentence } from './structure/scenario-without-sentence.ts';
import { setextHeading } from './structure/setext-heading.ts';
import { textOutsideRequirement } from './structure/text-outside-requirement.ts';
import { translatedHeading } from './structure/translated-heading.ts';
import { unclosedFence } from './structure/unclosed-fence.ts';
import { unreadText } from './structure/unread-text.ts';
import { unreadableFile } from './structure/unreadable-file.ts';
import { unsafeLink } from './structure/unsafe-link.ts';
import { ambiguousTag } from './traceability/ambiguous-tag.ts';
import { danglingReference } from './traceability/dangling-reference.ts';
import { missingTarget } from './traceability/missing-target.ts';
import { movedTarget } from './traceability/moved-target.ts';
import { orphanedTag } from './traceability/orphaned-tag.ts';
import { plannedTag } from './traceability/planned-tag.ts';
import { skippedFile } from './traceability/skipped-file.ts';
import { targetOutsideProject } from './traceability/target-outside-project.ts';
import { webTarget } from './traceability/web-target.ts';

/** Every rule, sorted by code. */
export const RULES: readonly Rule[] = [
  missingReason,
  unknownCode,
  unused,
  absolute,
  ambiguousPhrase,
  ambiguousScope,
  anaphora,
  andOr,
  betweenBounds,
  clauseOrder,
  combinator,
  conflictingBounds,
  contradiction,
  danglingState,
  duplicateSentence,
  escapeClause,
  hedgedModal,
  ifWithoutThen,
  impossibleCondition,
  incompleteCases,
  joinedSentences,
  leadWithoutItems,
  longSentence,
  malformedVocabulary,
  manyConditions,
  missingModal,
  missingSubject,
  mixedAndOr,
  negative,
  noComma,
  numberWithoutUnit,
  oblique,
  openEndedList,
  otherLanguage,
  overlap,
  parenthesis,
  passiveVoice,
  permissionClash,
  placeholderInSentence,
  processTrigger,
  pronoun,
  pronounSubject,
  purposePhrase,
  quantified,
  redundantSentence,
  scenarioBreaksRequirement,
  scenarioOutsideItsRequirement,
  scenarioWithoutOutcome,
  scenarioWithoutTrigger,
  selfContradiction,
  severalResponses,
  shallNever,
  solutionWord,
  solverFailed,
  subjectNotSystem,
  superfluousInfinitive,
  tautology,
  temporalWord,
  thenWithoutIf,
  timedClash,
  trailingCondition,
  triggerWithoutSubject,
  unboundedTime,
  undecided,
  undeclaredSystem,
  undefinedPriority,
  universalWord,
  unmatchedPhrase,
  unreachableUnwanted,
  unusedAccept,
  unusedVocabulary,
  unwantedTrigger,
  vagueTerm,
  weakModal,
  whereNotFeature,
  wideVagueTerm,
  wrongModal,
  expiredWaiver,
  failedExample,
  failedTest,
  malformedReport,
  malformedReview,
  staleEvidence,
  unboundReport,
  undecidedTest,
  unknownClaim,
  unmatchedResult,
  unreadReport,
  unrunExample,
  unrunTest,
  unusedReview,
  weakEvidence,
  doubtfulModel,
  enginesDisagree,
  failedCommand,
  malformedModel,
  noCommand,
  uncheckedAssertion,
  undecidedCommand,
  unmetExpectation,
  unsupportedCommand,
  vacuousCommand,
  officialDeltaHeader,
  officialDuplicateRequirement,
  officialLongRequirement,
  officialNoKeyword,
  officialNoPurpose,
  officialNoRequirement,
  officialNoRequirementText,
  officialNoRequirementsSection,
  officialNoScenario,
  officialPlaceholderPurpose,
  officialRequirementOutsideSection,
  officialShortPurpose,
  brokenEncoding,
  deltaInMainSpec,
  duplicateTag,
  groupedScenarios,
  hiddenHeading,
  ignoredFile,
  malformedDelta,
  malformedEvidence,
  malformedFrontMatter,
  malformedTag,
  missingBlankLine,
  missingPurpose,
  missingRequirements,
  noSpec,
  oversizedFile,
  placeholderPurpose,
  requirementOutsideSection,
  requirementWithoutPrefix,
  requirementWithoutScenario,
  scenarioAtOddLevel,
  scenarioOutsideRequirement,
  scenarioWithoutSentence,
  setextHeading,
  textOutsideRequirement,
  translatedHeading,
  unclosedFence,
  unreadText,
  unreadableFile,
  unsafeLink,
  ambiguousTag,
  danglingReference,
  missingTarget,
  movedTarget,
  orphanedTag,
  plannedTag,
  skippedFile,
  targetOutsideProject,
  webTarget,
];
