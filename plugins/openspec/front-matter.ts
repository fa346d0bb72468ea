import { parseDocument } from 'yaml';
import { LIMITS } from '#config';
import type { Part } from '#model';
import type { Note } from './author-blocks.ts';
import type { Block } from './block.ts';

/** Reads front matter; what is no mapping of keys gives no values and is noted. */
export function parseFrontMatter(
  path: string,
  text: string,
  block: Block,
  note: Note,
): Extract<Part, { kind: 'front-matter' }> {
  const span = { path, start: block.start, end: block.end };
  if (block.end - block.start > LIMITS.frontMatterLength) {
    note('malformed-front-matter', block.start, block.start + 3, 'front matter that is too long');
    return { kind: 'front-matter', span, values: {} };
  }
  const source = text.slice(block.start, block.end).replace(/\r\n?/g, '\n');
  const yaml = source.replace(/^---[ \t]*\n?/, '').replace(/\n?---[ \t]*$/, '');
  const read = readMapping(yaml);
  if (typeof read === 'string') {
    note('malformed-front-matter', block.start, block.end, read);
    return { kind: 'front-matter', span, values: {} };
  }
  return { kind: 'front-matter', span, values: read };
}

function readMapping(yaml: string): Readonly<Record<string, string>> | string {
  try {
    const document = parseDocument(yaml, { logLevel: 'silent' });
    const problem = document.errors[0];
    if (problem !== undefined)
      return problem.message.split('\n', 1)[0]?.replace(/ at line.*$/, '') ?? 'not YAML';
    const value: unknown = document.toJS();
    if (value === null || value === undefined) return {};
    if (typeof value !== 'object' || Array.isArray(value))
      return 'front matter that is no list of keys and values';
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, words(each)]));
  } catch (error) {
    // The library throws for aliases without end.
    return error instanceof Error ? error.message : 'not YAML';
  }
}

function words(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : (JSON.stringify(value) ?? String(value));
}
