import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { publish, publishProblem, recoverPublished } from '#starlight';

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'casebook-publish-'));
}

function site(path: string, word: string): string {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'index.html'), word);
  writeFileSync(join(path, 'manifest.json'), JSON.stringify({ schemaVersion: 1, claims: [] }));
  return path;
}

function isOtherDevice(path: string): boolean {
  const other = statSync(path, { throwIfNoEntry: false });
  return other !== undefined && other.dev !== statSync(tmpdir()).dev;
}

describe('publish', () => {
  it('puts a new site where there was none, also below folders that do not exist [SITE-PUBLISH-FIRST]', () => {
    const root = folder();
    publish(site(join(root, 'built'), 'new'), join(root, 'a/b/out'));
    expect(readFileSync(join(root, 'a/b/out/index.html'), 'utf8')).toBe('new');
    expect(existsSync(join(root, 'built'))).toBe(false);
  });

  it('replaces a whole site and leaves nothing of the old one or beside it [SITE-PUBLISH-SWAP]', () => {
    const root = folder();
    site(join(root, 'out'), 'old');
    writeFileSync(join(root, 'out/gone.html'), 'x');
    publish(site(join(root, 'built'), 'new'), join(root, 'out'));
    expect(readdirSync(join(root, 'out')).sort()).toEqual(['index.html', 'manifest.json']);
    expect(readdirSync(root)).toEqual(['out']);
  });

  // Between two file systems a folder is copied; here a part of it is refused.
  it.runIf(isOtherDevice('/dev/shm'))(
    'leaves the old site, and nothing beside it, where the new one cannot be written [SITE-PUBLISH-REFUSED]',
    () => {
      const root = mkdtempSync('/dev/shm/casebook-publish-');
      onTestFinished(() => rmSync(root, { recursive: true }));
      site(join(root, 'out'), 'old');
      const built = site(join(folder(), 'built'), 'new');
      spawnSync('mkfifo', [join(built, 'pipe')]);
      expect(() => publish(built, join(root, 'out'))).toThrow();
      expect(readFileSync(join(root, 'out/index.html'), 'utf8')).toBe('old');
      expect(readdirSync(root)).toEqual(['out']);
      rmSync(join(built, 'pipe'));
      publish(built, join(root, 'out'));
      expect(readFileSync(join(root, 'out/index.html'), 'utf8')).toBe('new');
      expect(readdirSync(root)).toEqual(['out']);
    },
  );

  it('moves the previous site back when a run was killed between the two renames [SITE-PUBLISH-RECOVER]', () => {
    const root = folder();
    site(join(root, 'out.old-0a1b2c3d'), 'old');
    site(join(root, 'out.new-0a1b2c3d'), 'half');
    recoverPublished(join(root, 'out'));
    expect(readFileSync(join(root, 'out/index.html'), 'utf8')).toBe('old');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('keeps the site that is in place and deletes what a killed run left beside it [SITE-PUBLISH-RECOVER]', () => {
    const root = folder();
    site(join(root, 'out'), 'new');
    site(join(root, 'out.old-0a1b2c3d'), 'old');
    mkdirSync(join(root, 'out.old-notes'));
    recoverPublished(join(root, 'out'));
    expect(readFileSync(join(root, 'out/index.html'), 'utf8')).toBe('new');
    expect(readdirSync(root).sort()).toEqual(['out', 'out.old-notes']);
  });

  it('refuses a folder that holds something else [SITE-PUBLISH-FOREIGN]', () => {
    const root = folder();
    mkdirSync(join(root, 'out'));
    writeFileSync(join(root, 'out/letter.txt'), 'mine');
    writeFileSync(join(root, 'out/manifest.json'), '{"name":"an app of somebody else"}');
    expect(publishProblem(join(root, 'out'), join(root, 'project'))?.message).toMatch(/not empty/);
  });

  it('accepts an absent folder, an empty one and an earlier site [SITE-PUBLISH-FOREIGN]', () => {
    const root = folder();
    mkdirSync(join(root, 'empty'));
    site(join(root, 'ours'), 'x');
    for (const name of ['absent', 'empty', 'ours', 'absent/deep']) {
      expect(publishProblem(join(root, name), join(root, 'project'))).toBeUndefined();
    }
  });

  it('refuses a folder that holds the project, by whatever path it is named [SITE-PUBLISH-FOREIGN]', () => {
    const root = folder();
    mkdirSync(join(root, 'project/specs'), { recursive: true });
    symlinkSync(join(root, 'project'), join(root, 'link'));
    for (const out of ['project', '.', 'link', 'project/specs/..']) {
      expect(publishProblem(join(root, out), join(root, 'project'))?.message).toMatch(/holds the project/);
    }
  });
});
