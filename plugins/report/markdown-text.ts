import { visibleText } from './visible-text.ts';

/** Shown as nothing, and keeps a host from reading on. */
const JOINER = '\u2060';

/**
 * An author's text as Markdown that reads as itself: no markup, no HTML, no table cell ends, nobody is mentioned and no
 * issue is linked. What stands between backticks is shown as code.
 */
export function markdownText(text: string): string {
  return text
    .split(/(`[^`\r\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? markdownCode(part.slice(1, -1)) : plainText(part)))
    .join('');
}

function plainText(text: string): string {
  return visibleText(text.replaceAll(/[\r\n]+/g, ' '))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/[@#]|:(?=\/|[\w+-]+:)|www(?=\.)|\bgh(?=-\d)/gi, `$&${JOINER}`);
}

/**
 * A name of ours or of an author as code, also in a table. A backslash before a bar would be read as escaped itself, and the
 * bar as the end of the cell: nothing else that leaves the bar in code keeps them apart.
 */
export function markdownCode(text: string): string {
  const inner = visibleText(text.replaceAll(/[\r\n]+/g, ' '))
    .replaceAll('\\|', `\\${JOINER}|`)
    .replaceAll('|', '\\|');
  const longest = Math.max(0, ...(inner.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = inner.startsWith('`') || inner.endsWith('`') || inner.trim() === '' ? ' ' : '';
  return `${fence}${pad}${inner}${pad}${fence}`;
}
