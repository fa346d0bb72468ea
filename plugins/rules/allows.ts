import { type Allow, type Finding, lineSpan, positionAt, type SourceFile, textOf } from '#model';
import type { AllowUse, RuleContext } from './rule.ts';

/** `allow area/problem: reason` in a comment of a file that is no spec. */
const ALLOW_IN_CODE = /\ballow\s+([a-z][a-z0-9-]*\/[a-z0-9-]+)\s*:[ \t]*([^\r\n]*)/g;
const MARKUP = /\.(?:md|mdx|markdown|html?|vue|svelte|astro|xml)$/i;
const DOCUMENT = /\.(?:md|mdx|markdown)$/i;
const COMMENT_END = /\s*(?:\*\/|-->|#\}|--\}\})\s*$/;

/** Every allow of the project: those of specs, and those in deltas and code files that something points into. */
export function collectAllows(context: RuleContext): readonly Allow[] {
  const inSpecs = context.capabilities.flatMap((capability) => capability.allows);
  const specs = new Set(context.capabilities.map((capability) => capability.path));
  const deltas = new Set(context.changes.flatMap((change) => change.deltas.map((delta) => delta.path)));
  // Other documents may explain how an allow is written.
  const inOthers = [...context.files.values()]
    .filter((file) => !specs.has(file.path) && (!DOCUMENT.test(file.path) || deltas.has(file.path)))
    .flatMap((file) => allowsInCode(file));
  return [...inSpecs, ...inOthers];
}

/** An allow in code accepts on its own line and on the next one. */
function allowsInCode(file: SourceFile): Allow[] {
  if (!file.text.includes('allow')) return [];
  return Array.from(file.text.matchAll(ALLOW_IN_CODE), (match): Allow => {
    const start = match.index;
    const { line } = positionAt(file, start);
    return {
      code: match[1] ?? '',
      reason: (match[2] ?? '').replace(COMMENT_END, '').trim(),
      span: { path: file.path, start, end: start + match[0].length },
      scope: { path: file.path, start: lineSpan(file, line).start, end: lineSpan(file, line + 1).end + 1 },
    };
  }).filter((allow) => standsInComment(file, allow));
}

function standsInComment(file: SourceFile, allow: Allow): boolean {
  const { line } = positionAt(file, allow.span.start);
  const before = textOf(file, { ...lineSpan(file, line), end: allow.span.start });
  if (MARKUP.test(file.path)) return /<!--\s*$/.test(before);
  const mark = /(?:\/\/|\/\*|^\s*\*|#|(?<!<!)--|;|%)\s*$/.exec(before);
  // An odd number of quotes before the mark: it stands in a string.
  const code = mark === null ? '' : before.slice(0, mark.index);
  return mark !== null && ["'", '"', '`'].every((quote) => code.split(quote).length % 2 === 1);
}

/** Splits findings into those that stay and those that an allow with a reason accepts. */
export function applyAllows(
  findings: readonly Finding[],
  allows: readonly Allow[],
): { readonly kept: readonly Finding[]; readonly uses: readonly AllowUse[] } {
  const accepted = new Map<Allow, number>();
  const byCode = Map.groupBy(allows, (allow) => allow.code);
  const kept = findings.filter((finding) => {
    const accepting = (byCode.get(finding.code) ?? []).filter((allow) => accepts(allow, finding));
    for (const allow of accepting) accepted.set(allow, (accepted.get(allow) ?? 0) + 1);
    return accepting.length === 0;
  });
  return { kept, uses: allows.map((allow) => ({ allow, accepted: accepted.get(allow) ?? 0 })) };
}

function accepts(allow: Allow, finding: Finding): boolean {
  return (
    allow.reason !== '' &&
    finding.span !== undefined &&
    finding.span.path === allow.scope.path &&
    finding.span.start >= allow.scope.start &&
    finding.span.start < Math.max(allow.scope.end, allow.scope.start + 1)
  );
}
