import { LIMITS } from '#config';
import { type Assessment, positionAt, type Severity, type Span } from '#model';
import { failureLines, NOTHING_TO_VERIFY } from './failure-lines.ts';
import type { Gate } from './gate.ts';
import { placeText, plural } from './place-text.ts';
import { shownClaims, withoutTold } from './shown-claims.ts';
import { verdictCounts } from './verdict-counts.ts';
import { visibleText } from './visible-text.ts';

type Level = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  readonly span?: Span;
}

const NOTHING: Annotation = { level: 'error', title: 'Nothing to verify', message: NOTHING_TO_VERIFY };
const LEVELS: readonly Level[] = ['error', 'warning', 'notice'];
const OF_SEVERITY: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', note: 'notice' };
const WORDS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', notice: 'note' };

/**
 * Findings and verdicts as workflow commands of GitHub Actions, worst first, and everything as a list in a group of the log.
 * What the baseline knows is only counted.
 * Ensures: no text of an author can begin a command.
 * Limits: `LIMITS.annotations` of each level, as many as one step shows; a sentence says how many there are beside them.
 */
export function formatGithub(assessment: Assessment, gate: Gate): string {
  const annotations = toAnnotations(assessment, gate);
  const shown = LEVELS.flatMap((level) => {
    const all = annotations.filter((annotation) => annotation.level === level);
    const rest = all.length - LIMITS.annotations;
    return [
      ...all.slice(0, LIMITS.annotations).map((annotation) => command(annotation, assessment)),
      ...(rest > 0
        ? [
            command(
              {
                level,
                title: 'Casebook',
                message: `${plural(rest, `more ${WORDS[level]}`)}; the log of this step lists all`,
              },
              assessment,
            ),
          ]
        : []),
    ];
  });
  const known =
    gate.findings.filter((gated) => gated.known).length + gate.claims.filter((gated) => gated.known).length;
  return `${[
    ...shown,
    ...(annotations.length === 0
      ? []
      : [
          `::group::Casebook: ${plural(annotations.length, 'problem')}`,
          ...annotations.map((annotation) => logLine(annotation, assessment)),
          '::endgroup::',
        ]),
    ...(known > 0 ? [`${known} more in the baseline`] : []),
    ...failureLines(gate).map(harmless),
    verdictCounts(assessment),
  ].join('\n')}\n`;
}

function toAnnotations(assessment: Assessment, gate: Gate): readonly Annotation[] {
  const shown = shownClaims(assessment, gate, ['refuted', 'inconclusive', 'stale', 'unverified']);
  const claims = withoutTold(shown, assessment)
    .filter(({ known, fails, verdict }) => !known && (fails.length > 0 || verdict.status !== 'unverified'))
    .map(({ claim, verdict, fails }): Annotation => {
      const fatal = fails.length > 0 || verdict.status === 'refuted';
      return {
        level: fatal ? 'error' : 'warning',
        title: `${claim.tag ?? claim.title} is ${verdict.status}`,
        message: verdict.why.join('\n'),
        span: claim.span,
      };
    });
  const findings = gate.findings
    .filter(({ known }) => !known)
    .map(
      ({ finding }): Annotation => ({
        level: OF_SEVERITY[finding.severity],
        title: finding.code,
        message: finding.hint === undefined ? finding.message : `${finding.message}\n${finding.hint}`,
        ...(finding.span === undefined ? {} : { span: finding.span }),
      }),
    );
  const nothing = gate.nothingToVerify ? [NOTHING] : [];
  return [...nothing, ...claims, ...findings].sort(
    (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level),
  );
}

function command({ level, title, message, span }: Annotation, { files, project }: Assessment): string {
  const file = span && files.get(span.path);
  const places: [string, string | number][] =
    span === undefined ? [] : [['file', `${project.folder ?? ''}${span.path}`]];
  if (span !== undefined && file !== undefined) {
    const start = positionAt(file, span.start);
    const end = positionAt(file, span.end);
    places.push(['line', start.line], ['endLine', end.line]);
    // Columns say something for one line only.
    if (end.line === start.line) places.push(['col', start.column], ['endColumn', end.column]);
  }
  const properties = [...places, ['title', title]]
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${level} ${properties}::${escapeData(message)}`;
}

/** What the runner itself turns back. */
function escapeData(text: string): string {
  const safe = text
    .split(/\r\n|\r|\n/)
    .map(visibleText)
    .join('\n');
  return hideOldCommands(safe).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function logLine({ level, title, message, span }: Annotation, { files }: Assessment): string {
  const place = span === undefined ? '' : ` ${placeText(span, files)}`;
  return harmless(`${WORDS[level]}${place} ${title}: ${message}`);
}

/** A line of the log that begins with a word of ours and holds no command of the older form, which counts anywhere. */
function harmless(text: string): string {
  return hideOldCommands(visibleText(text.replaceAll(/[\r\n]+/g, ' ')).replace(/^(\s*)::/, '$1: :'));
}

function hideOldCommands(text: string): string {
  return text.replaceAll('##[', '## [');
}
