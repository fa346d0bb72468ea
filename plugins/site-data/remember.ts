import { LIMITS } from '#config';

/**
 * Remembers records by key while there is room, the latest used longest.
 * Limits: `LIMITS.rememberedBytes` of their JSON text; what was forgotten is made anew, and is the same.
 */
export function rememberRecords(limitBytes: number = LIMITS.rememberedBytes): {
  get<Value>(key: string, make: () => Promise<Value>): Promise<Value>;
} {
  const entries = new Map<string, { value: Promise<unknown>; bytes: number }>();
  let total = 0;
  return {
    async get<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
      const known = entries.get(key);
      if (known !== undefined) {
        entries.delete(key);
        entries.set(key, known);
        return known.value as Promise<Value>;
      }
      const entry = { value: make() as Promise<unknown>, bytes: 0 };
      entries.set(key, entry);
      const value = (await entry.value) as Value;
      entry.bytes = JSON.stringify(value ?? null).length;
      total += entry.bytes;
      for (const [oldest, { bytes }] of entries) {
        if (total <= limitBytes || oldest === key) break;
        entries.delete(oldest);
        total -= bytes;
      }
      return value;
    },
  };
}
