import { type Finding, positionAt, type Severity } from '#model';
import { applyAllows, collectAllows } from './allows.ts';
import { RULES } from './registry.ts';
import type { AllowUse, Rule, RuleContext } from './rule.ts';

/**
 * Runs every rule that is not off, drops what an allow with a reason accepts, and reports allows that are wrong.
 * Ensures: findings are sorted by path, offset, code and message, those of the whole project first.
 */
export function runRules(input: Omit<RuleContext, 'codes' | 'off'>): Finding[] {
  const context: RuleContext = {
    ...input,
    codes: RULES.map((rule) => rule.code),
    off: RULES.filter((rule) => severityOf(rule, input) === 'off').map((rule) => rule.code),
  };
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
  const configured = context.config.rules[rule.code] !== undefined;
  return Array.from(rule.find(context, uses), ({ atMost, ...report }) => ({
    code: rule.code,
    severity: configured || atMost === undefined ? severity : lower(severity, atMost),
    ...report,
  }));
}

const SEVERITIES: readonly Severity[] = ['note', 'warning', 'error'];

function lower(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b) ? a : b;
}

/** The severity a rule has where no configuration says otherwise. */
export function usualSeverity(rule: Pick<Rule, 'severity' | 'off'>): Severity | 'off' {
  return rule.off === true ? 'off' : rule.severity;
}

/** The severity a rule has in this project. */
export function severityOf(rule: Rule, context: Pick<RuleContext, 'config'>): Severity | 'off' {
  return context.config.rules[rule.code] ?? usualSeverity(rule);
}

/** Drops a finding whose rule names another code that is reported at the same place already. */
function dropRepeats(findings: readonly Finding[], context: RuleContext): Finding[] {
  const requirements = startsOfRequirements(context);
  const placeOf = ({ span }: Finding, on: 'line' | 'requirement' | 'file'): string => {
    if (span === undefined) return '';
    if (on === 'requirement') {
      return `${span.path}#${requirements.get(span.path)?.findLast((start) => start <= span.start) ?? ''}`;
    }
    const file = context.files.get(span.path);
    if (on === 'file' || file === undefined) return span.path;
    return `${span.path}:${positionAt(file, span.start).line}`;
  };
  const reported = new Set(
    findings.flatMap((finding) => [
      `${finding.code} ${placeOf(finding, 'line')}`,
      `${finding.code} ${placeOf(finding, 'requirement')}`,
      `${finding.code} ${placeOf(finding, 'file')}`,
    ]),
  );
  const rules = new Map(RULES.map((rule) => [rule.code, rule.unlessReported]));
  return findings.filter((finding) => {
    const others = rules.get(finding.code);
    return !others?.codes.some((code) => reported.has(`${code} ${placeOf(finding, others.on)}`));
  });
}

/** Offsets at which requirements begin, by path, in ascending order. */
function startsOfRequirements({ capabilities }: RuleContext): ReadonlyMap<string, readonly number[]> {
  return new Map(
    capabilities.map(({ path, body }) => [
      path,
      body.flatMap((block) => (block.kind === 'requirement' ? [block.headingSpan.start] : [])),
    ]),
  );
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
