import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { configSchema } from '#config';
import { openEvidenceFiles, openProject, stampFiles, writeInside } from '#host';

function makeFolder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'casebook-evidence-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

describe('files that runs leave behind', () => {
  it('are found by the patterns of the options, whether git ignores them or not [FRESH-REPORTS-FOUND]', () => {
    const root = makeFolder({
      '.gitignore': 'reports/\ntarget/\n',
      'reports/unit/a.xml': '',
      'reports/b.json': '',
      'reports/notes.md': '',
      'target/surefire-reports/TEST-Box.xml': '',
      'junit.xml': '',
      'node_modules/x/reports/c.xml': '',
    });
    const { evidence } = configSchema.parse({});
    expect(openEvidenceFiles(root).list(evidence.reports)).toEqual([
      'junit.xml',
      'reports/b.json',
      'reports/unit/a.xml',
      'target/surefire-reports/TEST-Box.xml',
    ]);
    expect(openEvidenceFiles(root).list(['**/*.xml'])).toEqual([
      'junit.xml',
      'reports/unit/a.xml',
      'target/surefire-reports/TEST-Box.xml',
    ]);
    expect(openEvidenceFiles(root).list([])).toEqual([]);
  });

  it('are read with the hash of their bytes [FRESH-REPORTS-FOUND]', () => {
    const root = makeFolder({ 'reports/a.xml': 'abc' });
    expect(openEvidenceFiles(root).read('reports/a.xml')).toEqual({
      kind: 'text',
      path: 'reports/a.xml',
      text: 'abc',
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
    expect(openEvidenceFiles(root).read('reports/b.xml')).toEqual({ kind: 'missing' });
    expect(openEvidenceFiles(root).read('reports')).toEqual({ kind: 'missing' });
  });

  it('are never read outside the root, whatever a pattern, a path or a link says [FRESH-REPORTS-OUTSIDE]', () => {
    const outside = makeFolder({ 'secret.xml': 'secret' });
    const root = makeFolder({ 'reports/a.xml': '' });
    symlinkSync(join(outside, 'secret.xml'), join(root, 'reports/link.xml'));
    symlinkSync(outside, join(root, 'linked'));
    const files = openEvidenceFiles(root);
    const patterns = [`${outside}/*.xml`, '../*/*.xml', `{a,${outside}}/*.xml`, 'reports/../../*/*.xml'];
    expect(files.list(patterns)).toEqual([]);
    expect(files.read('reports/link.xml')).toEqual({ kind: 'outside' });
    expect(files.read('linked/secret.xml')).toEqual({ kind: 'outside' });
    for (const path of [join(outside, 'secret.xml'), '../x.xml', 'a/../../x.xml', 'a\0.xml', 'C:/x.xml'])
      expect(files.read(path), path).toEqual({ kind: 'outside' });
  });

  it('are seen to be written again even where their bytes stay the same [FRESH-RECORD-WRITTEN]', async () => {
    const root = makeFolder({ 'reports/a.xml': 'same', 'reports/b.xml': 'same' });
    const before = stampFiles(root, ['reports/*.xml']);
    await new Promise((done) => setTimeout(done, 5));
    writeFileSync(join(root, 'reports/a.xml'), 'same');
    const after = stampFiles(root, ['reports/*.xml']);
    expect([...after].filter(([path, stamp]) => before.get(path) !== stamp).map(([path]) => path)).toEqual([
      'reports/a.xml',
    ]);
  });

  it('are written below the root or not at all [FRESH-REPORTS-OUTSIDE]', () => {
    const outside = makeFolder({});
    const root = makeFolder({});
    symlinkSync(outside, join(root, 'linked'));
    writeInside(root, 'reports/new/record.json', 'text');
    expect(openEvidenceFiles(root).read('reports/new/record.json')).toMatchObject({ text: 'text' });
    expect(openEvidenceFiles(root).list(['reports/new/.*', 'reports/new/*'])).toEqual([
      'reports/new/record.json',
    ]);
    expect(() => writeInside(root, '../record.json', '')).toThrow('leaves the project');
    expect(() => writeInside(root, 'linked/record.json', '')).toThrow('leaves the project');
    expect(openEvidenceFiles(outside).list(['*'])).toEqual([]);
  });
});

describe('the port of an opened project', () => {
  it('sees reports and other commits [FRESH-REPORTS-FOUND]', () => {
    const root = makeFolder({ 'junit.xml': '<testsuites/>' });
    const { evidenceFiles, filesAt } = openProject(root, configSchema.parse({}));
    expect(evidenceFiles.list(['*.xml'])).toEqual(['junit.xml']);
    expect(filesAt('0'.repeat(40))).toBeUndefined();
  });
});
