import { posix } from 'node:path';
import type { EvidenceTarget, Span } from '#model';
import type { RuleContext } from './rule.ts';
import { walkSpec } from './walk-spec.ts';

const found = new WeakMap<RuleContext['capabilities'], readonly EvidenceTarget[]>();

/** Every link under an Evidence heading, collected once for all rules that ask. */
export function targetsOf({ capabilities }: RuleContext): readonly EvidenceTarget[] {
  const known = found.get(capabilities);
  if (known) return known;
  const targets: EvidenceTarget[] = [];
  for (const capability of capabilities) {
    for (const block of walkSpec(capability)) {
      if (block.kind === 'evidence') for (const line of block.lines) targets.push(...line.targets);
    }
  }
  found.set(capabilities, targets);
  return targets;
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
