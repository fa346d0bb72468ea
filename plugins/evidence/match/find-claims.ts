import type { Address, Evidence, FoundBy, TestResult } from '#model';
import { type ClaimNames, claimsDeclared, claimsInTitle } from './claim-names.ts';
import { type ClaimLink, type LinkTargets, linksAround, linksTo } from './link-targets.ts';
import type { Match } from './match.ts';

/** How a result was found to speak for a claim. */
export interface Find {
  readonly foundBy: FoundBy;
  readonly directness: Evidence['directness'];
  /** The link or tag that led to it, where one did. */
  readonly link?: ClaimLink;
}

/** A claim that a result speaks for: the most direct way, and every link that leads there. */
export interface FoundClaim {
  readonly claim: Address;
  readonly find: Find;
  readonly links: readonly ClaimLink[];
}

/** Finds the claims that one result speaks for, each once. */
export type Finder = (result: TestResult, match: Match) => readonly FoundClaim[];

/** The most direct first. */
const WAYS: readonly FoundBy[] = ['title', 'property', 'declaration', 'link', 'file', 'section', 'name'];

/** Makes the function that finds claims by tags in titles and properties and by links to the test. */
export function finderOf(names: ClaimNames, targets: LinkTargets): Finder {
  return (result, match) => {
    const found = new Map<Address, { find: Find; links: ClaimLink[] }>();
    const add = (claim: Address, find: Find) => {
      const known = found.get(claim);
      if (known === undefined) found.set(claim, { find, links: find.link ? [find.link] : [] });
      else {
        if (find.link) known.links.push(find.link);
        if (isBetter(find, known.find)) known.find = find;
      }
    };
    for (const { claim, isOwn } of namedInTitles(result, match, names))
      add(
        claim,
        isOwn ? { foundBy: 'title', directness: 'direct' } : { foundBy: 'file', directness: 'indirect' },
      );
    for (const claim of claimsDeclared(result.declared, names))
      add(claim, { foundBy: 'property', directness: 'direct' });
    for (const link of linksOf(result, match, targets)) add(link.claim, findOf(link, targets));
    return [...found].map(([claim, { find, links }]) => ({ claim, find, links }));
  };
}

/** True for the surer of two ways, else the more direct; of equal ones that whose link stands first. */
export function isBetter(a: Find, b: Find): boolean {
  if (isUnsure(a) !== isUnsure(b)) return isUnsure(b);
  const way = WAYS.indexOf(a.foundBy) - WAYS.indexOf(b.foundBy);
  return way < 0 || (way === 0 && comparePlaces(a.link, b.link) < 0);
}

/** True where the link names a test of another file: its title can stand in two files, and the one that is meant be gone. */
export function isUnsure({ link }: Find): boolean {
  return link?.match === 'other-file';
}

/** Orders links by where they are written; without a link first. */
export function comparePlaces(a: ClaimLink | undefined, b: ClaimLink | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  if (a.from.path !== b.from.path) return a.from.path < b.from.path ? -1 : 1;
  return a.from.start - b.from.start || a.from.end - b.from.end;
}

/** Tags in the test's own title, and those in its suites' titles, which are about all their tests. */
function namedInTitles(
  { titles }: TestResult,
  match: Match,
  names: ClaimNames,
): readonly { readonly claim: Address; readonly isOwn: boolean }[] {
  const last = titles.at(-1) ?? '';
  const around = titles.slice(0, -1).flatMap((title) => claimsInTitle(title, names));
  // Some runners put all titles into one; the tree then knows which of them the tag stands in.
  const suites =
    match.kind === 'test' && match.node.around.length > 0
      ? match.node.around.flatMap(({ symbol }) => claimsInTitle(symbol.name, names))
      : [];
  const own = claimsInTitle(last, names).map((claim) => ({
    claim,
    isOwn:
      !suites.includes(claim) ||
      (match.kind === 'test' && claimsInTitle(match.node.symbol.name, names).includes(claim)),
  }));
  return [...own, ...around.map((claim) => ({ claim, isOwn: false }))];
}

function linksOf(result: TestResult, match: Match, targets: LinkTargets): readonly ClaimLink[] {
  switch (match.kind) {
    case 'test':
      return linksTo(match.node, targets);
    case 'within':
      return linksAround(match.path, match.holder, targets, result.line);
    case 'none':
      return [];
  }
}

/** A link to the test itself, or to lines with it, is about it; one to its suite or file is about all tests there. */
function findOf(link: ClaimLink, targets: LinkTargets): Find {
  const kind = targets.meanings.get(link)?.kind;
  if (kind === 'test' || kind === 'lines')
    return { foundBy: link.origin === 'tag' ? 'declaration' : 'link', directness: 'direct', link };
  return { foundBy: 'file', directness: 'indirect', link };
}
