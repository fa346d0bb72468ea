import {
  type Assessment,
  type Capability,
  type Change,
  type CheckedCommand,
  type Claim,
  type Finding,
  type Link,
  positionAt,
  type Span,
  type Standing,
  standingOf,
} from '#model';
import { given } from './given.ts';
import { MANIFEST_VERSION, type Manifest } from './manifest-schema.ts';
import { toManifestEars } from './to-manifest-ears.ts';
import { toManifestEvidence } from './to-manifest-evidence.ts';
import { toSummary } from './to-summary.ts';

type PlaceOf = (span: Span) => Manifest['claims'][number]['span'];

/**
 * The published form of an assessment.
 * Ensures: equal assessments give equal manifests, key order included; entries stand in the assessment's order, links by
 * where they are written.
 */
export function toManifest(assessment: Assessment): Manifest {
  const place = placesIn(assessment);
  const { lists, ofClaim } = toManifestEvidence(assessment, place);
  const { project } = assessment;
  return {
    schemaVersion: MANIFEST_VERSION,
    project: {
      name: project.name,
      ...given('commit', project.commit),
      ...given('committedAt', project.committedAt),
      dirty: project.dirty,
      ...(project.repository === undefined
        ? {}
        : { repository: { kind: project.repository.kind, url: project.repository.url } }),
    },
    capabilities: toCapabilities(assessment),
    claims: assessment.claims.map((claim) => ({
      ...toClaim(claim, assessment, place),
      ...ofClaim(claim.address),
    })),
    evidence: lists.evidence,
    reports: lists.reports,
    unreadReports: lists.unreadReports,
    unmatched: lists.unmatched,
    examples: lists.examples,
    coverage: lists.coverage,
    reviews: lists.reviews,
    unusedReviews: lists.unusedReviews,
    links: [...assessment.links].sort(byPlaceOfLink).map((link) => toLink(link, place)),
    findings: assessment.findings.map((finding) => toFinding(finding, place)),
    models: assessment.capabilities.flatMap((capability) => toModels(capability, assessment, place)),
    sentences: toManifestEars(assessment, place),
    changes: assessment.changes.map((change) => toChange(change, place)),
    history: assessment.history.map((entry) => ({
      claim: entry.claim,
      change: entry.change,
      ...given('date', entry.date),
      operation: entry.operation,
      span: place(entry.span),
    })),
    summary: toSummary(assessment),
  };
}

/** A function that turns spans into lines and columns; a span of a file that was not kept throws, since that is our bug. */
function placesIn(assessment: Assessment): PlaceOf {
  return (span) => {
    const file = assessment.files.get(span.path);
    // A file that could not be read has no text to point into; only its start is known.
    if (file === undefined && span.end === 0) {
      return { path: span.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
    }
    if (file === undefined)
      throw new Error(`A span points into \`${span.path}\`, which the assessment does not hold`);
    const start = positionAt(file, span.start);
    const end = positionAt(file, span.end);
    return {
      path: span.path,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
    };
  };
}

function toCapabilities(assessment: Assessment): Manifest['capabilities'] {
  const counts = new Map<string, { requirement: number; scenario: number }>();
  for (const claim of assessment.claims) {
    const count = counts.get(claim.capability) ?? { requirement: 0, scenario: 0 };
    count[claim.kind]++;
    counts.set(claim.capability, count);
  }
  return assessment.capabilities.map((capability) => {
    const count = counts.get(capability.id);
    const verdict = assessment.capabilityVerdicts.get(capability.id);
    return {
      id: capability.id,
      path: capability.path,
      title: capability.title,
      ...(capability.purpose === undefined || capability.purpose.placeholder
        ? {}
        : { purpose: capability.purpose.text }),
      requirements: count?.requirement ?? 0,
      scenarios: count?.scenario ?? 0,
      verdict: verdict?.status ?? 'unverified',
      why: [...(verdict?.why ?? ['It has no requirement, so there is nothing to verify.'])],
    };
  });
}

function toClaim(
  claim: Claim,
  assessment: Assessment,
  place: PlaceOf,
): Omit<Manifest['claims'][number], 'obligations' | 'deciding' | 'waiver'> {
  const verdict = assessment.verdicts.get(claim.address);
  if (verdict === undefined) throw new Error(`The claim \`${claim.address}\` has no verdict`);
  return {
    address: claim.address,
    ...given('tag', claim.tag),
    kind: claim.kind,
    capability: claim.capability,
    ...given('requirement', claim.requirement),
    title: claim.title,
    span: place(claim.span),
    strength: claim.strength,
    verdict: verdict.status,
    why: [...verdict.why],
  };
}

function toLink(link: Link, place: PlaceOf): Manifest['links'][number] {
  const { target } = link;
  return {
    ...given('claim', link.claim),
    ...given('capability', link.capability),
    origin: link.origin,
    kind: link.role,
    status: link.status,
    ...given('match', link.match),
    label: link.label,
    ...given('qualifier', link.qualifier),
    ...given('convention', link.convention),
    from: place(link.from),
    ...(target === undefined
      ? {}
      : {
          to: {
            path: target.path,
            line: target.line,
            endLine: target.endLine,
            ...given('symbol', target.symbol?.name),
            ...given('symbolKind', target.symbol?.kind),
          },
        }),
    ...given('change', link.change),
    reason: link.reason,
  };
}

function toFinding(finding: Finding, place: PlaceOf): Manifest['findings'][number] {
  return {
    code: finding.code,
    severity: finding.severity,
    message: finding.message,
    ...(finding.span === undefined ? {} : { span: place(finding.span) }),
    ...given('hint', finding.hint),
    ...(finding.related === undefined
      ? {}
      : { related: finding.related.map(({ message, span }) => ({ message, span: place(span) })) }),
  };
}

function toModels(capability: Capability, assessment: Assessment, place: PlaceOf): Manifest['models'] {
  const languages = [...new Set(capability.models.map((model) => model.language))];
  return languages.map((language) => {
    const models = capability.models.filter((model) => model.language === language);
    const checked =
      language === 'alloy'
        ? assessment.models.find((model) => model.capability === capability.id)
        : undefined;
    return {
      capability: capability.id,
      language,
      spans: models.map((model) => place(model.fence.span)),
      claims: [...new Set(models.flatMap((model) => model.claim ?? []))],
      ...given('engine', checked?.engine),
      commands: (checked?.commands ?? []).map((command) => toCommand(command, place)),
    };
  });
}

const RESULTS: Readonly<Record<Standing, 'for' | 'against' | 'inconclusive'>> = {
  'as-expected': 'for',
  unexpected: 'against',
  undecided: 'inconclusive',
};

function toCommand(run: CheckedCommand, place: PlaceOf): Manifest['models'][number]['commands'][number] {
  const { command, outcome, statistics, second } = run;
  const expectation = standingOf(run);
  const { primaryVariables, variables, clauses, traceLength } = statistics;
  return {
    index: command.index,
    kind: command.kind,
    label: command.label,
    ...given('target', command.target),
    scope: command.scope,
    ...given('expect', command.expect),
    span: place(command.span),
    outcome: outcome.kind,
    expectation,
    evidence: { layer: 'model-check', result: RESULTS[expectation] },
    bearsOn: run.bearings.map(({ claim, by }) => ({ claim, by })),
    ...(outcome.kind === 'unknown' ? { reason: outcome.reason, message: outcome.message } : {}),
    ...(outcome.kind === 'error' ? { unsupported: outcome.unsupported, message: outcome.message } : {}),
    // How far a command came that was given up depends on how busy the machine was.
    ...(expectation === 'undecided'
      ? {}
      : { statistics: { primaryVariables, variables, clauses, traceLength } }),
    ...(second === undefined
      ? {}
      : {
          secondOpinion: {
            engine: second.engine,
            answer: second.answer,
            ...given('message', second.message),
          },
        }),
  };
}

function toChange(change: Change, place: PlaceOf): Manifest['changes'][number] {
  return {
    name: change.name,
    ...given('date', change.date),
    archived: change.archived,
    path: change.path,
    tasks: { done: change.tasks.filter((task) => task.done).length, total: change.tasks.length },
    deltas: change.deltas.map((delta) => ({
      capability: delta.capability,
      path: delta.path,
      entries: delta.entries.map((entry) => ({
        operation: entry.operation,
        name: entry.name,
        ...given('from', entry.from),
        span: place(entry.span),
      })),
    })),
  };
}

function byPlaceOfLink(a: Link, b: Link): number {
  if (a.from.path !== b.from.path) return a.from.path < b.from.path ? -1 : 1;
  return (
    a.from.start - b.from.start ||
    a.from.end - b.from.end ||
    (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)
  );
}
