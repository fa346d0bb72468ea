import { type Address, type Claim, groupBy } from '#model';

/** What tests can call claims by; a tag that several claims carry names none. */
export interface ClaimNames {
  readonly byName: ReadonlyMap<string, Address>;
}

/** Collects the tags and addresses of claims. */
export function claimNames(claims: readonly Claim[]): ClaimNames {
  const byName = new Map<string, Address>(claims.map(({ address }) => [address, address]));
  for (const [tag, carriers] of groupBy(claims, (claim) => claim.tag)) {
    const [only] = carriers;
    if (only !== undefined && carriers.length === 1) byName.set(tag, only.address);
    else byName.delete(tag);
  }
  return { byName };
}

/** The claims whose tags stand in a title: `[BOX-ADD]`, `@BOX-ADD` or the bare tag as a word of its own. */
export function claimsInTitle(title: string, { byName }: ClaimNames): readonly Address[] {
  const found = new Set<Address>();
  for (const [word] of title.matchAll(WORD)) {
    const claim = byName.get(word);
    if (claim !== undefined) found.add(claim);
  }
  return [...found];
}

/** Every run of characters of a tag; a tag inside a longer one is not named. At least two parts, so that no English word is one. */
const WORD = /(?<![A-Za-z0-9])[A-Za-z0-9]+(?:[-._]+[A-Za-z0-9]+)+/g;

/** The claims that tags of a report declare. */
export function claimsDeclared(declared: readonly string[], { byName }: ClaimNames): readonly Address[] {
  const found = new Set<Address>();
  for (const name of declared) {
    const claim = byName.get(name.replace(/^[@[\s]+|(?<![\]\s])[\]\s]+$/g, ''));
    if (claim !== undefined) found.add(claim);
  }
  return [...found];
}
