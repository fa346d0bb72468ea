import { type ModelItem, positionAt, type SourceFile, type Span } from '#model';

/** A comment of a model's text. */
interface Comment {
  readonly span: Span;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Nothing but white space stands before it on its line. */
  readonly alone: boolean;
}

/** A string, or a comment of one of the three forms; whichever begins first. */
const TOKEN = /"(?:\\.|[^"\\\n])*"|\/\/[^\r\n]*|--[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

/**
 * The comments that belong to each paragraph of a model: those inside it; one that follows it on its last line; and lines
 * of comments directly above it or, where no paragraph follows them directly, directly below it.
 * @param model the file's text with everything but its Alloy fences blank
 */
export function commentsOfItems(
  model: SourceFile,
  items: readonly ModelItem[],
): ReadonlyMap<ModelItem, readonly string[]> {
  const starts = new Map<number, ModelItem>();
  const ends = new Map<number, ModelItem>();
  const line = (offset: number) => positionAt(model, offset).line;
  for (const item of items) {
    const first = line(item.span.start);
    if (!starts.has(first)) starts.set(first, item);
    ends.set(line(Math.max(item.span.start, item.span.end - 1)), item);
  }
  const owned = new Map<ModelItem, string[]>();
  for (const group of groupLines(commentsIn(model, line))) {
    const [first] = group;
    const last = group.at(-1);
    if (first === undefined || last === undefined) continue;
    const owner =
      innermost(items, first.span.start) ??
      (first.alone ? undefined : ends.get(first.firstLine)) ??
      starts.get(last.lastLine + 1) ??
      ends.get(first.firstLine - 1);
    if (owner === undefined) continue;
    const texts = group.map(({ span }) => model.text.slice(span.start, span.end));
    owned.set(owner, [...(owned.get(owner) ?? []), ...texts]);
  }
  return owned;
}

function commentsIn(model: SourceFile, line: (offset: number) => number): readonly Comment[] {
  return [...model.text.matchAll(TOKEN)].flatMap((match): Comment[] => {
    if (match[0].startsWith('"')) return [];
    const span = { path: model.path, start: match.index, end: match.index + match[0].length };
    const firstLine = line(span.start);
    const before = model.text.slice(model.lineStarts[firstLine - 1] ?? 0, span.start);
    return [{ span, firstLine, lastLine: line(span.end - 1), alone: before.trim() === '' }];
  });
}

/** Joins comments that stand alone on lines that follow each other. */
function groupLines(comments: readonly Comment[]): readonly (readonly Comment[])[] {
  const groups: Comment[][] = [];
  for (const comment of comments) {
    const last = groups.at(-1)?.at(-1);
    if (comment.alone && last?.alone && last.lastLine + 1 === comment.firstLine) groups.at(-1)?.push(comment);
    else groups.push([comment]);
  }
  return groups;
}

function innermost(items: readonly ModelItem[], offset: number): ModelItem | undefined {
  let found: ModelItem | undefined;
  for (const item of items) {
    if (item.span.start > offset || item.span.end <= offset) continue;
    if (found === undefined || item.span.end - item.span.start < found.span.end - found.span.start)
      found = item;
  }
  return found;
}
