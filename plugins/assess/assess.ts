import { candidateFiles, judge, readRunFiles, reportProblemsOf } from '#evidence';
import type { Assessment } from '#model';
import { readProject } from '#openspec';
import { runRules } from '#rules';
import { createTraceCache, traceLinks } from '#traceability';
import { byPath } from './by-path.ts';
import { checkModels } from './check-models.ts';
import { checkSentences } from './check-sentences.ts';
import { gather } from './gather.ts';
import type { AssessInput } from './input.ts';
import { readReviewsOf } from './read-reviews.ts';
import { runExamples } from './run-examples.ts';

/** Assesses one commit of a project: parse, trace, check models, gather evidence, judge, apply the rules. Equal inputs give equal results. */
export async function assess(input: AssessInput): Promise<Assessment> {
  const { project, files, config, grammars, specCache, onStage } = input;
  // Most files of another commit are those of this tree.
  const traceCache = input.traceCache ?? createTraceCache();
  onStage?.('reading specs');
  const specs = readProject(files, config, specCache);
  const { capabilities, changes, history, claims, irregularities } = specs;
  const runs = readRunFiles(input.evidenceFiles, config.evidence);
  onStage?.('tracing links and tags');
  const trace = await traceLinks({
    capabilities,
    claims,
    changes,
    files,
    config,
    grammars,
    alsoRead: candidateFiles(runs.reports, files.list()),
    cache: traceCache,
  });
  const { links, symbols, scan } = trace;
  const { models, opened } = await checkModels(input, { capabilities, claims, specFiles: specs.files });
  const ears = await checkSentences(input, specs);
  const examples = await runExamples(input, capabilities);
  const { reviews, reviewProblems, files: reviewFiles } = readReviewsOf(input, claims);
  const runProblems = reportProblemsOf(runs, input.evidenceFiles);
  const known = byPath([...runProblems.files, ...opened, ...specs.files, ...reviewFiles, ...trace.files]);

  onStage?.('judging');
  const found = { capabilities, claims, trace, runs, models, ears, examples, reviews, files: known };
  const gathered = await gather({ ...input, traceCache }, found);
  const { verdicts, capabilityVerdicts, unusedWaivers } = judge({
    claims,
    links,
    evidence: gathered.evidence,
    models,
    reviews,
    policy: config.evidence.policy,
    capabilities: capabilities.map((capability) => capability.id),
    ...(project.committedAt === undefined ? {} : { today: project.committedAt.slice(0, 10) }),
  });
  const unruled = {
    ...{ project, capabilities, changes, history, claims, links, symbols, scan, models, examples, ears },
    ...gathered,
    ...{ verdicts, capabilityVerdicts, reviews, reviewProblems },
    unusedReviews: [...gathered.unusedReviews, ...unusedWaivers],
    unreadReports: runs.unread,
    reportProblems: runProblems.problems,
    files: known,
  };
  onStage?.('applying rules');
  const findings = runRules({ ...unruled, irregularities, config, projectFiles: files });
  return { ...unruled, findings };
}
