import type { SourceFile } from '#model';
import type { MarkedNode, Range } from './marked-nodes.ts';

/** `it.skip`, `xit`, `test.fixme`, `it.fails`, `describe.skipIf(…)`. */
const CALL =
  /^(?:x(?:it|test|describe|specify|context)\b|pending\b)|\.(?:skip\w{0,20}|runIf|fixme|fails?|failing)\b/;

/** Options between a title and the body of a test: `{ skip: true }`. */
const OPTION =
  /^\s{0,99},\s{0,99}\{[^{}]{0,300}?\b((?:skip|fails|todo|expectFailure)\s{0,9}:)(?!\s{0,9}(?:false|undefined)\b)/;

/** Annotations, decorators and attributes above a declaration. */
const HEAD = new RegExp(
  [
    /@(?:\w{1,40}\.){0,5}(?:skip\w{0,20}|xfail|expectedFailure)\b/,
    /@(?:\w{1,40}\.){0,8}(?:Disabled\w{0,40}|EnabledIf\w{0,40}|EnabledOn\w{0,40}|Ignore)\b/,
    /#\[(?:ignore|should_skip)\b/,
    /\[\s{0,9}Ignore\b/,
    /\b(?:Fact|Theory)\s{0,9}\([^)]{0,300}?\bSkip\s{0,9}=/,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
);

/** A body whose first statement gives the test up. */
const BODY =
  /^[^{:\n]{0,300}[{:]\s{0,200}((?:t\.Skip(?:f|Now)?|pytest\.(?:skip|xfail)|self\.skipTest|\$this->markTest(?:Skipped|Incomplete)|Assert\.Ignore))\(/;

/**
 * The mark by which a test or a suite is held back: it does not run, not always, or is expected to fail.
 * @param span the whole declaration; marks in its comments count for nothing
 */
export function heldBackBy(
  file: SourceFile,
  node: MarkedNode,
  span: Range,
  comments: readonly Range[],
): string | undefined {
  const { name, callee } = node;
  if (!name) return undefined;
  if (callee) {
    const called = withoutArguments(file.text.slice(callee.start, callee.end));
    const mark = CALL.exec(called);
    if (mark) return called.slice(0, mark.index + mark[0].length).slice(-60);
    return OPTION.exec(file.text.slice(name.end, name.end + 600))?.[1];
  }
  let head = '';
  let at = span.start;
  for (const comment of comments) {
    if (comment.end <= at || comment.start >= name.start) continue;
    head += file.text.slice(at, Math.max(at, comment.start));
    at = comment.end;
  }
  head += file.text.slice(at, Math.max(at, name.start));
  const mark = HEAD.exec(head)?.[0] ?? BODY.exec(file.text.slice(name.end, name.end + 600))?.[1];
  return mark?.replace(/\s+/g, ' ');
}

/** `it.each` of `it.each([['it.skip']])`: what stands in brackets or strings is given to the call and no part of its name. */
function withoutArguments(called: string): string {
  let name = '';
  let depth = 0;
  for (const [part] of called.matchAll(
    /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|[\s\S]/g,
  )) {
    if (part === '(' || part === '[' || part === '{') depth++;
    else if (part === ')' || part === ']' || part === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && !/^["'`]/.test(part)) name += part;
  }
  return name;
}
