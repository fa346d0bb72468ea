/**
 * Keeps the Alloy fences of a Markdown text and turns everything else into spaces.
 *
 * *Ensures*: the same length and the same line ends, so that every offset means the same place in both texts. A text without
 * Alloy fences becomes blank.
 */
export function blankMarkdown(text: string): string {
  const kept: string[] = [];
  let fence: Fence | undefined;
  for (const [line] of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (fence === undefined) {
      fence = openedBy(line);
      kept.push(blank(line));
    } else if (isClosedBy(fence, line)) {
      fence = undefined;
      kept.push(blank(line));
    } else kept.push(fence.isAlloy ? line : blank(line));
  }
  return kept.join('');
}

interface Fence {
  readonly mark: string;
  readonly isAlloy: boolean;
}

/** Attributes such as `{.numbered}` or `title="…"` may follow the language; another word, as in `alloy ignore`, may not. */
const ALLOY = /^alloy(?:[ \t]+(?:\{[^{}]*\}|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"']+)))*$/i;

function openedBy(line: string): Fence | undefined {
  const [, mark, info] = /^ {0,3}(`{3,}|~{3,})([^\r\n]*)/.exec(line) ?? [];
  if (mark === undefined || info === undefined) return undefined;
  // A line such as ```` ```code``` ```` is a paragraph with code in it.
  if (mark.startsWith('`') && info.includes('`')) return undefined;
  return { mark, isAlloy: ALLOY.test(info.trim()) };
}

function isClosedBy(fence: Fence, line: string): boolean {
  const [, mark] = /^ {0,3}(`{3,}|~{3,})[ \t]*[\r\n]*$/.exec(line) ?? [];
  return mark !== undefined && mark[0] === fence.mark[0] && mark.length >= fence.mark.length;
}

function blank(line: string): string {
  return line.replace(/[^\r\n]/g, ' ');
}
