import { positionAt, type SourceFile, type Span } from '#model';

/** `path:line:column`, or the path alone for a file whose text is not known; what an author wrote in it is not made safe. */
export function placeText(span: Span, files: ReadonlyMap<string, SourceFile>): string {
  const file = files.get(span.path);
  if (file === undefined) return span.path;
  const { line, column } = positionAt(file, span.start);
  return `${span.path}:${line}:${column}`;
}

/** `1 claim`, `2 claims`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
