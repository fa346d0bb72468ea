/** A heading as OpenSpec's own tool sees it, with the lines below it. */
export interface OfficialSection {
  readonly level: number;
  readonly title: string;
  /** Index of the heading's line, from 0. */
  readonly line: number;
  readonly children: readonly OfficialSection[];
}

/** The lines of a text, and which of them the tool takes for code. */
export interface OfficialText {
  readonly lines: readonly string[];
  readonly fenced: readonly boolean[];
}

/** Cuts a text into lines as the tool does: CRLF and CR are LF, a byte order mark in front goes. */
export function officialText(text: string): OfficialText {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  return { lines, fenced: fenceMask(lines) };
}

/**
 * Marks the lines of fences, their marker lines included: three or more back-ticks or tildes at any indentation, closed by
 * at least as many of the same with nothing after them; one that is not closed takes the rest of the text.
 */
export function fenceMask(lines: readonly string[]): boolean[] {
  let open: string | undefined;
  return lines.map((line) => {
    if (open === undefined) {
      open = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
      return open !== undefined;
    }
    const close = /^\s*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
    if (close !== undefined && close[0] === open[0] && close.length >= open.length) open = undefined;
    return true;
  });
}

/** The tree of headings outside fences; only `#` at a line's first column counts, and comments hide nothing. */
export function officialSections({ lines, fenced }: OfficialText): OfficialSection[] {
  type Open = OfficialSection & { readonly children: OfficialSection[] };
  const roots: OfficialSection[] = [];
  const stack: Open[] = [];
  for (const [index, line] of lines.entries()) {
    if (fenced[index]) continue;
    const heading = /^(#{1,6})\s+(.+)$/.exec(line);
    if (heading === null) continue;
    const level = heading[1]?.length ?? 1;
    const section: Open = { level, title: (heading[2] ?? '').trim(), line: index, children: [] };
    while ((stack.at(-1)?.level ?? 0) >= level) stack.pop();
    (stack.at(-1)?.children ?? roots).push(section);
    stack.push(section);
  }
  return roots;
}

/** The first section with the title, without regard to case, depth first. */
export function findOfficialSection(
  sections: readonly OfficialSection[],
  title: string,
): OfficialSection | undefined {
  for (const section of sections) {
    if (section.title.toLowerCase() === title) return section;
    const below = findOfficialSection(section.children, title);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** The lines under a heading, those of deeper headings included. */
export function contentLines({ lines, fenced }: OfficialText, section: OfficialSection): string[] {
  const content: string[] = [];
  for (let index = section.line + 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const heading = fenced[index] ? null : /^(#{1,6})\s+/.exec(line);
    if (heading !== null && (heading[1]?.length ?? 0) <= section.level) break;
    content.push(line);
  }
  return content.join('\n').trim().split('\n');
}

/** A block that the tool's merging knows: `### Requirement: …` below `## Requirements`. */
export interface OfficialBlock {
  readonly name: string;
  readonly line: number;
  readonly bodyLines: readonly string[];
}

const REQUIREMENT = /^###\s*Requirement:\s*(.+)\s*$/i;

/** The requirement blocks of the first `## Requirements`, each up to the next block or the next `## `. */
export function officialBlocks({ lines, fenced }: OfficialText): OfficialBlock[] {
  const blocks: { name: string; line: number; bodyLines: string[] }[] = [];
  const start = lines.findIndex((line, index) => !fenced[index] && /^##\s+Requirements\s*$/i.test(line));
  if (start === -1) return [];
  for (let index = start + 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (!fenced[index] && /^##\s+/.test(line)) break;
    const heading = fenced[index] ? null : REQUIREMENT.exec(line);
    if (heading !== null) blocks.push({ name: officialName(heading[1] ?? ''), line: index, bodyLines: [] });
    else blocks.at(-1)?.bodyLines.push(line);
  }
  return blocks;
}

/** A requirement's name as deltas match it: trimmed, without closing `#`, otherwise exact. */
export function officialName(words: string): string {
  return words.replace(/(?<![ \t])[ \t]+#+[ \t]*$/, '').trim();
}

/** The text of a requirement: its lines up to the first heading, without fences; `**Key**:` lines only if nothing else is there. */
export function requirementBody(bodyLines: readonly string[]): string {
  const fenced = fenceMask(bodyLines);
  const text: string[] = [];
  const metadata: string[] = [];
  for (const [index, line] of bodyLines.entries()) {
    if (fenced[index]) continue;
    if (/^#{1,6}\s/.test(line)) break;
    const words = line.trim();
    if (words === '') continue;
    (/^\*\*[^*]+\*\*:/.test(words) ? metadata : text).push(words);
  }
  return (text.length > 0 ? text : metadata).join('\n');
}
