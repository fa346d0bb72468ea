import { missingReason } from './allow/missing-reason.ts';
import { unknownCode } from './allow/unknown-code.ts';
import { unused } from './allow/unused.ts';
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
