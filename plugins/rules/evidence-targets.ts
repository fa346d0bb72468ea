import { posix } from 'node:path';
import type { EvidenceTarget, Span } from '#model';
import type { RuleContext } from './rule.ts';
import { walkSpec } from './walk-spec.ts';

/** Every link under an Evidence heading. */
export function targetsOf({ capabilities }: RuleContext): readonly EvidenceTarget[] {
  return capabilities.flatMap((capability) =>
    [...walkSpec(capability)].flatMap((block) =>
      block.kind === 'evidence' ? block.lines.flatMap((line) => line.targets) : [],
    ),
  );
}

/** True for a link that leads out of the project root, by `..` or through a symbolic link. */
export function isOutside(target: EvidenceTarget, { projectFiles }: RuleContext): boolean {
  if (target.path !== undefined) return projectFiles.read(target.path).kind === 'outside';
  const path = target.href.split(/[?#]/, 1)[0] ?? '';
  if (path === '' || isWeb(target)) return false;
  const folder = posix.dirname(target.span.path);
  const whole = path.startsWith('/') ? path.slice(1) : posix.join(folder, path);
  return posix.normalize(whole).startsWith('..');
}

/** True for a web address; `file:` is none. */
export function isWeb({ href }: EvidenceTarget): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(href) && !/^file:/i.test(href);
}

/** Tells spans apart. */
export function spanKey(span: Span): string {
  return `${span.path}:${span.start}:${span.end}`;
}
