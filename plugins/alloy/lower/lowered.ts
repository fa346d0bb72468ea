import type { Span } from '#model';

/** Why a command has no relational problem. */
export interface LoweringFailure {
  readonly message: string;
  readonly span: Span;
  /** The text means something, but it is not analysed. */
  readonly unsupported: boolean;
  /** A limit of size was reached: that says nothing about the text. */
  readonly tooLarge: boolean;
}

export type Lowered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: LoweringFailure };

export function failed(
  message: string,
  span: Span,
  kind: 'error' | 'unsupported' | 'too-large' = 'error',
): { readonly ok: false; readonly failure: LoweringFailure } {
  const failure = { message, span, unsupported: kind === 'unsupported', tooLarge: kind === 'too-large' };
  return { ok: false, failure };
}
