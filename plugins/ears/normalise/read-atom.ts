import type { Formula, Term, Variable, Words } from '../formula.ts';
import { not } from '../formulas.ts';
import { parseExpression } from '../vocabulary/parse-expression.ts';
import { canonical, nameKey } from '../words/canonical.ts';
import type { Token } from '../words/tokens.ts';
import { named } from './authors-words.ts';
import { type Comparing, findComparing } from './comparatives.ts';
import type { Part } from './connectives.ts';
import { type Enumerated, readEnumeration } from './enumerations.ts';
import type { ConditionResult, Context, ReadCondition } from './reading.ts';
import { choiceOf, flagOf, numberOf } from './variables.ts';

/** Reads a condition that has no parts: an expression in code, a comparison, the value of a state, or a text as it is. */
export function readAtom(part: Part, words: Words, context: Context): ConditionResult {
  const tokens = withoutOccurs([...part.elided, ...part.own]);
  const read =
    readExpression(tokens, words, context) ??
    readChoice(tokens, words, context) ??
    readComparison(tokens, words, context) ??
    readFlag(tokens, words, context);
  const leans = tokens.length === 1 && LITERAL.test(tokens[0]?.text ?? '');
  return { kind: 'read', ...read, unshareable: read.unshareable || leans };
}

const LITERAL = /^`?(?:true|false)`?$/i;
const HOLDS: ReadonlySet<string> = new Set(['holds', 'true', 'satisfied', 'false', 'violated']);

/** `` `duration > 7 d` ``, `` `P` holds ``, `` `P` is false ``, over declared names. */
function readExpression(
  tokens: readonly Token[],
  words: Words,
  { vocabulary }: Context,
): ReadCondition | undefined {
  const [code, ...rest] = tokens;
  if (code === undefined || code.kind !== 'quote' || !code.text.startsWith('`')) return undefined;
  const last = rest.at(-1)?.text ?? '';
  const denied = rest.some(({ text }) => text === 'not') !== (last === 'false' || last === 'violated');
  const plain = rest.every(
    ({ text }) => HOLDS.has(text) || ['is', 'not', 'does', 'hold', 'becomes'].includes(text),
  );
  if (!plain) return undefined;
  const parsed = parseExpression(code.text.slice(1, -1), (name) => vocabulary.variable(name), {
    path: words.span.path,
    start: words.span.start + 1,
  });
  // ``when `false` `` says of something named before that it is false; alone it would be a condition that never holds.
  if (parsed.kind === 'problem' || LITERAL.test(code.text)) return undefined;
  return {
    formula: denied ? not(parsed.formula, words) : parsed.formula,
    formal: true,
    unshareable: false,
    declarations: [...new Set(parsed.variables.map(({ key }) => key))],
  };
}

function readComparison(
  tokens: readonly Token[],
  words: Words,
  { vocabulary }: Context,
): ReadCondition | undefined {
  const found = findComparing(tokens);
  if (found === undefined || found.start <= 0) return undefined;
  const subject = withoutCopula(tokens.slice(0, found.start));
  const rest = tokens.slice(found.next);
  // A second number: what is compared with what is not clear.
  if (subject.length === 0 || rest.some(({ kind }) => kind === 'number') || opensInside(subject))
    return undefined;
  // Version 1.10 is no 1.1, and comes after 1.9.
  if (subject.at(-1)?.text === 'version' && found.bounds.some(({ value }) => value.d !== 1n))
    return undefined;
  const subjectText = textOf(subject);
  const declared = rest.length === 0 ? vocabulary.quantity(subjectText) : undefined;
  const variable = declared === undefined ? undeclared(subjectText, rest, found) : fitting(declared, found);
  if (variable === undefined) return undefined;
  const { unshareable, negated } = canonical(textOf([...subject, ...rest]));
  if (negated && declared === undefined) return undefined;
  return {
    formula: comparisonOf(variable, found, words),
    formal: true,
    unshareable: declared === undefined && unshareable,
    declarations: declared === undefined ? [] : [declared.key],
  };
}

/** Conditions over a number: all bounds together, and what is denied turned round. */
export function comparisonOf(variable: Variable, { bounds, negated }: Comparing, words: Words): Formula {
  const left: Term = { kind: 'variable', variable };
  const of = bounds.map(
    ({ operator, value }): Formula => ({
      kind: 'compare',
      left,
      operator,
      right: { kind: 'constant', value },
      words,
    }),
  );
  const [only] = of;
  const all: Formula = of.length === 1 && only !== undefined ? only : { kind: 'and', of };
  if (!negated) return all;
  return { kind: 'not', of: withoutWords(all), words };
}

/** The words on a denied comparison belong to its denial. */
function withoutWords(formula: Formula): Formula {
  if (formula.kind === 'and') return { kind: 'and', of: formula.of.map(withoutWords) };
  if (formula.kind !== 'compare') return formula;
  const { kind, left, operator, right } = formula;
  return { kind, left, operator, right };
}

function undeclared(subject: string, rest: readonly Token[], found: Comparing): Variable {
  const after = rest.length === 0 ? '' : ` … ${nameKey(textOf(rest))}`;
  return numberOf('number', `${nameKey(subject)}${after}`, {
    kind: 'number',
    dimension: found.dimension,
    whole: found.whole,
  });
}

/** A declared number, when what it is compared with has its dimension. */
function fitting(variable: Variable, found: Comparing): Variable | undefined {
  if (variable.sort.kind !== 'number') return undefined;
  const { dimension } = variable.sort;
  if (dimension === found.dimension) return variable;
  const needsUnit = dimension === 'time' || dimension === 'bytes';
  const zero = found.bounds.every(({ value }) => value.n === 0n);
  return found.dimension === '' && (!needsUnit || zero) ? variable : undefined;
}

function readChoice(
  tokens: readonly Token[],
  words: Words,
  { vocabulary }: Context,
): ReadCondition | undefined {
  const found = readEnumeration(tokens);
  if (found === undefined) return undefined;
  const phrased = readPhrases(found, words, vocabulary);
  if (phrased === 'some') return undefined;
  if (phrased !== undefined) return phrased;
  const subject = textOf(tokens.slice(0, found.subjectEnd));
  const declared = vocabulary.quantity(found.noun === undefined ? subject : `${subject} ${found.noun}`);
  const sort = declared?.sort;
  const values = sort?.kind === 'choice' ? declaredValues(sort.values, found) : found.values;
  if (values === undefined) return undefined;
  const { negated, unshareable } = canonical(subject);
  if (negated) return undefined;
  const variable =
    declared !== undefined && sort?.kind === 'choice'
      ? declared
      : choiceOf(
          'state',
          nameKey(found.noun === undefined ? subject : `${subject} ${found.noun}`),
          values,
          'state',
        );
  const of = values.map(
    (value): Formula => ({ kind: 'choice', variable, value, ...(found.negated ? {} : { words }) }),
  );
  const [only] = of;
  const any: Formula = of.length === 1 && only !== undefined ? only : { kind: 'or', of };
  return {
    formula: found.negated ? { kind: 'not', of: any, words } : any,
    formal: true,
    unshareable: !variable.declared && unshareable,
    declarations: variable.declared ? [variable.key] : [],
  };
}

/** Values of which each, said alone, fits a declared phrase; `some`: others are no values of what was declared. */
function readPhrases(
  { alone, negated }: Enumerated,
  words: Words,
  vocabulary: Context['vocabulary'],
): ReadCondition | 'some' | undefined {
  const said = alone.flatMap((text) => {
    const one = vocabulary.condition(text);
    return one === undefined ? [] : [one];
  });
  if (said.length === 0) return undefined;
  if (said.length < alone.length) return 'some';
  const of = said.map(({ formula }) => (negated ? formula : named(formula, words)));
  const [only] = of;
  const any: Formula = of.length === 1 && only !== undefined ? only : { kind: 'or', of };
  return {
    formula: negated ? not(any, words) : any,
    formal: true,
    unshareable: false,
    declarations: [...new Set(said.map(({ declaration }) => declaration))],
  };
}

/** The values as they were declared; none where one was not. */
function declaredValues(
  values: readonly string[],
  { values: said }: Enumerated,
): readonly string[] | undefined {
  const known = said.map((one) => values.find((value) => value.toLowerCase() === one));
  const found = known.filter((value) => value !== undefined);
  return found.length === said.length ? found : undefined;
}

function readFlag(tokens: readonly Token[], words: Words, { role }: Context): ReadCondition {
  const { key, negated, unshareable, contrary } = canonical(textOf(tokens));
  const bare = negated ? {} : { words };
  const positive: Formula =
    contrary === undefined
      ? { kind: 'flag', variable: flagOf('when', key, role), ...bare }
      : {
          kind: 'choice',
          variable: choiceOf('state', contrary.rest, contrary.values, role),
          value: contrary.value,
          ...bare,
        };
  return {
    formula: negated ? { kind: 'not', of: positive, words } : positive,
    formal: false,
    unshareable,
    declarations: [],
  };
}

const COPULAS: ReadonlySet<string> = new Set(['is', 'are', 'be']);

function withoutCopula(tokens: readonly Token[]): readonly Token[] {
  return COPULAS.has(tokens.at(-1)?.text ?? '') ? tokens.slice(0, -1) : tokens;
}

const INSIDE: ReadonlySet<string> = new Set(
  'that which who whose where when while if unless because with without not no never neither nor none hardly rarely and or'.split(
    ' ',
  ),
);

/** `a file that has more than 5 lines is read` compares nothing that the condition is about. */
function opensInside(subject: readonly Token[]): boolean {
  return subject.some(({ kind, text }) => kind === 'word' && INSIDE.has(text));
}

/** `the button is pressed occurs`. */
function withoutOccurs(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1)?.text;
  const doubled = tokens.slice(1, -1).some(({ text }) => COPULAS.has(text));
  return doubled && (last === 'occurs' || last === 'happens') ? tokens.slice(0, -1) : tokens;
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ written }) => written).join(' ');
}
