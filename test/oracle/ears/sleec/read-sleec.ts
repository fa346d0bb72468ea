import { type Expression, ExpressionError, parseExpression, printExpression } from '../expression.ts';
import type { OutsideRequirement, OutsideSpec } from '../outside-set.ts';

/** A rule set of SLEEC as EARS. */
export interface SleecSet extends OutsideSpec {
  /** Rules or parts of rules that are left out, with the reason. */
  readonly left: readonly string[];
}

interface Declarations {
  readonly events: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  /** Values of a measure in rising order. */
  readonly scales: ReadonlyMap<string, readonly string[]>;
  readonly constants: ReadonlyMap<string, string>;
}

/** One answer of a rule: what must happen, and under which conditions beside the trigger. */
interface Reply {
  readonly response: string;
  readonly condition: string | undefined;
  /** Conditions of the defeaters that come after it: none of them may hold. */
  readonly unless: readonly string[];
}

const UNIT = /(?:milli)?seconds?|minutes?|hours?|days?/;
const RESPONSE = new RegExp(`^(not\\s+)?(\\w+)(?:\\s+within\\s+(\\w+)\\s+(${UNIT.source}))?$`);

/**
 * Reads a `.sleec` file: `when e [and c] then r [unless c [then r]]…` becomes one sentence for each response.
 * Ensures: of several defeaters the last that applies wins, as in SLEEC; `otherwise`, which says what follows a failure, is
 * left out and named.
 */
export function readSleec(name: string, text: string): SleecSet {
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/\/\/.*$/gm, ' ');
  const declarations = readDeclarations(/def_start([\s\S]*?)def_end/.exec(plain)?.[1] ?? '');
  const left: string[] = [];
  const requirements = rulesOf(/rule_start([\s\S]*?)rule_end/.exec(plain)?.[1] ?? '').flatMap(
    ([id, body]) => {
      try {
        return sentencesOf(id, body, declarations, left);
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        left.push(`${id}: ${error.message}`);
        return [];
      }
    },
  );
  const said = requirements.map(({ sentence }) => sentence).join('\n');
  const used = (each: string) => new RegExp(`\\b${each}\\b`).test(said);
  return {
    name,
    left,
    requirements,
    vocabulary: [
      ...[...declarations.events]
        .filter((event) => said.includes(`${event} occurs`))
        .map((event) => `event ${event} "${event} occurs"`),
      ...[...declarations.events]
        .filter((event) => said.includes(`perform ${event}`))
        .map((event) => `action do_${event} "perform ${event}"`),
      ...[...declarations.flags].filter(used).map((flag) => `flag ${flag}`),
      ...[...declarations.scales]
        .filter(([scale]) => used(scale))
        .map(([scale, values]) => `state ${scale} : ${values.join(' | ')}`),
      ...numbersOf(plain)
        .filter(used)
        .map((number) => `number ${number}`),
    ],
  };
}

function readDeclarations(text: string): Declarations {
  const names = (form: RegExp) => [...text.matchAll(form)].map((match) => match[1] ?? '');
  return {
    events: new Set(names(/\bevent\s+(\w+)/g)),
    flags: new Set(names(/\bmeasure\s+(\w+)\s*:\s*boolean/g)),
    scales: new Map(
      [...text.matchAll(/\bmeasure\s+(\w+)\s*:\s*scale\s*\(([^)]*)\)/g)].map((match) => [
        match[1] ?? '',
        (match[2] ?? '').split(',').map((value) => value.trim()),
      ]),
    ),
    constants: new Map(
      [...text.matchAll(/\bconstant\s+(\w+)\s*=\s*(\d+)/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    ),
  };
}

function numbersOf(text: string): readonly string[] {
  return [...text.matchAll(/\bmeasure\s+(\w+)\s*:\s*numeric/g)].map((match) => match[1] ?? '');
}

function rulesOf(text: string): readonly (readonly [string, string])[] {
  const starts = [...text.matchAll(/(?:^|\s)(\w+)\s+when\s/g)];
  return starts.map((match, index) => [
    match[1] ?? '',
    text
      .slice(match.index + match[0].length, starts[index + 1]?.index ?? text.length)
      .replace(/\s+/g, ' ')
      .trim(),
  ]);
}

function sentencesOf(
  id: string,
  body: string,
  declarations: Declarations,
  left: string[],
): readonly OutsideRequirement[] {
  const [head = '', first = '', ...rest] = body.split(/\b(?:then|unless)\b/);
  const [trigger = '', ...conditions] = head.trim().split(/\s+and\s+(.*)/s);
  const words = body.match(/\b(?:then|unless)\b/g) ?? [];
  const replies = repliesOf(conditions.join(' ').trim(), first, rest, words);
  return replies.flatMap((reply): OutsideRequirement[] => {
    const [response = '', ...otherwise] = reply.response.split(/\botherwise\b/);
    if (otherwise.length > 0) left.push(`${id}: otherwise`);
    const demand = RESPONSE.exec(response.replace(/[{}]/g, '').trim());
    if (demand === null) {
      left.push(`${id}: ${response.trim()}`);
      return [];
    }
    const guard = [
      ...(reply.condition ? [print(reply.condition, declarations)] : []),
      ...reply.unless.map((each) => `not (${print(each, declarations)})`),
    ].join(' and ');
    const clauses = `${guard === '' ? '' : `WHILE \`${guard}\`, `}WHEN ${trigger} occurs`;
    return [{ id, sentence: `${clauses}, THE system SHALL ${demandOf(demand, declarations)}.` }];
  });
}

/** The first response and those of the defeaters, each with what must and must not be the case. */
function repliesOf(
  condition: string,
  first: string,
  rest: readonly string[],
  words: readonly string[],
): readonly Reply[] {
  const defeaters: { condition: string; response?: string }[] = [];
  rest.forEach((part, index) => {
    const last = defeaters.at(-1);
    if (words[index + 1] === 'unless') defeaters.push({ condition: part.trim() });
    else if (last) last.response = part.trim();
  });
  const conditions = defeaters.map((defeater) => defeater.condition);
  return [
    { response: first.trim(), condition, unless: conditions },
    ...defeaters.flatMap(({ condition: own, response }, index): Reply[] =>
      response === undefined
        ? []
        : [
            {
              response,
              condition: condition === '' ? own : `(${condition}) and (${own})`,
              unless: conditions.slice(index + 1),
            },
          ],
    ),
  ];
}

function demandOf([, not, event = '', value, unit]: RegExpExecArray, { constants }: Declarations): string {
  const time = value === undefined ? undefined : `${constants.get(value) ?? value} ${unit}`;
  if (not) return `NOT perform ${event}${time === undefined ? '' : ` for at least ${time}`}`;
  return `perform ${event}${time === undefined ? '' : ` within ${time}`}`;
}

function print(text: string, { constants, flags, scales }: Declarations): string {
  return printExpression(withScales(parseExpression(text), scales), {
    isFlag: (name) => flags.has(name),
    rename: (name) => constants.get(name) ?? name,
  });
}

/** A comparison on a scale is one of the values on that side: `m > medium` is `m = high`. */
function withScales(of: Expression, scales: ReadonlyMap<string, readonly string[]>): Expression {
  if (of.kind === 'not') return { ...of, of: withScales(of.of, scales) };
  if (of.kind !== 'binary') return of;
  const { left, operator, right } = of;
  const values = left.kind === 'name' ? scales.get(left.name) : undefined;
  if (values === undefined || right.kind !== 'name') {
    return { ...of, left: withScales(left, scales), right: withScales(right, scales) };
  }
  const place = values.indexOf(right.name);
  const fits = values.filter((_, index) => isOnSide(operator, index, place));
  const equals = fits.map(
    (name): Expression => ({ kind: 'binary', operator: '=', left, right: { kind: 'name', name } }),
  );
  return equals.reduce(
    (all, each): Expression => ({ kind: 'binary', operator: 'or', left: all, right: each }),
    equals.shift() ?? { kind: 'truth', value: false },
  );
}

function isOnSide(operator: string, index: number, place: number): boolean {
  switch (operator) {
    case '<':
      return index < place;
    case '<=':
      return index <= place;
    case '>':
      return index > place;
    case '>=':
      return index >= place;
    case '!=':
      return index !== place;
    default:
      return index === place;
  }
}
