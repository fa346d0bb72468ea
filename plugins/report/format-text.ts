import picocolors from 'picocolors';
import { LIMITS } from '#config';
import type { Assessment, Finding, Severity, SourceFile, VerdictStatus } from '#model';
import { caretFrame } from './caret-frame.ts';
import { evidenceLines } from './evidence-lines.ts';
import { failureLines } from './failure-lines.ts';
import { applyGate, type Gate } from './gate.ts';
import { placeText, plural } from './place-text.ts';
import { sentenceLines } from './sentence-lines.ts';
import { type ShownClaim, shownClaims } from './shown-claims.ts';
import { toSummary } from './to-summary.ts';
import { verdictCounts } from './verdict-counts.ts';
import { visibleText } from './visible-text.ts';

/** How text output looks. */
export interface FormatOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

type Colours = ReturnType<typeof picocolors.createColors>;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** Verdicts whose claims are named, worst first. */
const NAMED: readonly VerdictStatus[] = ['refuted', 'inconclusive', 'stale'];

/**
 * Claims that evidence speaks against or does not decide, with the reasons; findings grouped by rule, worst first, each with
 * its place, a caret frame and how to mend it; a summary at the end. What the gate's baseline knows is only counted.
 * Limits: `LIMITS.findingsPerCode` claims of one verdict and findings of one rule, then how many more there are.
 */
export function formatText(
  assessment: Assessment,
  options: FormatOptions,
  gate: Gate = applyGate(assessment, { failOn: 'never', demands: [] }),
): string {
  const colours = picocolors.createColors(options.colour);
  const blocks = [
    ...formatClaims(assessment, gate, colours),
    ...formatFindings(
      gate.findings.flatMap(({ finding, known }) => (known ? [] : [finding])),
      assessment,
      options,
    ),
  ];
  return `${[...blocks, formatEnd(assessment, options, gate)].join('\n\n')}\n`;
}

/** The summary that ends a text, with what the gate says; without a line ending. */
export function formatEnd(assessment: Assessment, { colour }: FormatOptions, gate: Gate): string {
  const colours = picocolors.createColors(colour);
  return [...formatGate(gate, colours), formatSummary(assessment, { colour })].join('\n\n');
}

/** Findings as in `formatText`, and at the end what was read of sentences; nothing else of the assessment. */
export function formatSentences(assessment: Assessment, options: FormatOptions): string {
  const blocks = formatFindings(assessment.findings, assessment, options);
  const end = [...sentenceLines(assessment), foundLine(assessment, options)].join('\n');
  return `${[...blocks, end].join('\n\n')}\n`;
}

/** Findings grouped by rule, worst first, a block for each. */
export function formatFindings(
  findings: readonly Finding[],
  assessment: Assessment,
  options: FormatOptions,
): readonly string[] {
  const colours = picocolors.createColors(options.colour);
  return groupByCode(findings).map((group) => formatGroup(group, assessment, colours, options.width));
}

function formatClaims(assessment: Assessment, gate: Gate, colours: Colours): readonly string[] {
  const shown = shownClaims(assessment, gate, NAMED).filter(({ known }) => !known);
  return NAMED.flatMap((status) => {
    const claims = shown.filter(({ verdict }) => verdict.status === status);
    if (claims.length === 0) return [];
    const more = claims.length - LIMITS.findingsPerCode;
    return [
      [
        `${(status === 'refuted' ? colours.red : colours.yellow)(status)} ${plural(claims.length, 'claim')}`,
        ...claims.slice(0, LIMITS.findingsPerCode).map((claim) => formatClaim(claim, assessment, colours)),
        ...(more > 0 ? [colours.dim(`  and ${more} more; \`--format json\` lists all`)] : []),
      ].join('\n'),
    ];
  });
}

function formatClaim({ claim, verdict }: ShownClaim, { files }: Assessment, colours: Colours): string {
  const tag = claim.tag === undefined ? '' : ` [${claim.tag}]`;
  return [
    `  ${colours.cyan(visibleText(placeText(claim.span, files)))}  ${visibleText(`${claim.title}${tag}`)}`,
    ...verdict.why.map((sentence) => `    ${visibleText(sentence)}`),
  ].join('\n');
}

function formatGate(gate: Gate, colours: Colours): readonly string[] {
  const known = {
    findings: gate.findings.filter((gated) => gated.known).length,
    claims: gate.claims.filter((gated) => gated.known).length,
  };
  const lines = failureLines(gate).map(visibleText);
  return [
    ...(lines.length > 0 ? [(gate.passed ? colours.yellow : colours.red)(lines.join('\n'))] : []),
    ...(gate.hasBaseline
      ? [
          `in the baseline: ${plural(known.findings, 'finding')}, ${plural(known.claims, 'claim')}; what is shown is new`,
        ]
      : []),
  ];
}

interface Group {
  readonly code: string;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

function groupByCode(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${SEVERITIES.indexOf(finding.severity)} ${finding.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, members]) => {
      const first = members[0];
      return first === undefined ? [] : [{ code: first.code, severity: first.severity, findings: members }];
    });
}

function formatGroup(group: Group, assessment: Assessment, colours: Colours, width: number): string {
  const count = group.findings.length;
  const title = `${paint(group.severity, colours)(group.severity)} ${colours.bold(group.code)}${count > 1 ? colours.dim(` (${count})`) : ''}`;
  const hints = new Set(group.findings.map((finding) => finding.hint));
  const sharedHint = hints.size === 1 && count > 1 ? group.findings[0]?.hint : undefined;
  const shown = group.findings
    .slice(0, LIMITS.findingsPerCode)
    .map((finding) => formatFinding(finding, assessment.files, colours, width, sharedHint === undefined));
  const more = count - shown.length;
  return [
    title,
    ...shown,
    ...(sharedHint === undefined ? [] : [formatHint(sharedHint, colours)]),
    ...(more > 0 ? [colours.dim(`  and ${more} more; \`--format json\` lists all`)] : []),
  ].join('\n');
}

function formatFinding(
  finding: Finding,
  files: ReadonlyMap<string, SourceFile>,
  colours: Colours,
  width: number,
  withHint: boolean,
): string {
  const place =
    finding.span === undefined ? undefined : colours.cyan(visibleText(placeText(finding.span, files)));
  const message = visibleText(finding.message);
  const lines =
    finding.severity === 'note' && place !== undefined
      ? [`  ${place}  ${message}`]
      : [...(place === undefined ? [] : [`  ${place}`]), `    ${message}`];
  if (finding.severity !== 'note') lines.push(...formatFrame(finding, files, colours, width));
  for (const { message, span } of finding.related ?? [])
    lines.push(`    ${colours.dim(visibleText(`see ${placeText(span, files)}: ${message}`))}`);
  if (withHint && finding.hint !== undefined) lines.push(formatHint(finding.hint, colours));
  return lines.join('\n');
}

function formatFrame(
  finding: Finding,
  files: ReadonlyMap<string, SourceFile>,
  colours: Colours,
  width: number,
): readonly string[] {
  const file = finding.span === undefined ? undefined : files.get(finding.span.path);
  if (finding.span === undefined || file === undefined) return [];
  const frame = caretFrame(file, finding.span, width - String(file.lineStarts.length).length - 7);
  if (frame.source.trim() === '') return [];
  const gutter = String(frame.line);
  const marker = paint(finding.severity, colours)(frame.marker);
  return [
    `    ${colours.dim(`${gutter} │`)} ${frame.source}`,
    `    ${colours.dim(`${' '.repeat(gutter.length)} │`)} ${marker}`,
  ];
}

function formatHint(hint: string, colours: Colours): string {
  return `    ${colours.green('hint')} ${visibleText(hint)}`;
}

function formatSummary(assessment: Assessment, options: Pick<FormatOptions, 'colour'>): string {
  const summary = toSummary(assessment);
  const links = Object.values(summary.links).reduce((sum, n) => sum + n, 0);
  const { planned } = summary;
  const counts = { ...summary.links, orphaned: summary.links.orphaned - planned, planned };
  const statuses = (['covers', 'moved', 'missing', 'orphaned', 'planned', 'duplicate'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${status}`);
  const claims = summary.requirements + summary.scenarios;
  const commands = Object.values(summary.commands).reduce((sum, n) => sum + n, 0);
  return [
    `${plural(summary.capabilities, 'capability', 'capabilities')}, ${plural(summary.requirements, 'requirement')}, ${plural(summary.scenarios, 'scenario')}; ${plural(links, 'link')}${statuses.length > 0 ? ` (${statuses.join(', ')})` : ''}`,
    ...(claims > 0
      ? [
          `${verdictCounts(assessment)}; ${summary.claimed} claimed by a link or a tag, ${summary.executed} with executed evidence`,
        ]
      : []),
    ...(commands > 0
      ? [
          `${plural(commands, 'model command')}: ${summary.commands['as-expected']} as expected within their scopes, ${summary.commands.unexpected} not, ${summary.commands.undecided} without an answer`,
        ]
      : []),
    ...sentenceLines(assessment),
    ...evidenceLines(assessment),
    ...(summary.scan.skipped.length > 0
      ? [`${plural(summary.scan.skipped.length, 'file')} could not be looked through`]
      : []),
    foundLine(assessment, options),
  ].join('\n');
}

/** `1 error, 0 warnings, 2 notes`. */
export function foundLine(assessment: Assessment, { colour }: Pick<FormatOptions, 'colour'>): string {
  const colours = picocolors.createColors(colour);
  const { error, warning, note } = toSummary(assessment).findings;
  const found = `${plural(error, 'error')}, ${plural(warning, 'warning')}, ${plural(note, 'note')}`;
  return error > 0 ? colours.red(found) : warning > 0 ? colours.yellow(found) : colours.green(found);
}

function paint(severity: Severity, colours: Colours): (text: string) => string {
  switch (severity) {
    case 'error':
      return colours.red;
    case 'warning':
      return colours.yellow;
    case 'note':
      return colours.blue;
  }
}
