import { LIMITS } from '#config';
import {
  type Address,
  type Fence,
  type Link,
  type Part,
  type Requirement,
  type Scenario,
  textOf,
} from '#model';
import { groupBy, type PlacedRequirement, type SiteIndex } from './site-index.ts';
import type { RequirementPage } from './types.ts';
import { symbolName } from './views.ts';

/** What connects requirements with each other, found once for the whole project. */
export interface Relations {
  readonly of: (address: Address) => RequirementPage['related'];
  /** References by tag from one capability to another. */
  readonly mentions: readonly { readonly from: string; readonly to: string; readonly count: number }[];
}

/** Code that this many requirements share says nothing about any two of them. */
const COMMON = 25;

/** Finds what requirements share: references by tag, code, names of their models. */
export function findRelations(index: SiteIndex): Relations {
  const mentioned = new Map<Address, Map<Address, string>>();
  const mentions = new Map<string, number>();
  for (const placed of index.requirements) {
    const own = mentionsIn(index, placed);
    mentioned.set(placed.requirement.address, own);
    for (const other of own.keys()) {
      const to = index.requirementByAddress.get(other)?.capability.id;
      if (to === undefined || to === placed.capability.id) continue;
      const key = `${placed.capability.id}\0${to}`;
      mentions.set(key, (mentions.get(key) ?? 0) + 1);
    }
  }
  const mentionedBy = new Map<Address, Address[]>();
  for (const [from, others] of mentioned)
    for (const to of others.keys()) mentionedBy.set(to, [...(mentionedBy.get(to) ?? []), from]);
  const code = sharedCode(index);
  const models = sharedModels(index);
  return {
    mentions: [...mentions].map(([key, count]) => {
      const [from = '', to = ''] = key.split('\0');
      return { from, to, count };
    }),
    of: (address) => {
      const reasons = new Map<Address, string[]>();
      const add = (other: Address, reason: string) => {
        if (other === address) return;
        const known = reasons.get(other) ?? [];
        if (!known.includes(reason)) reasons.set(other, [...known, reason]);
      };
      for (const [other, tag] of mentioned.get(address) ?? []) add(other, `mentioned here as ${tag}`);
      for (const other of mentionedBy.get(address) ?? []) add(other, 'mentions this requirement');
      for (const { name, users } of models.get(address) ?? [])
        for (const other of users) add(other, `its model shares ${name}`);
      for (const { name, users } of code.get(address) ?? [])
        for (const other of users) add(other, `claims ${name} too`);
      return toRelated(index, reasons);
    },
  };
}

function toRelated(
  index: SiteIndex,
  reasons: ReadonlyMap<Address, readonly string[]>,
): RequirementPage['related'] {
  const order = [...reasons].sort((a, b) => b[1].length - a[1].length);
  return order.slice(0, LIMITS.relatedClaims).flatMap(([address, own]) => {
    const placed = index.requirementByAddress.get(address);
    if (placed === undefined) return [];
    const more = own.length > 3 ? `, and ${own.length - 3} more` : '';
    return [
      {
        claim: { href: placed.href, text: placed.requirement.title },
        reason: own.slice(0, 3).join(', ') + more,
      },
    ];
  });
}

/** Requirements whose tags, or whose scenarios' tags, stand in the text of a requirement. */
function mentionsIn(index: SiteIndex, placed: PlacedRequirement): Map<Address, string> {
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

type Shared = ReadonlyMap<Address, readonly { readonly name: string; readonly users: readonly Address[] }[]>;

function sharedCode(index: SiteIndex): Shared {
  const uses = index.requirements.flatMap(({ requirement, scenarios }) =>
    [requirement.address, ...scenarios.map((scenario) => scenario.address)]
      .flatMap((address) => index.linksOfClaim.get(address) ?? [])
      .flatMap((link) => {
        const key = codeKey(link);
        return key === undefined ? [] : [{ ...key, address: requirement.address }];
      }),
  );
  return byUser([...groupBy(uses, (use) => use.key).values()]);
}

function codeKey(link: Link): { readonly key: string; readonly name: string } | undefined {
  const { target } = link;
  if (target?.symbol === undefined) return undefined;
  const { symbol, path } = target;
  const quoted = symbol.kind === 'test' || symbol.kind === 'suite';
  const name = symbolName(symbol);
  return { key: `${path} ${symbol.line} ${name}`, name: quoted ? `the test “${name}”` : name };
}

function byUser(
  groups: readonly (readonly { readonly name: string; readonly address: Address }[])[],
): Shared {
  const shared = new Map<Address, { name: string; users: readonly Address[] }[]>();
  for (const group of groups) {
    const users = [...new Set(group.map((use) => use.address))];
    const [first] = group;
    if (first === undefined || users.length < 2 || users.length > COMMON) continue;
    for (const user of users) shared.set(user, [...(shared.get(user) ?? []), { name: first.name, users }]);
  }
  return shared;
}

/** Names that the model of one requirement declares and that of another in the same capability uses: one module. */
function sharedModels(index: SiteIndex): Shared {
  const groups: { name: string; address: Address }[][] = [];
  for (const [, requirements] of index.requirementsOfCapability) {
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
      for (const match of text.matchAll(
        /^\s*(?:(?:abstract|one|lone|some|var|private)\s+)*(?:sig|pred|fun|assert|enum)\s+([\p{L}_][\p{L}\p{N}_]*)/gmu,
      )) {
        const name = match[1] ?? '';
        const users = texts.filter((other) => other.address === address || other.words.has(name));
        groups.push(users.map((user) => ({ name, address: user.address })));
      }
    }
  }
  return byUser(groups);
}

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
