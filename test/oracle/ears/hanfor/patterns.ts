/** The part of a run in which a requirement counts; texts are expressions of the file. */
export type Scope =
  | { readonly kind: 'globally' }
  | { readonly kind: 'before'; readonly before: string }
  | { readonly kind: 'after'; readonly after: string }
  | { readonly kind: 'between' | 'after-until'; readonly after: string; readonly until: string };

/** What a requirement demands; expressions and durations as the file has them. */
export type Pattern =
  | { readonly kind: 'always' | 'never'; readonly p: string }
  | { readonly kind: 'as-well'; readonly p: string; readonly q: string }
  /** `q` within `within` of `p`, kept for `lasts` where that is said; without `p` from any moment on. */
  | {
      readonly kind: 'response';
      readonly p?: string;
      readonly q: string;
      readonly within: string;
      readonly lasts?: string;
    }
  | { readonly kind: 'holds-for'; readonly p: string; readonly q: string; readonly lasts: string }
  /** `p` has held for `held`, then `q`. */
  | {
      readonly kind: 'held';
      readonly p: string;
      readonly q: string;
      readonly held: string;
      readonly lasts?: string;
      readonly within?: string;
    }
  | { readonly kind: 'at-least' | 'less-than'; readonly p: string; readonly duration: string }
  | { readonly kind: 'every'; readonly p: string; readonly period: string };

export interface Words {
  /** Prints an expression in our notation. */
  print(expression: string): string;
  /** The number that a duration stands for. */
  number(duration: string): string;
  /** The flag of the scope; absent for the whole run. */
  readonly scope: string | undefined;
}

/** Says a pattern as an EARS sentence; a time unit is a second. */
export function sentenceOf(pattern: Pattern, { number, print, scope }: Words): string {
  const shall = (clauses: readonly string[], response: string) =>
    [
      ...(scope === undefined ? [] : [`WHILE \`${scope}\``]),
      ...clauses,
      `THE system SHALL ${response}.`,
    ].join(', ');
  const code = (expression: string) => `\`${print(expression)}\``;
  const seconds = (duration: string) => `${number(duration)} s`;
  const lasting = (lasts: string | undefined) =>
    lasts === undefined ? '' : ` for at least ${seconds(lasts)}`;
  switch (pattern.kind) {
    case 'always':
      return shall([], `maintain ${code(pattern.p)}`);
    case 'never':
      return shall([], `NOT allow ${code(pattern.p)}`);
    case 'as-well':
      return shall([`WHILE ${code(pattern.p)}`], `maintain ${code(pattern.q)}`);
    case 'response':
      return shall(
        pattern.p === undefined ? [] : [`WHEN ${code(pattern.p)}`],
        `establish ${code(pattern.q)} within ${seconds(pattern.within)}${lasting(pattern.lasts)}`,
      );
    case 'holds-for':
      // As long as `p` goes on, so does the demand: a state, not an event.
      return shall([`WHILE ${code(pattern.p)}`], `maintain ${code(pattern.q)}${lasting(pattern.lasts)}`);
    case 'held': {
      const trigger = `WHEN ${code(pattern.p)} has held for at least ${seconds(pattern.held)}`;
      return pattern.within === undefined
        ? shall([trigger], `maintain ${code(pattern.q)}${lasting(pattern.lasts)}`)
        : shall([trigger], `establish ${code(pattern.q)} within ${seconds(pattern.within)}`);
    }
    case 'at-least':
      return shall(
        [`WHEN ${code(pattern.p)} becomes true`],
        `maintain ${code(pattern.p)} for at least ${seconds(pattern.duration)}`,
      );
    case 'less-than':
      return shall(
        [`WHEN ${code(pattern.p)} becomes true`],
        `establish ${code(`!(${pattern.p})`)} within ${seconds(pattern.duration)}`,
      );
    case 'every':
      return shall([], `establish ${code(pattern.p)} at least every ${seconds(pattern.period)}`);
  }
}
