// Plain JavaScript: it runs before anything is installed for sure.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function onPath() {
  for (const name of NAMES) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}

async function fromPlaywright() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

function run(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 }).status === 0;
}

/** Installs Debian's chromium where this user may; false when it may not or the install failed. */
function installWithApt() {
  const root = process.getuid?.() === 0;
  const asRoot = (args) => (root ? run(args[0], args.slice(1)) : run('sudo', ['-n', ...args]));
  if (spawnSync('sh', ['-c', 'command -v apt-get']).status !== 0) return false;
  if (!root && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return false;
  return (
    asRoot(['apt-get', 'update', '-qq']) &&
    asRoot(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  );
}

/**
 * Finds a Chromium, or gets one, and says what it did.
 * Order: CASEBOOK_CHROMIUM, the system's, Playwright's own, apt-get, Playwright's download.
 */
export async function findBrowser(say) {
  const named = process.env.CASEBOOK_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`CASEBOOK_CHROMIUM names ${named}, which does not exist`);
    say(`browser: ${named} (CASEBOOK_CHROMIUM)`);
    return named;
  }
  const system = onPath();
  if (system) {
    say(`browser: ${system} (the system's)`);
    return system;
  }
  const own = await fromPlaywright();
  if (own) {
    say(`browser: ${own} (Playwright's)`);
    return own;
  }
  say('browser: none found, trying apt-get install chromium');
  const installed = installWithApt() ? onPath() : undefined;
  if (installed) {
    say(`browser: ${installed} (installed with apt-get)`);
    return installed;
  }
  say("browser: apt-get could not, trying Playwright's download");
  if (run(process.execPath, ['node_modules/playwright/cli.js', 'install', '--with-deps', 'chromium'])) {
    const downloaded = await fromPlaywright();
    if (downloaded) {
      say(`browser: ${downloaded} (downloaded by Playwright)`);
      return downloaded;
    }
  }
  throw new Error('No Chromium: install one (apt-get install chromium) or name one in CASEBOOK_CHROMIUM');
}
