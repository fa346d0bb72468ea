import { LIMITS } from '#config';
import type { Capability, SourceFile, Span } from '#model';
import type { GlossaryEntry } from './read-vocabulary.ts';

/** `- **Name**: …`, `- **Name** - …`, `- **Name:** …`, `- Name: …` in back-ticks or not, and the same without a bullet. */
const ENTRY =
  /^\s*(?:[-*+]\s+|\d+[.)]\s+)?(?:\*\*([^*]+)\*\*|__([^_]+(?:_[^_]+)*)__|`([^`]+)`)\s*(?::|[-–—]\s|\(|$)/;
const BULLET = /^\s*(?:[-*+]|\d+[.)])\s+([\p{L}\p{N}][\p{L}\p{N} _/-]*?)\s*:\s/u;
const ROW = /^\s*\|\s*((?:[^|\\]|\\.)*?)\s*\|/;
const SEPARATOR = /^\s*\|[\s:|-]+$/;

/** Reads the names of a `## Glossary` section: they name systems and terms, and nothing more is concluded from them. */
export function readGlossary(capability: Capability, file: SourceFile): readonly GlossaryEntry[] {
  const entries: GlossaryEntry[] = [];
  const seen = new Set<string>();
  for (const { start, end } of sections(capability, file)) {
    for (const { name, span } of namesIn(file, start, end, fencesOf(capability))) {
      if (seen.has(name.toLowerCase()) || entries.length >= LIMITS.earsGlossaryEntries) continue;
      seen.add(name.toLowerCase());
      entries.push({ name, span, capability: capability.id });
    }
  }
  return entries;
}

/** From below a heading `Glossary` to the next heading that is not below it. */
function sections({ body }: Capability, file: SourceFile) {
  return body.flatMap((item, at) => {
    if (item.kind !== 'heading' || !/^glossary\b/i.test(item.text.trim())) return [];
    const next = body
      .slice(at + 1)
      .find(
        (other) =>
          other.kind === 'requirement' ||
          other.kind === 'scenario' ||
          (other.kind === 'heading' && other.depth <= item.depth),
      );
    return [{ start: item.span.end, end: next?.span.start ?? file.text.length }];
  });
}

function fencesOf({ body }: Capability): readonly Span[] {
  return body.flatMap((part) => (part.kind === 'fence' || part.kind === 'comment' ? [part.span] : []));
}

function namesIn(file: SourceFile, start: number, end: number, hidden: readonly Span[]) {
  const names: { readonly name: string; readonly span: Span }[] = [];
  let at = start;
  let inTable = false;
  for (const line of file.text.slice(start, end).split(/(?<=\n|\r(?!\n))/)) {
    const lineStart = at;
    at += line.length;
    if (hidden.some((span) => span.start <= lineStart && lineStart < span.end)) continue;
    const text = line.replace(/[\r\n]+$/, '');
    const isRow = text.trimStart().startsWith('|');
    // The first row of a table is its heading.
    const isHeading = isRow && !inTable;
    inTable = isRow;
    if (isHeading || SEPARATOR.test(text)) continue;
    const written = nameIn(text, isRow);
    const name = written
      ?.replace(/[*`]|^_+|_+$/g, '')
      .replace(/:\s*$/, '')
      .trim();
    if (written === undefined || name === undefined || name === '') continue;
    if (name.length > LIMITS.earsGlossaryName) continue;
    const from = lineStart + text.indexOf(written);
    names.push({ name, span: { path: file.path, start: from, end: from + written.length } });
  }
  return names;
}

function nameIn(text: string, isRow: boolean): string | undefined {
  if (isRow) return ROW.exec(text)?.[1];
  const entry = ENTRY.exec(text);
  if (entry !== null) return entry[1] ?? entry[2] ?? entry[3];
  return BULLET.exec(text)?.[1];
}
