import { type Capability, requirementsOf, type SourceFile, scenariosOf } from '#model';
import type { ReadCapability } from './analyse.ts';

interface Entry {
  readonly text: string;
  readonly shared: string | undefined;
  /** They depend on the other specs of the project. */
  readonly addresses: string;
  readonly value: ReadCapability;
}

/** What was read from the sentences of specs in earlier runs; a spec that has not changed is not read again. */
export type EarsCache = Map<string, Entry>;

/** Makes an empty cache, to be kept between runs over the same project. */
export function createEarsCache(): EarsCache {
  return new Map();
}

/** What an earlier run read from an equal spec with an equal shared vocabulary, or what `make` reads. */
export function rememberedReading(
  cache: EarsCache | undefined,
  capability: Capability,
  { files, shared }: { readonly files: ReadonlyMap<string, SourceFile>; readonly shared?: Capability },
  make: () => ReadCapability,
): ReadCapability {
  const file = files.get(capability.path);
  // A capability merged with a change has sentences of two files.
  const isWhole = capability.body.every(
    (item) => item.kind !== 'requirement' || item.span.path === capability.path,
  );
  if (cache === undefined || file === undefined || !isWhole) return make();
  const found = {
    text: file.text,
    shared: shared === undefined ? undefined : files.get(shared.path)?.text,
    addresses: addressesOf(capability),
  };
  const known = cache.get(capability.path);
  if (
    known?.text === found.text &&
    known.shared === found.shared &&
    known.addresses === found.addresses &&
    known.value.capability.body.length === capability.body.length
  )
    return known.value;
  const value = make();
  cache.set(capability.path, { ...found, value });
  return value;
}

function addressesOf(capability: Capability): string {
  const requirements = requirementsOf(capability);
  const claims = [...requirements, ...requirements.flatMap(scenariosOf), ...scenariosOf(capability)];
  return claims.map(({ address }) => address).join(' ');
}
