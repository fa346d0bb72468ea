import type { Change, DeltaEntry, HistoryEntry } from '#model';
import type { CapabilityDraft } from './draft.ts';
import { officialName } from './official/official-reading.ts';

/** The order in which archiving applies the entries of one delta. */
const ORDER: readonly DeltaEntry['operation'][] = ['renamed', 'removed', 'modified', 'added'];

interface Event {
  readonly change: string;
  readonly date?: string;
  readonly operation: DeltaEntry['operation'];
  readonly span: DeltaEntry['span'];
}

/**
 * Finds the archived changes that touched each requirement, by capability and exact name, oldest first.
 * A rename carries what happened under the old name. Requirements whose origin is unknown have no entry.
 * Requires: addresses are assigned; changes are sorted by date.
 */
export function traceHistory(
  capabilities: readonly CapabilityDraft[],
  changes: readonly Change[],
): HistoryEntry[] {
  const events = new Map<string, Event[]>();
  for (const change of changes) {
    if (!change.archived) continue;
    for (const delta of change.deltas)
      for (const operation of ORDER)
        for (const entry of delta.entries)
          if (entry.operation === operation) apply(events, delta.capability, change, entry);
  }
  return capabilities.flatMap(({ capability, claims }) =>
    claims.flatMap((draft): HistoryEntry[] => {
      if (draft.claim.kind !== 'requirement') return [];
      const own = events.get(keyOf(capability.id, officialName(draft.name))) ?? [];
      return own.map((event) => ({ claim: draft.claim.address, ...event }));
    }),
  );
}

function apply(events: Map<string, Event[]>, capability: string, change: Change, entry: DeltaEntry): void {
  const key = keyOf(capability, entry.name);
  if (entry.from !== undefined) {
    const old = keyOf(capability, entry.from);
    events.set(key, [...(events.get(old) ?? []), ...(events.get(key) ?? [])]);
    events.delete(old);
  }
  const event: Event = {
    change: change.name,
    ...(change.date === undefined ? {} : { date: change.date }),
    operation: entry.operation,
    span: entry.span,
  };
  const own = events.get(key);
  if (own === undefined) events.set(key, [event]);
  else own.push(event);
}

function keyOf(capability: string, name: string): string {
  return `${capability}\n${name}`;
}
