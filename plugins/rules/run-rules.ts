import { type Finding, positionAt, type Severity } from '#model';
import { applyAllows, collectAllows } from './allows.ts';
import { RULES } from './registry.ts';
import type { AllowUse, Rule, RuleContext } from './rule.ts';

/**
 * Runs every rule that is not off, drops what an allow with a reason accepts, and reports allows that are wrong.
 * Ensures: findings are sorted by path, offset, code and message, those of the whole project first.
 */
export function runRules(input: Omit<RuleContext, 'codes'>): Finding[] {
  const context: RuleContext = { ...input, codes: RULES.map((rule) => rule.code) };
  const ordinary = RULES.filter((rule) => rule.last !== true);
  const found = dropRepeats(
    ordinary.flatMap((rule) => findingsOf(rule, context, [])),
    context,
  );
  const { kept, uses } = applyAllows(found, collectAllows(context));
  const last = RULES.filter((rule) => rule.last === true).flatMap((rule) => findingsOf(rule, context, uses));
  return [...kept, ...last].sort(byPlace);
}

function findingsOf(rule: Rule, context: RuleContext, uses: readonly AllowUse[]): Finding[] {
  const severity = severityOf(rule, context);
  if (severity === 'off') return [];
  return Array.from(rule.find(context, uses), (report) => ({ code: rule.code, severity, ...report }));
}

/** The severity a rule has in this project. */
export function severityOf(rule: Rule, context: Pick<RuleContext, 'config'>): Severity | 'off' {
  return context.config.rules[rule.code] ?? rule.severity;
}

/** Drops a finding whose rule names another code that is reported at the same place already. */
function dropRepeats(findings: readonly Finding[], context: RuleContext): Finding[] {
  const placeOf = (finding: Finding, on: 'line' | 'file'): string => {
    if (finding.span === undefined) return '';
    const file = context.files.get(finding.span.path);
    if (on === 'file' || file === undefined) return finding.span.path;
    return `${finding.span.path}:${positionAt(file, finding.span.start).line}`;
  };
  const reported = new Set(
    findings.flatMap((finding) => [
      `${finding.code} ${placeOf(finding, 'line')}`,
      `${finding.code} ${placeOf(finding, 'file')}`,
    ]),
  );
  const rules = new Map(RULES.map((rule) => [rule.code, rule.unlessReported]));
  return findings.filter((finding) => {
    const others = rules.get(finding.code);
    return !others?.codes.some((code) => reported.has(`${code} ${placeOf(finding, others.on)}`));
  });
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.span?.path ?? '', b.span?.path ?? '') ||
    (a.span?.start ?? -1) - (b.span?.start ?? -1) ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

function compare<Value extends string | number>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
