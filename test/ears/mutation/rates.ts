import { isAsExpected, type Judged, saidOf } from './analyse-pairs.ts';

/** What became of the pairs of one mutation. */
export interface Rate {
  readonly mutation: string;
  readonly expected: string;
  readonly pairs: number;
  readonly right: number;
  /** Pairs of which both sentences are read, and how many of these are right. */
  readonly read: number;
  readonly readRight: number;
  /** Those of them without a pronoun. */
  readonly plain: number;
  readonly plainRight: number;
  /** What was reported, most often first. */
  readonly said: readonly (readonly [what: string, times: number])[];
  readonly wrong: readonly Judged[];
}

export function ratesOf(judged: readonly Judged[]): readonly Rate[] {
  return [...Map.groupBy(judged, ({ mutation }) => mutation)].map(([mutation, own]) => {
    const wrong = own.filter((one) => !isAsExpected(one));
    const read = own.filter((one) => one.read);
    const plain = read.filter(({ seed }) => !seed.leans);
    const said = [...Map.groupBy(own, saidOf)]
      .map(([what, some]) => [what, some.length] as const)
      .sort(([, a], [, b]) => b - a);
    return {
      mutation: mutation.name,
      expected: mutation.expected,
      pairs: own.length,
      right: own.length - wrong.length,
      read: read.length,
      readRight: read.filter(isAsExpected).length,
      plain: plain.length,
      plainRight: plain.filter(isAsExpected).length,
      said,
      wrong,
    };
  });
}

/** A table in Markdown. */
export function tableOf(rates: readonly Rate[]): string {
  const rows = rates.map(({ mutation, expected, pairs, right, read, readRight, plain, plainRight, said }) => [
    mutation,
    expected,
    String(pairs),
    String(right),
    percent(right, pairs),
    String(read),
    percent(readRight, read),
    String(plain),
    percent(plainRight, plain),
    said.map(([what, times]) => `${what} ${times}`).join(', '),
  ]);
  const all = [
    [
      'mutation',
      'expected',
      'pairs',
      'right',
      'rate',
      'read',
      'rate of these',
      'without pronoun',
      'rate of these',
      'what was reported',
    ],
    ...rows,
  ];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = all;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`;
}
