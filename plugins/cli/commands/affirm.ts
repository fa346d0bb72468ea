import type { Command } from 'commander';
import type { Address, Assessment, Claim, Evidence, EvidenceFiles } from '#model';
import { EXIT, type Result, usageFailure } from '../exit-status.ts';
import { openRoot } from '../open.ts';
import type { Terminal } from '../terminal.ts';

interface AffirmOptions {
  readonly root?: string;
  readonly reason: string;
  readonly reviewer?: string;
  readonly reviewed?: boolean;
}

/** Adds `casebook affirm`. */
export function addAffirm(
  program: Command,
  terminal: Terminal,
  finish: (result: Result<number>) => void,
): void {
  program
    .command('affirm')
    .summary('say that evidence for an older text still holds')
    .description(
      'Writes to the file of reviews that a person looked at a claim whose evidence is stale, with its code and tests as they are now, and that the evidence still holds. With the next change of these texts that ends.',
    )
    .argument('<claim>', 'tag or address of the requirement or scenario')
    .requiredOption('--reason <text>', 'why the evidence still holds')
    .option('--reviewer <name>', 'who stands for it (default: `user.name` of git)')
    .option('--reviewed', 'say instead that the reviewer examined the claim and found it to hold')
    .option('--root <dir>', 'project of the claim (default: the nearest folder with openspec/)')
    .addHelpText(
      'after',
      `
Examples:
  casebook affirm BOX-KEEP-GET --reason "Only a word of the sentence was spelt better."
  casebook affirm BOX-SAFE --reviewed --reason "Read with the hazard analysis, revision 3." --reviewer "A. Reader"`,
    )
    .action(async (claim: string, options: AffirmOptions) => finish(await affirm(claim, options, terminal)));
}

async function affirm(name: string, options: AffirmOptions, terminal: Terminal): Promise<Result<number>> {
  const opened = await openRoot(options.root);
  if (!opened.ok) return opened;
  const { root, config } = opened.value;
  const [{ assess, readGrounds }, { openProject, readUserName, writeInside }, { textsHash }, { addReview }] =
    await Promise.all([import('#assess'), import('#host'), import('#evidence'), import('../add-review.ts')]);
  const reviewer = options.reviewer ?? readUserName(root);
  if (options.reason.trim() === '')
    return usageFailure('A review needs a reason', 'Say why the evidence holds with `--reason TEXT`.');
  if (reviewer === undefined || reviewer.trim() === '')
    return usageFailure('A review needs a reviewer', 'Name the reviewer with `--reviewer NAME`.');
  terminal.progress('reading specs and code');
  const project = openProject(root, config);
  const { claims, grounds } = await readGrounds({ ...project, config, alsoRead: [] });
  const found = findClaim(name, claims);
  if (!found.ok) return found;
  const claim = found.value;
  const ground = grounds.get(claim.address);
  if (ground === undefined) return usageFailure(`\`${name}\` has no text to look at`);
  if (!options.reviewed) {
    // Models and examples are always of this tree, so that only results of tests can be stale.
    const wanting = whyNotAffirm(claim, await assess({ ...project, config }));
    if (wanting !== undefined) return wanting;
  }
  terminal.endProgress();
  const path = config.evidence.reviews ?? `${config.openspec}/reviews.yaml`;
  const list = options.reviewed ? 'reviewed' : 'affirmed';
  const before = readReviews(path, project.evidenceFiles);
  if (!before.ok) return before;
  const added = addReview(before.value, list, {
    claim: name,
    reason: options.reason.trim(),
    reviewer: reviewer.trim(),
    date: (project.project.committedAt ?? new Date().toISOString()).slice(0, 10),
    texts: textsHash(ground),
  });
  if (!added.ok) return usageFailure(`\`${path}\` cannot be added to: ${added.reason}`);
  writeInside(root, path, added.text);
  const instead = added.replaced > 0 ? ', instead of an earlier entry' : '';
  await terminal.error(`casebook: \`${name}\` is ${list} by ${reviewer.trim()} in ${path} now${instead}\n`);
  return { ok: true, value: EXIT.clean };
}

function findClaim(name: string, claims: readonly Claim[]): Result<Claim> {
  const found = claims.filter(({ tag, address }) => tag === name || address === name);
  const [claim] = found;
  if (claim === undefined)
    return usageFailure(
      `No requirement or scenario has the tag or the address \`${name}\``,
      'Addresses stand in the output of `casebook check --format json`.',
    );
  return found.length > 1
    ? usageFailure(`${found.length} claims have the tag \`${name}\``, 'Give each a tag of its own.')
    : { ok: true, value: claim };
}

/** Why there is nothing that an affirmation could change; undefined where there is. */
function whyNotAffirm(claim: Claim, assessment: Assessment): Result<never> | undefined {
  const own = assessment.evidence.filter(isOf(claim.address));
  const below = assessment.claims.filter(({ requirement }) => requirement === claim.address);
  const isOlder = assessment.evidence.some(
    (piece) => piece.olderThanRequirement && below.some(({ address }) => address === piece.claim),
  );
  const stale = own.filter(({ freshness }) => freshness.kind === 'stale');
  if (isOlder || stale.some(isBound)) return undefined;
  const name = claim.tag ?? claim.address;
  const reasons = stale.flatMap(({ freshness }) => (freshness.kind === 'stale' ? freshness.reasons : []));
  return reasons.length === 0
    ? usageFailure(`No evidence of \`${name}\` is stale, so there is nothing to affirm`)
    : usageFailure(
        `It is not known what the evidence of \`${name}\` was taken for, and nobody can affirm that`,
        reasons[0],
      );
}

/** True where it is known what the evidence was taken for. */
function isBound({ test }: Evidence): boolean {
  const binding = test?.outcome?.report.binding;
  return binding?.kind === 'recorded' || (binding?.kind === 'commit' && binding.texts !== undefined);
}

function isOf(address: Address): (piece: Evidence) => boolean {
  return ({ claim }) => claim === address;
}

/** The text of the file of reviews, empty where there is none yet; nothing outside the project is read for it. */
function readReviews(path: string, files: EvidenceFiles): Result<string> {
  const read = files.read(path);
  switch (read.kind) {
    case 'text':
      return { ok: true, value: read.text };
    case 'missing':
      return { ok: true, value: '' };
    case 'outside':
      return usageFailure(`\`${path}\` cannot be added to: it lies outside the project`);
    case 'too-large':
    case 'unreadable':
      return usageFailure(`\`${path}\` cannot be added to: it cannot be read`);
  }
}
