// Proves that `npm ci` will work on every platform: npm writes a lockfile without the optional packages of other
// platforms when a registry lacks them, and then refuses to install from it there.
import { readFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const places = Object.keys(lock.packages);
const problems = [];
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!places.some((other) => other.endsWith(`node_modules/${name}`)))
      problems.push(`${place} needs ${name}, which is not locked`);
  }
  if (entry.resolved)
    problems.push(`${place} records a download address; keep omit-lockfile-registry-resolved=true`);
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
