import type { Binding, Freshness, ProjectTexts, Review, TextHash } from '#model';
import { hashParts } from './hash-text.ts';
import type { ClaimGround } from './texts-of.ts';

/** What decides whether a result still speaks for its claim. */
export interface FreshnessInput {
  /** Absent for a claim that is not known. */
  readonly ground: ClaimGround | undefined;
  /** Of the test in this tree; absent where the result belongs to none. */
  readonly test?: TextHash;
  readonly binding: Binding;
  /** All reviews of the claim and of its requirement; others change nothing. */
  readonly reviews: readonly Review[];
  /** Path of the report, to be named in reasons. */
  readonly report?: string;
}

/** Whether evidence was taken for the present texts of its claim. */
export interface Judged {
  readonly freshness: Freshness;
  /** The text of its requirement was not there when it was taken. */
  readonly olderThanRequirement?: true;
}

/**
 * Says whether a result was taken for the texts of this tree: of its claim, its test, and the code that implements the claim
 * or the requirement around it.
 * Ensures: evidence of which it is not known what it was taken for is stale, whoever affirms it; nothing is fresh of which a
 * text is unknown then.
 */
export function freshnessOf(input: FreshnessInput): Judged {
  const { ground, binding, reviews, report } = input;
  const texts = textsOfBinding(binding);
  if (texts === undefined) return stale([whyUnknown(binding, report)]);
  if (ground === undefined) return stale(['The claim that it speaks for is not known.']);
  const changes = changesSince(ground, input.test, texts);
  const knowsTest = input.test === undefined || ground.tests.includes(input.test);
  const affirmedBy = changes.length === 0 || !knowsTest ? undefined : affirmation(ground, reviews);
  if (changes.length > 0 && affirmedBy === undefined) return stale(changes);
  const { requirement } = ground;
  const isOlder = requirement !== undefined && !texts.claims.has(requirement.text);
  const affirmsOlder = isOlder ? affirmation(requirement, reviews) : undefined;
  const by = affirmedBy ?? affirmsOlder;
  return {
    freshness: { kind: 'fresh', ...(by === undefined ? {} : { affirmedBy: by }) },
    ...(isOlder && affirmsOlder === undefined ? { olderThanRequirement: true } : {}),
  };
}

/** The hash of all that a person looks at who affirms a claim: its text, its code, its tests. */
export function textsHash(ground: ClaimGround): string {
  const code = codeOf(ground).map(({ hash }) => hash);
  return hashParts(['ground', ground.text, ...[...new Set(code)].sort(), 'tests', ...ground.tests]);
}

/** Sentences on what a claim rests on that was not there when its evidence was taken; the deciding one first. */
function changesSince(
  ground: ClaimGround,
  test: TextHash | undefined,
  texts: ProjectTexts,
): readonly string[] {
  const changes: string[] = [];
  if (!texts.claims.has(ground.text)) changes.push('Its wording changed after the test ran.');
  for (const { name, hash, file, missing } of codeOf(ground)) {
    if (texts.code.has(hash) || (file !== undefined && texts.code.has(file))) continue;
    changes.push(
      missing ? `What ${name} links to is gone since the test ran.` : `${name} changed after the test ran.`,
    );
  }
  if (changes.length === 0 && lostCode(ground, texts))
    changes.push('Code that implemented it when the test ran has changed, is gone, or is linked to no more.');
  if (changes.length === 0 && otherCode(ground, texts))
    changes.push('Other code implements it than when the test ran.');
  if (test !== undefined && !texts.code.has(test)) changes.push('The test itself changed after it ran.');
  return changes;
}

/** True where something implemented the claim or its requirement then that is nowhere now: a tag can go with its function. */
function lostCode(ground: ClaimGround, texts: ProjectTexts): boolean {
  const { known } = ground;
  return known !== undefined && codeThen(ground, texts).some((hash) => !known.has(hash));
}

/** True where code took the place of other code, though both were there then: two functions of one name can trade bodies. */
function otherCode(ground: ClaimGround, texts: ProjectTexts): boolean {
  const then = new Set(codeThen(ground, texts));
  const now = new Set(codeOf(ground).flatMap(({ hash, missing }) => (missing ? [] : hash)));
  return then.difference(now).size > 0 && now.difference(then).size > 0;
}

/** What implemented a claim, and the requirement around it, by their present texts. */
function codeThen({ text, requirement }: ClaimGround, { implementedBy }: ProjectTexts): readonly TextHash[] {
  const claims = [text, ...(requirement ? [requirement.text] : [])];
  return claims.flatMap((claim) => [...(implementedBy?.get(claim) ?? [])]);
}

function codeOf(ground: ClaimGround): ClaimGround['implementation'] {
  const all = [...ground.implementation, ...(ground.requirement?.implementation ?? [])];
  return [...new Map(all.map((item) => [item.hash, item])).values()];
}

/** The texts that evidence was taken for; undefined where they are not known. */
export function textsOfBinding(binding: Binding): ProjectTexts | undefined {
  switch (binding.kind) {
    case 'recorded':
      return binding.run.texts;
    case 'commit':
      return binding.texts;
    case 'unbound':
      return undefined;
  }
}

function whyUnknown(binding: Binding, report: string | undefined): string {
  const named = report === undefined ? 'The report' : `The report \`${report}\``;
  if (binding.kind !== 'commit')
    return `${named} does not say which commit it is of; \`casebook record\` binds reports to what they were taken for.`;
  const { commit } = binding;
  return /^[0-9a-f]{40,64}$/.test(commit)
    ? `${named} is of commit ${commit.slice(0, 7)}, which is not in this clone.`
    : `${named} names the commit \`${commit.slice(0, 80)}\`, which is no full hash, so it is not known what it was taken for.`;
}

function affirmation(ground: ClaimGround, reviews: readonly Review[]): Review | undefined {
  const hash = textsHash(ground);
  return reviews.find(({ kind, texts }) => kind === 'affirmed' && texts === hash);
}

function stale(reasons: readonly string[]): Judged {
  return { freshness: { kind: 'stale', reasons } };
}
