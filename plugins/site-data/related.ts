import { LIMITS } from '#config';
import {
  type Address,
  type Fence,
  groupBy,
  type Link,
  type Part,
  type Requirement,
  type Scenario,
  textOf,
} from '#model';
import { countOf } from './count-of.ts';
import type { PlacedRequirement, SiteIndex } from './site-index.ts';
import type { RequirementPage } from './types.ts';
import { symbolName } from './views.ts';

/** A connection between two capabilities. */
export interface CapabilityTie {
  readonly from: string;
  readonly to: string;
  /** References by tag, or pieces of code that both claim. */
  readonly kind: 'mentions' | 'shares';
  readonly count: number;
}

/** What connects requirements with each other, found once for the whole project. */
export interface Relations {
  readonly of: (address: Address) => RequirementPage['related'];
  readonly ties: readonly CapabilityTie[];
}

/** Something that several requirements use. */
interface Shared {
  readonly kind: 'code' | 'test' | 'model';
  readonly name: string;
  readonly users: readonly Address[];
}

/** What one requirement has to do with another. */
interface Bond {
  readonly mentions: Set<string>;
  mentioned: boolean;
  readonly models: Set<string>;
  readonly code: Set<string>;
  readonly tests: Set<string>;
}

/** Code that this many requirements share says nothing about any two of them. */
const COMMON = 25;

/** Finds what requirements share: references by tag, code, tests, names of their models. */
export function findRelations(index: SiteIndex): Relations {
  const mentioned = new Map<Address, ReadonlyMap<Address, string>>();
  const mentionedBy = new Map<Address, Address[]>();
  for (const placed of index.requirements) {
    const { address } = placed.requirement;
    const others = mentionsIn(index, placed);
    mentioned.set(address, others);
    for (const to of others.keys()) push(mentionedBy, to, address);
  }
  const all = [...sharedCode(index), ...sharedModels(index)];
  const sharedBy = new Map<Address, Shared[]>();
  for (const shared of all) {
    if (shared.users.length > COMMON) continue;
    for (const user of shared.users) push(sharedBy, user, shared);
  }
  return {
    ties: findTies(index, mentioned, all),
    of: (address) => {
      const bonds = new Map<Address, Bond>();
      const bondWith = (other: Address): Bond => {
        const bond = bonds.get(other) ?? {
          mentions: new Set(),
          mentioned: false,
          models: new Set(),
          code: new Set(),
          tests: new Set(),
        };
        bonds.set(other, bond);
        return bond;
      };
      for (const [other, tag] of mentioned.get(address) ?? []) bondWith(other).mentions.add(tag);
      for (const other of mentionedBy.get(address) ?? []) bondWith(other).mentioned = true;
      for (const { kind, name, users } of sharedBy.get(address) ?? []) {
        for (const other of users) {
          if (other === address) continue;
          const bond = bondWith(other);
          (kind === 'code' ? bond.code : kind === 'test' ? bond.tests : bond.models).add(name);
        }
      }
      return toRelated(index, bonds);
    },
  };
}

function push<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/** The strongest bonds first; what an author wrote weighs most. */
function toRelated(index: SiteIndex, bonds: ReadonlyMap<Address, Bond>): RequirementPage['related'] {
  const weigh = ({ mentions, mentioned, models, code, tests }: Bond) =>
    100 * mentions.size + (mentioned ? 100 : 0) + 10 * models.size + 5 * code.size + tests.size;
  return [...bonds]
    .sort((a, b) => weigh(b[1]) - weigh(a[1]))
    .slice(0, LIMITS.relatedClaims)
    .flatMap(([address, bond]) => {
      const placed = index.requirementByAddress.get(address);
      if (placed === undefined) return [];
      return [{ claim: { href: placed.href, text: placed.requirement.title }, reason: reasonOf(bond) }];
    });
}

function reasonOf(bond: Bond): string {
  const parts: string[] = [];
  if (bond.mentions.size > 0) parts.push(`mentioned here as ${[...bond.mentions].join(', ')}`);
  if (bond.mentioned) parts.push('mentions this requirement');
  if (bond.models.size > 0) parts.push(`its model uses ${someOf(bond.models)} too`);
  if (bond.code.size > 0) parts.push(`shares ${someOf(bond.code)}`);
  if (bond.tests.size > 0) parts.push(`shares ${countOf(bond.tests.size, 'test')}`);
  return parts.join('; ');
}

function someOf(names: ReadonlySet<string>): string {
  const shown = [...names].slice(0, 3);
  const left = names.size - shown.length;
  return shown.join(', ') + (left > 0 ? ` and ${left} more` : '');
}

/** Requirements whose tags, or whose scenarios' tags, stand in the text of a requirement. */
function mentionsIn(index: SiteIndex, placed: PlacedRequirement): ReadonlyMap<Address, string> {
  const { requirement, capability } = placed;
  const found = new Map<Address, string>();
  const file = index.assessment.files.get(capability.path);
  if (file === undefined) return found;
  for (const [word] of textOf(file, requirement.span).matchAll(/[\p{L}\p{N}]+(?:[-_.:@/][\p{L}\p{N}]+)*/gu)) {
    const address = index.tags.get(word);
    if (address === undefined) continue;
    const owner = index.claims.get(address)?.requirement ?? address;
    if (owner !== requirement.address && index.requirementByAddress.has(owner)) found.set(owner, word);
  }
  return found;
}

function sharedCode(index: SiteIndex): readonly Shared[] {
  const uses = index.requirements.flatMap(({ requirement, scenarios }) =>
    [requirement.address, ...scenarios.map((scenario) => scenario.address)]
      .flatMap((address) => index.linksOfClaim.get(address) ?? [])
      .flatMap((link) => {
        const symbol = codeOf(link);
        return symbol === undefined ? [] : [{ ...symbol, address: requirement.address }];
      }),
  );
  return [...groupBy(uses, (use) => use.key).values()].flatMap((group) => {
    const users = [...new Set(group.map((use) => use.address))];
    const [first] = group;
    return first === undefined || users.length < 2 ? [] : [{ kind: first.kind, name: first.name, users }];
  });
}

function codeOf(
  link: Link,
): { readonly key: string; readonly kind: 'code' | 'test'; readonly name: string } | undefined {
  const { target } = link;
  if (target?.symbol === undefined) return undefined;
  const { symbol, path } = target;
  const name = symbolName(symbol);
  return { key: `${path} ${symbol.line} ${name}`, kind: link.role === 'verifies' ? 'test' : 'code', name };
}

/** Names that the model of one requirement declares and that of another in the same capability uses: one module. */
function sharedModels(index: SiteIndex): readonly Shared[] {
  const shared: Shared[] = [];
  for (const requirements of index.requirementsOfCapability.values()) {
    const texts = requirements.flatMap(({ requirement }) => {
      const text = modelText(requirement);
      return text === ''
        ? []
        : [
            {
              address: requirement.address,
              text,
              words: new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []),
            },
          ];
    });
    for (const { address, text } of texts) {
      for (const [, name = ''] of text.matchAll(DECLARATION)) {
        const users = texts.filter((other) => other.address === address || other.words.has(name));
        if (users.length > 1) shared.push({ kind: 'model', name, users: users.map((user) => user.address) });
      }
    }
  }
  return shared;
}

const DECLARATION =
  /^\s*(?:(?:abstract|one|lone|some|var|private)\s+)*(?:sig|pred|fun|assert|enum)\s+([\p{L}_][\p{L}\p{N}_]*)/gmu;

function modelText(requirement: Requirement): string {
  const fences = (parts: readonly (Part | Scenario)[]): readonly Fence[] =>
    parts.flatMap((part) =>
      part.kind === 'fence' ? [part.fence] : part.kind === 'scenario' ? fences(part.body) : [],
    );
  return fences(requirement.body)
    .filter((fence) => fence.language === 'alloy')
    .map((fence) => fence.value.replace(/\/\*[\s\S]*?\*\/|(?:\/\/|--).*$/gm, ''))
    .join('\n');
}

function findTies(
  index: SiteIndex,
  mentioned: ReadonlyMap<Address, ReadonlyMap<Address, string>>,
  shared: readonly Shared[],
): readonly CapabilityTie[] {
  const counts = new Map<string, number>();
  const count = (kind: CapabilityTie['kind'], from: string | undefined, to: string | undefined) => {
    if (from === undefined || to === undefined || from === to) return;
    const key = JSON.stringify([kind, from, to]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  const capabilityOf = (address: Address) => index.requirementByAddress.get(address)?.capability.id;
  for (const [from, others] of mentioned)
    for (const to of others.keys()) count('mentions', capabilityOf(from), capabilityOf(to));
  for (const { kind, users } of shared) {
    if (kind !== 'code') continue;
    const capabilities = [...new Set(users.map(capabilityOf))];
    for (const [at, from] of capabilities.entries())
      for (const to of capabilities.slice(at + 1)) count('shares', from, to);
  }
  return [...counts].map(([key, value]) => {
    const [kind, from, to] = JSON.parse(key) as [CapabilityTie['kind'], string, string];
    return { kind, from, to, count: value };
  });
}
