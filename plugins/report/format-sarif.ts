import {
  type Assessment,
  lineSpan,
  type Project,
  positionAt,
  type Severity,
  type Span,
  type VerdictStatus,
} from '#model';
import { RULES, usualSeverity } from '#rules';
import { fingerprint, keyText } from './finding-key.ts';
import type { Gate, GatedFinding } from './gate.ts';
import { type ShownClaim, shownClaims, withoutTold } from './shown-claims.ts';

/** What reports for other tools say about where they come from. */
export interface ReportOptions {
  /** Version of Casebook. */
  readonly version: string;
  /** Public address of the site, with a slash at its end, where the configuration names it. */
  readonly site?: string;
}

type SarifLevel = 'error' | 'warning' | 'note';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** Paths are below the root of the repository. */
const BASE = '%SRCROOT%';

/** Verdicts that are results of their own where no finding says the same. */
const VERDICT_RULES: readonly {
  readonly status: VerdictStatus;
  readonly level: SarifLevel;
  readonly text: string;
}[] = [
  { status: 'refuted', level: 'error', text: 'Fresh evidence speaks against the claim' },
  { status: 'inconclusive', level: 'warning', text: 'Evidence for the claim ended without an answer' },
  { status: 'stale', level: 'warning', text: 'Evidence for the claim was taken for another text' },
  { status: 'waived', level: 'note', text: 'What the claim owes is accepted as missing' },
];

/**
 * Findings and verdicts as a SARIF 2.1.0 log of one run.
 * Ensures: equal assessments give equal bytes; fingerprints do not change when lines move; what the baseline knows has the
 * state `unchanged`, what it does not `new`.
 * Source: OASIS SARIF 2.1.0 errata 01.
 */
export function formatSarif(assessment: Assessment, gate: Gate, options: ReportOptions): string {
  const ruleIds = [
    ...RULES.map(({ code }) => code),
    ...VERDICT_RULES.map(({ status }) => `verdict/${status}`),
  ];
  const indexes = new Map(ruleIds.map((id, index) => [id, index]));
  const results = [
    ...gate.findings.map((gated) => findingResult(gated, assessment, gate, indexes)),
    ...withoutTold(
      shownClaims(
        assessment,
        gate,
        VERDICT_RULES.map(({ status }) => status),
      ),
      assessment,
    ).map((shown) => claimResult(shown, assessment, gate, indexes)),
  ];
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Casebook', semanticVersion: options.version, rules: ruleDescriptors(options) },
        },
        invocations: [{ executionSuccessful: true }],
        ...provenance(assessment.project),
        originalUriBaseIds: { [BASE]: { description: { text: 'The root of the repository' } } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleDescriptors({ site }: ReportOptions) {
  const codes = RULES.map((rule) => ({
    id: rule.code,
    shortDescription: { text: rule.title },
    ...(site === undefined ? {} : { helpUri: `${site}rules/${rule.code}/` }),
    help: {
      text: `\`casebook explain ${rule.code}\` says what it finds, why it matters and how to mend it.`,
    },
    defaultConfiguration: {
      level: levelOf(rule.severity),
      ...(usualSeverity(rule) === 'off' ? { enabled: false } : {}),
    },
  }));
  const verdicts = VERDICT_RULES.map(({ status, level, text }) => ({
    id: `verdict/${status}`,
    shortDescription: { text },
    ...(site === undefined ? {} : { helpUri: `${site}guide/verdicts/` }),
    help: { text: 'The message says why the claim has this verdict.' },
    defaultConfiguration: { level },
  }));
  return [...codes, ...verdicts];
}

function findingResult(
  { finding, key, earlier, known }: GatedFinding,
  assessment: Assessment,
  gate: Gate,
  indexes: ReadonlyMap<string, number>,
) {
  const { span, related } = finding;
  return {
    ruleId: finding.code,
    ...ruleIndex(finding.code, indexes),
    level: levelOf(finding.severity),
    message: { text: plainMessage([finding.message, finding.hint]) },
    ...(span === undefined ? {} : { locations: [location(span, assessment)] }),
    ...(related === undefined || related.length === 0
      ? {}
      : {
          relatedLocations: related.map((one, id) => ({
            id,
            ...location(one.span, assessment),
            message: { text: plainMessage([one.message]) },
          })),
        }),
    partialFingerprints: { 'casebook/v1': fingerprint(keyText(key), earlier) },
    ...baselineState(gate, known),
  };
}

function claimResult(
  { claim, verdict, known }: ShownClaim,
  assessment: Assessment,
  gate: Gate,
  indexes: ReadonlyMap<string, number>,
) {
  const { status, waiver } = verdict;
  const ruleId = `verdict/${status}`;
  return {
    ruleId,
    ...ruleIndex(ruleId, indexes),
    level: VERDICT_RULES.find((rule) => rule.status === status)?.level ?? 'warning',
    message: { text: plainMessage([`${claim.tag ?? claim.title} is ${status}.`, ...verdict.why]) },
    locations: [
      {
        ...location(claim.span, assessment),
        logicalLocations: [{ name: claim.title, fullyQualifiedName: claim.address, kind: claim.kind }],
      },
    ],
    partialFingerprints: { 'casebook/v1': fingerprint(JSON.stringify([ruleId, claim.address]), 0) },
    ...baselineState(gate, known),
    ...(waiver === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: plainMessage([`${waiver.reason} (${waiver.reviewer}, ${waiver.date})`]),
              location: location(waiver.span, assessment),
            },
          ],
        }),
  };
}

function ruleIndex(id: string, indexes: ReadonlyMap<string, number>): { ruleIndex?: number } {
  const index = indexes.get(id);
  return index === undefined ? {} : { ruleIndex: index };
}

function baselineState(gate: Gate, known: boolean): { baselineState?: 'unchanged' | 'new' } {
  return gate.hasBaseline ? { baselineState: known ? 'unchanged' : 'new' } : {};
}

function provenance({ repository, commit }: Project) {
  return repository === undefined
    ? {}
    : {
        versionControlProvenance: [
          {
            repositoryUri: repository.url,
            ...(commit === undefined ? {} : { revisionId: commit }),
            mappedTo: { uriBaseId: BASE },
          },
        ],
      };
}

/** Where a span lies; a span without text, or of a file that was not kept, is its line or its file as a whole. */
function location({ path, start, end }: Span, { files, project }: Assessment) {
  const artifactLocation = { uri: uriOf(`${project.folder ?? ''}${path}`), uriBaseId: BASE };
  const file = files.get(path);
  if (file === undefined) return { physicalLocation: { artifactLocation } };
  const from = positionAt(file, start);
  const whole = lineSpan(file, from.line);
  const to = positionAt(file, end > start ? end : Math.max(whole.end, start));
  return {
    physicalLocation: {
      artifactLocation,
      region: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
    },
  };
}

function uriOf(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map(encodeSegment)
    .join('/');
}

/** A lone surrogate has no place in an address. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}

/** Sentences as one plain text: what would read as a link or as a placeholder to SARIF stands for itself. */
function plainMessage(sentences: readonly (string | undefined)[]): string {
  return sentences
    .filter((sentence) => sentence !== undefined)
    .join(' ')
    .toWellFormed()
    .replace(/\[(?=[^\]]*\]\()/g, '\\[')
    .replace(/\{(\d+)\}/g, '{{$1}}');
}

function levelOf(severity: Severity): SarifLevel {
  return severity;
}
