import { LIMITS } from '#config';
import { type Assessment, VERDICT_STATUSES } from '#model';
import { evidenceLines } from './evidence-lines.ts';
import { failureLines } from './failure-lines.ts';
import type { Gate, GatedFinding } from './gate.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { placeText, plural } from './place-text.ts';
import { type ShownClaim, shownClaims } from './shown-claims.ts';
import { toSummary } from './to-summary.ts';

/**
 * A short summary for the page of a job or a comment on a change: verdicts, what is refuted, inconclusive or stale, findings.
 * With a baseline, what it knows is only counted.
 * Limits: `LIMITS.markdownRows` rows of a table, then how many more there are.
 */
export function formatMarkdown(assessment: Assessment, gate: Gate): string {
  const { project } = assessment;
  const commit =
    project.commit === undefined
      ? ''
      : ` at ${markdownCode(project.commit.slice(0, 12))}${project.dirty ? ', changed since' : ''}`;
  const claims = shownClaims(assessment, gate, ['refuted', 'inconclusive', 'stale', 'unverified']).filter(
    ({ verdict, fails, known }) => !known && (verdict.status !== 'unverified' || fails.length > 0),
  );
  const findings = gate.findings.filter(({ known }) => !known);
  const blocks = [
    `## Casebook: ${markdownText(project.name)}${commit}`,
    gate.passed ? '**Passed.**' : '**Not passed.**',
    verdictTable(assessment),
    ...evidenceLines(assessment).map(markdownText),
    ...(claims.length === 0 ? [] : [claimTable(claims, assessment, gate)]),
    ...(findings.length === 0 ? [] : [findingTable(findings, assessment, gate)]),
    ...knownLines(gate),
    ...failureBlocks(gate),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function verdictTable(assessment: Assessment): string {
  const { verdicts, requirements, scenarios } = toSummary(assessment);
  return table(
    [...VERDICT_STATUSES, 'claims'],
    [[...VERDICT_STATUSES.map((status) => String(verdicts[status])), String(requirements + scenarios)]],
  );
}

function claimTable(claims: readonly ShownClaim[], assessment: Assessment, gate: Gate): string {
  return section(
    gate.hasBaseline ? 'New since the baseline' : 'What evidence speaks against or does not decide',
    ['verdict', 'claim', 'why'],
    claims.map(({ claim, verdict }) => [
      verdict.status,
      `${markdownCode(claim.address)} ${markdownText(claim.title)}<br>${markdownCode(placeText(claim.span, assessment.files))}`,
      markdownText(verdict.why[0] ?? ''),
    ]),
  );
}

function findingTable(findings: readonly GatedFinding[], assessment: Assessment, gate: Gate): string {
  const order = ['error', 'warning', 'note'] as const;
  const sorted = order.flatMap((severity) => findings.filter(({ finding }) => finding.severity === severity));
  return section(
    `${plural(findings.length, gate.hasBaseline ? 'new finding' : 'finding')}`,
    ['severity', 'finding', 'where'],
    sorted.map(({ finding }) => [
      finding.severity,
      `${markdownCode(finding.code)} ${markdownText(finding.message)}`,
      finding.span === undefined ? '' : markdownCode(placeText(finding.span, assessment.files)),
    ]),
  );
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rest = rows.length - LIMITS.markdownRows;
  return [
    `### ${title}`,
    table(head, rows.slice(0, LIMITS.markdownRows)),
    ...(rest > 0 ? [`and ${rest} more; \`casebook check\` lists all`] : []),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function knownLines(gate: Gate): readonly string[] {
  if (!gate.hasBaseline) return [];
  const findings = gate.findings.filter(({ known }) => known).length;
  const claims = gate.claims.filter(({ known }) => known).length;
  return [`In the baseline: ${plural(findings, 'finding')}, ${plural(claims, 'claim')}.`];
}

function failureBlocks(gate: Gate): readonly string[] {
  const lines = failureLines(gate);
  const shown = lines.map((line) =>
    line.startsWith('  ') ? `- ${markdownText(line.trim())}` : `\n${markdownText(line)}\n`,
  );
  return lines.length === 0 ? [] : [shown.join('\n').trim()];
}
