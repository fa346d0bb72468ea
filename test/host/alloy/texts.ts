import type { ModelReport, ModelText } from '#model';

export const BOX = `sig Value {}
sig Box { held: lone Value }
assert Full { all b: Box | some b.held }
run some_held { some held } for 2
check Full for 2
run nothing { no Box } for 2 expect 1
check Full for 3 expect 1
`;

export const TALL = `sig Floor { above: lone Floor }
fact { all f: Floor | f not in f.^above }
run tall { some disj a, b, c: Floor | a.above = b and b.above = c } for 3
`;

export function text(body: string, path = 'box.als'): ModelText {
  return { path, text: body, modules: new Map() };
}

/** What a report says of each command, without times. */
export function outcomesOf(report: ModelReport | undefined): readonly string[] {
  return (report?.runs ?? []).map(
    ({ command, outcome }) => `${command.index} ${command.kind} ${command.label} ${outcome.kind}`,
  );
}

/**
 * A model whose first command needs far longer than a test may take: whether the lines between eighteen points can be drawn
 * in two colours without four points all of whose lines have one (they cannot, and to see that takes a solver hours).
 */
export const COLOURS = `sig Point { red: set Point }
pred coloured {
  red = ~red and no iden & red
  all disj a, b, c, d: Point | not (a->b + a->c + a->d + b->c + b->d + c->d in red)
  all disj a, b, c, d: Point | some (a->b + a->c + a->d + b->c + b->d + c->d) & red
}
run eighteen { coloured } for exactly 18 Point
run four { coloured } for exactly 4 Point
`;
