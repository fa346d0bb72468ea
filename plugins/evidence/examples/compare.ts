import type { ScriptExpectation } from './script.ts';

/** What the process of an example reported of a statement. */
export type Reported =
  | {
      readonly kind: 'value';
      /** The name of its class, or its type where it has none. */
      readonly type: string;
      /** Its one canonical text: of a string, the string in quotes. */
      readonly shown: string;
      /** Of a string: the string itself. */
      readonly text?: string;
      /** True where `shown` or `text` is only a beginning. */
      readonly cut: boolean;
    }
  /** `names`: those by which the error may be called. */
  | { readonly kind: 'threw'; readonly names: readonly string[]; readonly message: string }
  /** A statement without a value came to its end. */
  | { readonly kind: 'nothing' };

/** What an expectation came to. */
export interface Comparison {
  readonly status: 'passed' | 'failed' | 'errored';
  readonly actual?: string;
}

/**
 * Compares what was expected with what came.
 * Ensures: a text is met by the string that is exactly it, by the value whose canonical text it is, and by an equal value where
 * it is a literal. So `5` is met by the number and by the string, `"5"` by the string only. `literal` gives the canonical text
 * of a literal, and undefined for any other text.
 */
export function compare(
  expectation: ScriptExpectation,
  reported: Reported,
  literal: (text: string) => string | undefined,
): Comparison {
  if (expectation.kind === 'throws') return compareThrown(expectation.text, reported);
  if (reported.kind === 'threw') return { status: 'errored', actual: reported.message };
  if (expectation.kind === 'any') return { status: 'passed' };
  if (reported.kind === 'nothing') return { status: 'errored', actual: 'The statement gives no value.' };
  if (expectation.kind === 'type') {
    const { type } = reported;
    return isNamed(type, expectation.text)
      ? { status: 'passed' }
      : { status: 'failed', actual: `type ${type}` };
  }
  if (reported.cut) return { status: 'failed', actual: `(too long to be compared) ${reported.shown}` };
  const { text } = expectation;
  const met = text === reported.text || (literal(text) ?? text) === reported.shown;
  return met ? { status: 'passed' } : { status: 'failed', actual: reported.shown };
}

function compareThrown(name: string, reported: Reported): Comparison {
  switch (reported.kind) {
    case 'threw':
      return reported.names.some((thrown) => isNamed(thrown, name))
        ? { status: 'passed' }
        : { status: 'failed', actual: `throws ${reported.message}` };
    case 'value':
      return { status: 'failed', actual: reported.shown };
    case 'nothing':
      return { status: 'failed', actual: 'It did not throw.' };
  }
}

/** A name without its package is enough. */
function isNamed(actual: string, expected: string): boolean {
  return actual === expected || actual.endsWith(`.${expected}`);
}
