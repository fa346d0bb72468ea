import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { IrregularityKind } from '#model';
import { RULES } from '#rules';
import { assessRun, doubtedChecker, type MemoryFile, tiredSolver } from './memory-project.ts';
import { projectIn, readRulePages } from './rule-pages.ts';

const HEADINGS = ['What it finds', 'Why it matters', 'Incorrect', 'Correct', 'How to fix', 'Limits'];
const pages = readRulePages();

/** A rule that is off reports nothing until the configuration gives it a severity. */
function asked(code: string) {
  const rule = RULES.find((one) => one.code === code);
  return rule?.off === true ? { [code]: rule.severity } : {};
}

const assessPage = (files: readonly MemoryFile[], code: string) =>
  assessRun(files, {
    bound: code !== 'evidence/unbound-report',
    // A rule about two engines needs a second one.
    ...(code === 'models/engines-disagree' ? { checker: doubtedChecker } : {}),
    // Z3 answers what these small projects ask.
    ...(code === 'ears/undecided' || code === 'ears/solver-failed' ? { solver: tiredSolver } : {}),
    rules: asked(code),
  });

describe('rule pages', () => {
  it('are one for each rule, named by its code, and one file of code for each [FIND-RULE-PAGE]', () => {
    const codes = RULES.map((rule) => rule.code);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(pages.map((page) => page.code)).toEqual(codes);
    const files = readdirSync('plugins/rules', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.includes('/'))
      .map((path) => path.replace(/\.ts$/, ''));
    expect(files.sort()).toEqual(codes);
  });

  it('are listed on one page with severity and title [FIND-RULE-PAGE]', () => {
    const rows = readFileSync('src/content/docs/rules/index.md', 'utf8').match(/^\| \[.*$/gm) ?? [];
    const expected = RULES.map(
      ({ code, off, severity, title }) =>
        `| [${code}](/rules/${code}/) | ${off ? 'off' : severity} | ${title} |`,
    );
    expect(rows.sort()).toEqual(expected.sort());
  });

  it.each(pages)('$code has the fixed headings and says what its rule says [FIND-RULE-PAGE]', (page) => {
    const rule = RULES.find((one) => one.code === page.code);
    expect(page.headings).toEqual(HEADINGS);
    expect(page.frontMatter).toEqual({ title: page.code, description: rule?.title });
    for (const heading of HEADINGS) expect(page.sections.get(heading)?.trim()).not.toBe('');
  });

  it.each(pages)(
    '$code: the incorrect project has the finding [FIND-RULE-EXAMPLE]',
    async ({ code, sections }) => {
      const files = projectIn(sections.get('Incorrect') ?? '');
      expect(files).not.toEqual([]);
      const { findings } = await assessPage(files, code);
      const found = findings.filter((finding) => finding.code === code);
      expect(found.length, `found: ${findings.map((finding) => finding.code).join(', ')}`).toBeGreaterThan(0);
      for (const finding of found) {
        expect(finding.message).toMatch(/^Unexpected .+, expected .+|.+, but .+/s);
        expect(finding.hint).toBeTruthy();
      }
    },
  );

  it.each(pages)(
    '$code: the correct project has nothing wrong with it [FIND-RULE-EXAMPLE]',
    async ({ code, sections }) => {
      const files = projectIn(sections.get('Correct') ?? '');
      expect(files).not.toEqual([]);
      const { findings } = await assessPage(files, code);
      expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    },
  );

  it('leave no kind of irregularity without a rule [FIND-RULE-EVERY]', () => {
    // A record, so that the compiler refuses a list that misses a kind.
    const kinds: Record<IrregularityKind, true> = {
      'unclosed-fence': true,
      'malformed-tag': true,
      'malformed-front-matter': true,
      'malformed-evidence': true,
      'malformed-delta': true,
      'missing-purpose': true,
      'placeholder-purpose': true,
      'missing-requirements': true,
      'delta-in-main-spec': true,
      'requirement-outside-section': true,
      'requirement-without-prefix': true,
      'scenario-outside-requirement': true,
      'scenario-at-odd-level': true,
      'translated-heading': true,
      'grouped-scenarios': true,
      'text-outside-requirement': true,
      'missing-blank-line': true,
      'hidden-heading': true,
      'setext-heading': true,
      'ignored-file': true,
      'oversized-file': true,
      'unreadable-file': true,
      'broken-encoding': true,
      'unread-text': true,
      'unsafe-link': true,
    };
    const reported = RULES.flatMap((rule) => rule.irregularity ?? []).sort();
    expect(reported).toEqual(Object.keys(kinds).sort());
  });
});
