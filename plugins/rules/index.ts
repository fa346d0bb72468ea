// turns an assessment without findings into findings
// knows: every rule, its code and severity, and how a finding is suppressed
// must never know: pages, report formats, files on disk (it sees them through ProjectFiles)
export { RULES } from './registry.ts';
export type { Report, Rule, RuleContext } from './rule.ts';
export { ruleProblems } from './rule-problems.ts';
export { runRules, usualSeverity } from './run-rules.ts';
