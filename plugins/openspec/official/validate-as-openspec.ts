import {
  contentLines,
  fenceMask,
  findOfficialSection,
  type OfficialSection,
  type OfficialText,
  officialBlocks,
  officialName,
  officialSections,
  officialText,
  requirementBody,
} from './official-reading.ts';

/** What OpenSpec's validator would say about a spec, at a line counted from 1. */
export interface OfficialIssue {
  readonly level: 'error' | 'warning' | 'info';
  readonly rule:
    | 'no-purpose'
    | 'no-requirements-section'
    | 'no-requirement'
    | 'no-scenario'
    | 'no-requirement-text'
    | 'no-keyword'
    | 'delta-header'
    | 'requirement-outside-section'
    | 'duplicate-requirement'
    | 'placeholder-purpose'
    | 'short-purpose'
    | 'long-requirement';
  readonly message: string;
  readonly line: number;
}

export interface OfficialReport {
  /** False when there is an error or a warning. */
  readonly valid: boolean;
  readonly issues: readonly OfficialIssue[];
}

const SHORTEST_PURPOSE = 50;
const LONGEST_REQUIREMENT = 500;

/**
 * Validates a main spec as `openspec validate --specs --strict` does: the same reading, the same rules, the same verdict.
 * Source: `@fission-ai/openspec` 1.13.2, `dist/core/validation` and `dist/core/parsers`.
 */
export function validateAsOpenSpec(text: string): OfficialReport {
  const read = officialText(text);
  const sections = officialSections(read);
  const purpose = findOfficialSection(sections, 'purpose');
  const overview = purpose === undefined ? '' : contentLines(read, purpose).join('\n').trim();
  const requirements = findOfficialSection(sections, 'requirements');
  if (purpose === undefined || overview === '') {
    const message = 'Spec is without Purpose section, or the section is empty';
    return report([issue('error', 'no-purpose', message, purpose?.line ?? 0)]);
  }
  if (requirements === undefined)
    return report([issue('error', 'no-requirements-section', 'Spec is without Requirements section', 0)]);
  return report([
    ...structureIssues(text),
    ...purposeIssues(overview, purpose, read),
    ...requirementIssues(requirements, read),
    ...keywordIssues(read),
  ]);
}

function issue(
  level: OfficialIssue['level'],
  rule: OfficialIssue['rule'],
  message: string,
  index: number,
): OfficialIssue {
  return { level, rule, message, line: index + 1 };
}

function report(issues: readonly OfficialIssue[]): OfficialReport {
  return {
    valid: issues.every((each) => each.level === 'info'),
    issues: [...issues].sort((a, b) => a.line - b.line),
  };
}

/** Headings in the wrong place and repeated names. This reading keeps a byte order mark, as the tool's does. */
function structureIssues(text: string): OfficialIssue[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const fenced = fenceMask(lines);
  const seen = lines.map((line, index) => (fenced[index] ? '' : line));
  const start = seen.findIndex((line) => /^##\s+Requirements\s*$/i.test(line));
  const after = start === -1 ? -1 : seen.findIndex((line, index) => index > start && /^##\s+/.test(line));
  const end = after === -1 ? seen.length : after;
  const issues: OfficialIssue[] = [];
  const firstLines = new Map<string, number>();
  for (const [index, line] of seen.entries()) {
    const words = line.trim();
    if (/^##\s+(?:ADDED|MODIFIED|REMOVED|RENAMED)\s+Requirements\s*$/i.test(line)) {
      issues.push(
        issue('error', 'delta-header', `Unexpected delta header \`${words}\` in a main spec`, index),
      );
      continue;
    }
    const heading = /^###\s+Requirement:\s*(.+)\s*$/i.exec(line);
    if (heading === null) continue;
    if (start === -1 || index < start || index >= end) {
      const message = `\`${words}\` is outside \`## Requirements\`, where OpenSpec does not see it`;
      issues.push(issue('error', 'requirement-outside-section', message, index));
      continue;
    }
    const name = officialName(heading[1] ?? '');
    const first = firstLines.get(name);
    if (first === undefined) firstLines.set(name, index);
    else {
      const message = `\`${words}\` has the name of the requirement on line ${first + 1}`;
      issues.push(issue('error', 'duplicate-requirement', message, index));
    }
  }
  return issues;
}

const WORD_END = '(?![\\p{L}\\p{N}\\p{M}_])';
const SHOUTED = new RegExp(`^(?:TBD|TODO)${WORD_END}`, 'u');
const PUNCTUATED = new RegExp(
  `^(?:TBD|TODO)${WORD_END}(?=[ \\t]*(?:$|\\n|[:\\-\u2013\u2014.,;()\\[\\]{}]))`,
  'iu',
);
const GENERATED_START = 'TBD - created by archiving change ';
const GENERATED_END = '. Update Purpose after archive.';

function purposeIssues(overview: string, purpose: OfficialSection, read: OfficialText): OfficialIssue[] {
  const lines = overview.split('\n');
  const fenced = fenceMask(lines);
  const prose = lines
    .filter((_, index) => !fenced[index])
    .join('\n')
    .trim();
  const isMarker = SHOUTED.test(prose) || PUNCTUATED.test(prose);
  if (isMarker || generatedAt(prose) !== -1) {
    const message = 'Purpose is a placeholder, but nobody has written what the capability is for';
    return [issue('warning', 'placeholder-purpose', message, placeholderLine(purpose, read, isMarker))];
  }
  if (overview.length >= SHORTEST_PURPOSE) return [];
  const message = `Purpose is shorter than ${SHORTEST_PURPOSE} characters`;
  return [issue('warning', 'short-purpose', message, purpose.line)];
}

/** Where the sentence that archiving writes begins: its first end, and the nearest beginning above that. */
function generatedAt(prose: string): number {
  for (let end = prose.indexOf(GENERATED_END); end !== -1; end = prose.indexOf(GENERATED_END, end + 1)) {
    const start = prose.lastIndexOf(GENERATED_START, end);
    if (start !== -1) return start;
  }
  return -1;
}

/** The line of the placeholder, from 0: the first with words outside fences, or the one that archiving wrote. */
function placeholderLine(
  purpose: OfficialSection,
  { lines, fenced }: OfficialText,
  isMarker: boolean,
): number {
  const below = lines.flatMap((line, index) =>
    index > purpose.line && !fenced[index] ? [{ line, index }] : [],
  );
  const first = below.find(({ line }) => line.trim() !== '');
  if (isMarker) return first?.index ?? purpose.line;
  const start = generatedAt(below.map(({ line }) => line).join('\n'));
  let length = 0;
  for (const { line, index } of below) {
    length += line.length + 1;
    if (start < length) return index;
  }
  return first?.index ?? purpose.line;
}

/** Every heading directly below Requirements is a requirement, every heading directly below that with content a scenario. */
function requirementIssues(section: OfficialSection, read: OfficialText): OfficialIssue[] {
  if (section.children.length === 0)
    return [issue('error', 'no-requirement', 'Requirements section is without requirement', section.line)];
  return section.children.flatMap((child): OfficialIssue[] => {
    const issues: OfficialIssue[] = [];
    const text = requirementBody(contentLines(read, child)) || child.title;
    if (text === '')
      issues.push(issue('error', 'no-requirement-text', 'Requirement is without text', child.line));
    if (text.length > LONGEST_REQUIREMENT) {
      const message = `Text of requirement is longer than ${LONGEST_REQUIREMENT} characters`;
      issues.push(issue('info', 'long-requirement', message, child.line));
    }
    const scenarios = child.children.filter((each) => contentLines(read, each).some((line) => line !== ''));
    if (scenarios.length === 0) {
      const message = `\`${child.title}\` counts as a requirement for OpenSpec, but has no scenario`;
      issues.push(issue('error', 'no-scenario', message, child.line));
    }
    return issues;
  });
}

function keywordIssues(read: OfficialText): OfficialIssue[] {
  return officialBlocks(read).flatMap((block): OfficialIssue[] => {
    const text = requirementBody(block.bodyLines);
    if (text === '') {
      const message = `Requirement \`${block.name}\` is without text below its heading`;
      return [issue('error', 'no-requirement-text', message, block.line)];
    }
    if (/\b(?:SHALL|MUST)\b/.test(text)) return [];
    const message = `Requirement \`${block.name}\` is without SHALL or MUST in its text`;
    return [issue('warning', 'no-keyword', message, block.line)];
  });
}
