import { posix } from 'node:path';
import { LIMITS } from '#config';
import type { Fence, ModelText, SourceFile } from '#model';
import { fencesIn } from './evidence.ts';
import { formalLanguage } from './fences.ts';
import { readBlocks } from './read-blocks.ts';
import { readBudget } from './read-budget.ts';

/**
 * The model in a file: all Alloy fences of a Markdown file, the whole of any other, with the modules of the project that it
 * may open, directly or through others.
 * Limits: `LIMITS.openedModules` modules.
 * @param read gives a file of the project, undefined where there is none
 */
export function readModelText(
  file: SourceFile,
  read: (path: string) => SourceFile | undefined,
  fences?: readonly Fence[],
): ModelText {
  const text = alloyText(file, fences);
  const modules = new Map<string, { readonly path: string; readonly text: string }>();
  const waiting = [{ path: file.path, text }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const name of openedNames(next.text)) {
      if (modules.has(name) || modules.size >= LIMITS.openedModules) continue;
      const found = placesOf(name, next).flatMap((path) => read(path) ?? [])[0];
      if (found === undefined) continue;
      modules.set(name, { path: found.path, text: found.text });
      waiting.push({ path: found.path, text: alloyText(found) });
    }
  }
  return { path: file.path, text, modules };
}

/** True for a file in which a model stands in fences. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown|mdx)$/i.test(path);
}

function alloyText(file: SourceFile, fences?: readonly Fence[]): string {
  if (!isMarkdown(file.path)) return file.text;
  return textOfFences(
    file,
    (fences ?? readAlloyFences(file)).filter((fence) => isPartOfModel(file, fence)),
  );
}

/** False for a fence with another word after its language, `alloy ignore` for one: it is shown, but no part of the model. */
function isPartOfModel(file: SourceFile, fence: Fence): boolean {
  const first = file.text.slice(fence.span.start, fence.valueSpan.start).split(/[\r\n]/, 1)[0] ?? '';
  const info = first.replace(/^[\s>]*[`~]{3,}/, '').trim();
  return /^\{?\s*\.?[^\s{},]+\}?(?:\s+(?:\{[^{}]*\}|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"']+)))*\s*\}?$/.test(info);
}

/** Names after `open`; some may stand in comments, which costs no more than a look. */
function openedNames(text: string): readonly string[] {
  return [...text.matchAll(/\bopen\s+([\p{L}\w]+(?:\/[\p{L}\w]+)*)/gu)].flatMap((match) => match[1] ?? []);
}

/** Where a module may lie: below the folder that the opening module's own name is below, or beside that module. */
function placesOf(name: string, from: { readonly path: string; readonly text: string }): readonly string[] {
  const folder = posix.dirname(from.path);
  const own = /\bmodule\s+([\p{L}\w]+(?:\/[\p{L}\w]+)*)/u.exec(from.text)?.[1] ?? '';
  const above = posix.join(
    folder,
    ...own
      .split('/')
      .slice(1)
      .map(() => '..'),
  );
  return [above, folder].flatMap((base) =>
    [`.als`, `.md`].map((ending) => posix.join(base, `${name}${ending}`)),
  );
}

/** The Alloy fences of any Markdown file, in order. */
export function readAlloyFences(file: SourceFile): readonly Fence[] {
  return readBlocks(file, readBudget())
    .flatMap((block) => fencesIn(file.path, block))
    .filter((fence) => formalLanguage(fence.language) === 'alloy');
}

/**
 * The text of a file with everything outside some of its fences blank: all of them are one text.
 * Ensures: as long as the file and with the same lines, so that every place in it is the same place in the file.
 */
export function textOfFences(file: SourceFile, fences: readonly Fence[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { valueSpan, value } of fences) {
    pieces.push(blank(file.text.slice(at, valueSpan.start)));
    pieces.push(withoutMarks(file.text.slice(valueSpan.start, valueSpan.end), value));
    at = valueSpan.end;
  }
  pieces.push(blank(file.text.slice(at)));
  return pieces.join('');
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** Blanks what a line of a fence has before its code: the marks of a quote around it. */
function withoutMarks(written: string, value: string): string {
  const codes = value.split('\n');
  return written
    .split(/(?<=\r\n|\r(?!\n)|\n)/)
    .map((line, index) => {
      const [, body = '', ending = ''] = /^([^\r\n]*)([\r\n]*)$/.exec(line) ?? [];
      const code = codes[index];
      if (code === undefined || !body.endsWith(code)) return line;
      return blank(body.slice(0, body.length - code.length)) + code + ending;
    })
    .join('');
}
