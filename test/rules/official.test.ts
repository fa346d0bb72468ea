import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type OfficialIssue, validateAsOpenSpec } from '#openspec';
import { RULES } from '#rules';
import { assessFiles, GOOD_SPEC, type MemoryFile } from './memory-project.ts';
import { projectIn, readRulePages } from './rule-pages.ts';

// A record, so that the compiler refuses a list that misses a rule.
const OFFICIAL: Record<OfficialIssue['rule'], true> = {
  'no-purpose': true,
  'no-requirements-section': true,
  'no-requirement': true,
  'no-scenario': true,
  'no-requirement-text': true,
  'no-keyword': true,
  'delta-header': true,
  'requirement-outside-section': true,
  'duplicate-requirement': true,
  'placeholder-purpose': true,
  'short-purpose': true,
  'long-requirement': true,
};

/** Every main spec that stands on a rule's page. */
const examples: readonly { readonly name: string; readonly file: MemoryFile }[] = readRulePages().flatMap(
  (page) =>
    ['Incorrect', 'Correct'].flatMap((heading) =>
      projectIn(page.sections.get(heading) ?? '')
        .filter((file) => file.path === GOOD_SPEC.path && !file.before)
        .map((file) => ({ name: `${page.code.replace('/', '-')}-${heading.toLowerCase()}`, file })),
    ),
);

/** Codes that say why OpenSpec's validator rejects a spec. */
const rejecting = new Set(
  RULES.filter((rule) => rule.official !== undefined && rule.severity !== 'note').flatMap((rule) => [
    rule.code,
    ...(rule.unlessReported?.codes ?? []),
  ]),
);

describe('rules of OpenSpec', () => {
  it('has a rule for everything that the official validator reports [FIND-OFFICIAL-EVERY]', () => {
    const levels = { error: 'error', warning: 'warning', info: 'note' } as const;
    const found = new Map(
      examples
        .flatMap(({ file }) => validateAsOpenSpec(file.text).issues)
        .map((issue) => [issue.rule, levels[issue.level]]),
    );
    expect([...found.keys()].sort()).toEqual(Object.keys(OFFICIAL).sort());
    for (const [official, severity] of found) {
      expect(RULES.filter((rule) => rule.official === official)).toMatchObject([
        { code: `openspec/${official}`, severity },
      ]);
    }
  });

  it('reports once what one of our rules says too [FIND-OFFICIAL-ONCE]', async () => {
    const bare = { ...GOOD_SPEC, text: GOOD_SPEC.text.replace(/## Purpose[\s\S]*?(?=## Req)/, '') };
    expect(validateAsOpenSpec(bare.text).issues.map((issue) => issue.rule)).toEqual(['no-purpose']);
    const { findings } = await assessFiles([bare]);
    expect(findings.map((finding) => finding.code)).toEqual(['structure/missing-purpose']);
    // Where ours is off, the official one is not hidden.
    const without = await assessFiles([bare], { rules: { 'structure/missing-purpose': 'off' } });
    expect(without.findings.map((finding) => finding.code)).toEqual(['openspec/no-purpose']);
  });

  it('finds an error or a warning exactly where the official command rejects [FIND-OFFICIAL-VERDICT]', async () => {
    const root = mkdtempSync(join(tmpdir(), 'casebook-official-'));
    try {
      const files = examples.map(({ name, file }) => ({ ...file, path: `openspec/specs/${name}/spec.md` }));
      for (const { path, text } of files) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      const run = spawnSync(
        process.execPath,
        [
          resolve('node_modules/@fission-ai/openspec/bin/openspec.js'),
          'validate',
          '--specs',
          '--strict',
          '--json',
        ],
        { cwd: root, encoding: 'utf8', env: { ...process.env, OPENSPEC_TELEMETRY: '0', DO_NOT_TRACK: '1' } },
      );
      const { items } = JSON.parse(run.stdout) as { items: { id: string; valid: boolean }[] };
      const official = new Map(items.map(({ id, valid }) => [id, valid]));
      const { findings } = await assessFiles(files);
      const rejected = new Set(
        findings.filter((finding) => rejecting.has(finding.code)).map((finding) => finding.span?.path),
      );
      const ours = new Map(files.map(({ path }) => [path.split('/')[2] ?? '', !rejected.has(path)] as const));
      expect(official.size).toBe(files.length);
      expect([...official.values()].filter((valid) => !valid).length).toBeGreaterThan(10);
      expect(Object.fromEntries([...ours].sort())).toEqual(Object.fromEntries([...official].sort()));
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
