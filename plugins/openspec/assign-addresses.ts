import type { Address } from '#model';
import type { ClaimDraft } from './draft.ts';
import { longHash, shortHash, slugOf } from './slug.ts';

/**
 * Gives every claim its address.
 *
 * A tag is an address; the first claim with it keeps it bare, later ones get `TAG~hhhh`. Without a tag the address is
 * `<capability>/<requirement>[/<scenario>]`. Claims whose addresses would be equal all get `~` and a hash of their own
 * title, or of title and words where the titles are equal too; so an address changes only when its claim does, or when a
 * claim that collides with it comes or goes.
 * Ensures: addresses are unique without regard to case, and none is in `reserved`.
 */
export function assignAddresses(drafts: readonly ClaimDraft[], reserved: Iterable<string> = []): void {
  const taken: Taken = { addresses: new Set([...reserved].map(fold)), numbers: new Map() };
  const untagged: ClaimDraft[] = [];
  for (const draft of drafts) {
    const { tag } = draft.claim;
    if (tag === undefined) {
      untagged.push(draft);
    } else if (taken.addresses.has(fold(tag))) {
      give(
        draft,
        [`${tag}~${shortHash(identity(draft))}`, `${tag}~${longHash(identity(draft, true))}`],
        taken,
      );
    } else {
      give(draft, [tag], taken);
    }
  }
  const requirements = untagged.filter((draft) => draft.requirement === undefined);
  const scenarios = untagged.filter((draft) => draft.requirement !== undefined);
  // A scenario's address contains its requirement's slug, so requirements come first.
  giveGenerated(requirements, (draft) => `${draft.capability}/${slugOf(draft.claim.title)}`, taken);
  giveGenerated(scenarios, (draft) => `${baseOf(draft)}/${slugOf(draft.claim.title)}`, taken);
}

/** The addresses that are given, folded, and the next number for those that were numbered. */
interface Taken {
  readonly addresses: Set<string>;
  readonly numbers: Map<string, number>;
}

function giveGenerated(
  drafts: readonly ClaimDraft[],
  addressOf: (draft: ClaimDraft) => string,
  taken: Taken,
): void {
  const byAddress = new Map<string, ClaimDraft[]>();
  for (const draft of drafts) {
    const address = addressOf(draft);
    const group = byAddress.get(fold(address));
    if (group === undefined) byAddress.set(fold(address), [draft]);
    else group.push(draft);
  }
  for (const group of byAddress.values()) {
    const titles = new Map<string, number>();
    for (const draft of group) titles.set(identity(draft), (titles.get(identity(draft)) ?? 0) + 1);
    for (const draft of group) {
      const bare = addressOf(draft);
      const byTitle = `${bare}~${shortHash(identity(draft))}`;
      const byWords = `${bare}~${longHash(identity(draft, true))}`;
      const isAlone = group.length === 1;
      const ownTitle = titles.get(identity(draft)) === 1;
      give(draft, isAlone ? [bare, byTitle, byWords] : ownTitle ? [byTitle, byWords] : [byWords], taken);
    }
  }
}

/** The first candidate that is free; for claims equal in everything, the last one with a number. */
function give(draft: ClaimDraft, candidates: readonly string[], taken: Taken): void {
  const free = candidates.find((candidate) => !taken.addresses.has(fold(candidate)));
  const base = candidates.at(-1) ?? draft.capability;
  let address = free ?? base;
  let number = taken.numbers.get(base) ?? 2;
  for (; taken.addresses.has(fold(address)); number++) address = `${base}-${number}`;
  if (free === undefined) taken.numbers.set(base, number);
  taken.addresses.add(fold(address));
  draft.claim.address = address as Address;
}

/** The generated address of a scenario's requirement, also where the requirement itself has a tag. */
function baseOf(draft: ClaimDraft): string {
  const { requirement } = draft;
  if (requirement === undefined) return draft.capability;
  return requirement.claim.tag === undefined
    ? requirement.claim.address
    : `${draft.capability}/${slugOf(requirement.claim.title)}`;
}

function identity(draft: ClaimDraft, withWords = false): string {
  const above = draft.requirement === undefined ? '' : `${draft.requirement.name}\n`;
  const name = `${draft.capability}\n${above}${draft.name}`;
  return withWords ? `${name}\n${draft.words}` : name;
}

/** Files and addresses that differ in case only are one and the same on some systems. */
function fold(address: string): string {
  return address.normalize('NFC').toLowerCase();
}
