import {
  type Capability,
  type Change,
  type Delta,
  type Requirement,
  requirementsOf,
  type SourceFile,
  textOf,
} from '#model';

/**
 * The capabilities that a change touches, as they will be when it is archived: requirements removed and renamed away are
 * gone, changed and added ones are as the delta has them.
 * Source: OpenSpec, how `openspec archive` applies a delta.
 */
export function mergeChange(
  capabilities: readonly Capability[],
  change: Change,
  files: ReadonlyMap<string, SourceFile>,
): readonly Capability[] {
  return change.deltas.map((delta) => mergeDelta(capabilities, delta, files));
}

function mergeDelta(
  capabilities: readonly Capability[],
  delta: Delta,
  files: ReadonlyMap<string, SourceFile>,
): Capability {
  const base = capabilities.find(({ id }) => id === delta.capability) ?? emptyCapability(delta);
  const renamed = new Map(
    delta.entries.flatMap(({ operation, from, name }) =>
      operation === 'renamed' && from !== undefined ? [[from, name] as const] : [],
    ),
  );
  const replaced = new Map(
    delta.entries.flatMap(({ operation, name, requirement }) =>
      operation === 'modified' && requirement !== undefined ? [[name, requirement] as const] : [],
    ),
  );
  const removed = new Set(
    delta.entries.flatMap(({ operation, name }) => (operation === 'removed' ? [name] : [])),
  );
  const nameOf = (requirement: Requirement) => {
    const name = writtenName(requirement, files);
    return renamed.get(name) ?? name;
  };
  const known = new Set(requirementsOf(base).map(nameOf));
  const body = base.body.flatMap((item): Capability['body'] => {
    if (item.kind !== 'requirement') return [item];
    const name = nameOf(item);
    return removed.has(name) ? [] : [replaced.get(name) ?? item];
  });
  const added = delta.entries.flatMap(({ operation, name, requirement }) =>
    requirement !== undefined && (operation === 'added' || (operation === 'modified' && !known.has(name)))
      ? [requirement]
      : [],
  );
  return { ...base, body: [...body, ...added] };
}

/** The name by which a delta refers to a requirement: the heading without its prefix, tag included. */
function writtenName(requirement: Requirement, files: ReadonlyMap<string, SourceFile>): string {
  const file = files.get(requirement.headingSpan.path);
  if (file === undefined) return requirement.title;
  return textOf(file, requirement.headingSpan)
    .replace(/^#+\s*/, '')
    .replace(/^Requirement\s*:\s*/i, '')
    .trim();
}

function emptyCapability({ capability, path }: Delta): Capability {
  return { id: capability, path, title: capability, body: [], models: [], irregularities: [], allows: [] };
}
