import type { Change, DeltaEntry, Link } from '#model';

/** What became of a name in the deltas of changes, for names that no spec has. */
export interface ChangedName {
  readonly kind: 'planned' | 'defined-once' | 'removed';
  /** The active changes that define it, or the last archived one that defined or removed it. */
  readonly changes: readonly [string, ...string[]];
}

/** Names that deltas define, whatever the specs say. */
export interface ChangedNames {
  readonly byTag: ReadonlyMap<string, ChangedName>;
  /** By the folded title of a scenario. */
  readonly byTitle: ReadonlyMap<string, ChangedName>;
  readonly capabilities: ReadonlyMap<string, ChangedName>;
}

interface Names {
  readonly byTag: Map<string, ChangedName>;
  readonly byTitle: Map<string, ChangedName>;
  readonly capabilities: Map<string, ChangedName>;
}

/**
 * Collects what changes define: an active change before every archived one, of the archived ones the last.
 * Requires: archived changes stand in the order in which they were archived.
 */
export function changedNames(changes: readonly Change[], foldTitle: (title: string) => string): ChangedNames {
  const names: Names = { byTag: new Map(), byTitle: new Map(), capabilities: new Map() };
  for (const change of [...changes].sort((a, b) => Number(b.archived) - Number(a.archived))) {
    for (const { capability, entries } of change.deltas) {
      for (const entry of entries) {
        const removes = entry.operation === 'removed';
        // What an active change removes is still defined.
        if (removes && !change.archived) continue;
        const kind = !change.archived ? 'planned' : removes ? 'removed' : 'defined-once';
        const { tags, titles } = namesOf(entry);
        for (const tag of tags) add(names.byTag, tag, kind, change.name);
        for (const title of titles) add(names.byTitle, foldTitle(title), kind, change.name);
        if (!removes) add(names.capabilities, capability, kind, change.name);
      }
    }
  }
  return names;
}

function add(map: Map<string, ChangedName>, name: string, kind: ChangedName['kind'], change: string): void {
  const known = map.get(name);
  if (known === undefined || kind !== 'planned' || known.kind !== 'planned')
    map.set(name, { kind, changes: [change] });
  else if (!known.changes.includes(change)) map.set(name, { kind, changes: [...known.changes, change] });
}

function namesOf({ name, requirement }: DeltaEntry): {
  readonly tags: readonly string[];
  readonly titles: readonly string[];
} {
  if (!requirement) {
    // Renamed and removed requirements are given by their names only, tag included.
    const tag = /\[([^\s[\]]{2,100})\]$/.exec(name)?.[1];
    return { tags: tag === undefined ? [] : [tag], titles: [] };
  }
  const scenarios = requirement.body.flatMap((item) => (item.kind === 'scenario' ? [item] : []));
  return {
    tags: [requirement, ...scenarios].flatMap(({ tag }) => tag ?? []),
    titles: scenarios.map(({ title }) => title),
  };
}

/**
 * Says of a name that no spec has what changes know about it.
 * @param what the name with what it is, as ``tag `BOX-PUT` ``
 * @param nothing the sentence for a name that no change has either
 */
export function explainUnknown(
  what: string,
  nothing: string,
  changed: ChangedName | undefined,
): Pick<Link, 'reason' | 'change'> {
  if (!changed) return { reason: `${nothing}.` };
  const { kind, changes } = changed;
  const change = { name: changes[0], archived: kind !== 'planned' };
  switch (kind) {
    case 'planned': {
      const names = changes.map((name) => `\`${name}\``).join(' and ');
      return {
        reason: `The ${what} is defined by the active change${changes.length > 1 ? 's' : ''} ${names}, not yet by a spec.`,
        change,
      };
    }
    case 'defined-once':
      return { reason: `${nothing}; the archived change \`${changes[0]}\` defined it once.`, change };
    case 'removed':
      return { reason: `${nothing}; the archived change \`${changes[0]}\` removed it.`, change };
  }
}
