/** What a JSON text holds, or what is wrong with it. */
export type JsonRead =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly message: string; readonly offset: number };

/** Parses a JSON text; a broken one tells the place where it broke as well as the engine knows it. */
export function readJson(text: string): JsonRead {
  try {
    return { kind: 'value', value: JSON.parse(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const place = /at position (\d+)/.exec(message)?.[1];
    return {
      kind: 'broken',
      message:
        place === undefined
          ? 'The JSON of this report ends before it is complete, or is broken.'
          : 'The JSON of this report is broken here.',
      offset: Math.min(place === undefined ? text.length : Number(place), text.length),
    };
  }
}

export type JsonRecord = { readonly [name: string]: unknown };

/** A value as an object; undefined for anything else. */
export function recordIn(value: unknown): JsonRecord | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}

/** A value as a list; empty for anything else. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list. */
export function recordsIn(value: unknown): readonly JsonRecord[] {
  return listIn(value)
    .map(recordIn)
    .filter((item) => item !== undefined);
}

/** The texts of a list. */
export function textsIn(value: unknown): readonly string[] {
  return listIn(value).filter((item) => typeof item === 'string');
}

/** A value as a text that says something. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A value as a finite number. */
export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A number of milliseconds to the microsecond; undefined for anything that is none. */
export function millisecondsIn(value: unknown): number | undefined {
  const number = numberIn(value);
  return number === undefined || number < 0 ? undefined : Math.round(number * 1e3) / 1e3;
}
