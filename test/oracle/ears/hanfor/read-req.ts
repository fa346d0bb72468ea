import {
  type Expression,
  ExpressionError,
  namesOf,
  type Printing,
  parseExpression,
  printExpression,
} from '../expression.ts';
import type { OutsideRequirement, OutsideSpec } from '../outside-set.ts';
import { type Pattern, type Scope, sentenceOf } from './patterns.ts';
import { readPattern } from './read-pattern.ts';

/** The verdicts in the first line of a file: `// #TestSpec: rt-inconsistent:a+b; vacuous:c; inconsistent:; results: 4`. */
export interface Verdicts {
  /** Each a set of requirements that clash in time. */
  readonly rtInconsistent: readonly (readonly string[])[];
  readonly vacuous: readonly string[];
  /** Requirements that can never hold together at all. */
  readonly inconsistent: readonly string[];
  /** Absent where the file is not about redundancy. */
  readonly redundant?: readonly string[];
}

/** A `.req` file as EARS. */
export interface ReqFile extends OutsideSpec {
  readonly verdicts?: Verdicts;
  /** Requirements without time that hold everywhere: `always`, `never`, `as well`. Its own tool never names them in a clash in time. */
  readonly invariants: ReadonlySet<string>;
  /** Why it cannot be said in EARS as we read it; then it has no requirements. */
  readonly outside?: string;
}

interface Declarations {
  readonly sorts: ReadonlyMap<string, string>;
  readonly constants: ReadonlyMap<string, string>;
}

interface Drafted {
  readonly id: string;
  readonly scope: Scope;
  readonly pattern: Pattern;
}

/**
 * Reads a `.req` file of Hanfor and Ultimate ReqAnalyzer: declarations, requirements in its pattern English, verdicts.
 * Ensures: constants are replaced by their numbers; a scope becomes a flag that is off where the scope is over.
 */
export function readReq(name: string, text: string): ReqFile {
  const verdicts = readVerdicts(text);
  const base = {
    name,
    vocabulary: [],
    requirements: [],
    invariants: new Set<string>(),
    ...(verdicts && { verdicts }),
  };
  const lines = text.split(/\r?\n/).map((line) => line.replace(/\/\/.*$/, '').trim());
  const declarations = readDeclarations(lines);
  try {
    const drafts = statementsOf(lines).map(([id, words]) => {
      const read = readPattern(words);
      if (read === undefined) throw new ExpressionError(`no pattern: ${words.replace(/"[^"]*"/g, '"…"')}`);
      return { id, ...read };
    });
    return { ...base, ...toEars(drafts, declarations) };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { ...base, outside: error.message };
  }
}

function readVerdicts(text: string): Verdicts | undefined {
  const head = /#TestSpec:(.*)/.exec(text)?.[1];
  if (head === undefined) return undefined;
  const listed = (key: string) => {
    const value = new RegExp(`(?:^|;)\\s*${key}:([^;]*)`).exec(head)?.[1];
    return value
      ?.split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  };
  const redundant = listed('redundant');
  return {
    rtInconsistent: (listed('rt-inconsistent') ?? []).map((group) => group.split('+').map((id) => id.trim())),
    vacuous: listed('vacuous') ?? [],
    inconsistent: listed('inconsistent') ?? [],
    ...(redundant && { redundant }),
  };
}

function readDeclarations(lines: readonly string[]): Declarations {
  const sorts = new Map<string, string>();
  const constants = new Map<string, string>();
  for (const line of lines) {
    const constant = /^const\s+(\w+)\s+is\s+(-?[\d.]+)$/i.exec(line);
    if (constant) constants.set(constant[1] ?? '', plainNumber(constant[2] ?? ''));
    const declared = /^(?:input|output|internal|hidden)\s+([\w\s,]+?)\s+is\s+(\w+)$/i.exec(line);
    for (const name of declared?.[1]?.split(/[\s,]+/) ?? [])
      sorts.set(name, declared?.[2]?.toLowerCase() ?? 'bool');
  }
  return { sorts, constants };
}

/** Requirements with their ids; one may run over several lines. */
function statementsOf(lines: readonly string[]): readonly (readonly [string, string])[] {
  const statements: [string, string][] = [];
  for (const line of lines) {
    if (line === '' || /^(const|input|output|internal|hidden)\b/i.test(line)) continue;
    const start = /^([\w.-]+)\s*:\s*(.*)$/.exec(line);
    const last = statements.at(-1);
    if (start) statements.push([start[1] ?? '', start[2] ?? '']);
    else if (last) last[1] += ` ${line}`;
  }
  return statements;
}

function toEars(
  drafts: readonly Drafted[],
  { constants, sorts }: Declarations,
): Pick<ReqFile, 'requirements' | 'vocabulary' | 'invariants'> {
  const printing: Printing = {
    isFlag: (name) => sorts.get(name) === 'bool',
    rename: (name) => constants.get(name) ?? name,
  };
  const parsed = new Map<string, Expression>();
  const print = (text: string) => {
    const expression = parseExpression(text);
    parsed.set(text, expression);
    return printExpression(expression, printing);
  };
  const scopes = new Map<string, string>();
  const number = (text: string) => constants.get(text.trim()) ?? plainNumber(text.trim());
  const requirements = drafts.map(
    ({ id, pattern, scope }): OutsideRequirement => ({
      id,
      sentence: sentenceOf(pattern, { print, number, scope: scopeFlag(scope, scopes, print) }),
    }),
  );
  const used = new Set([...parsed.values()].flatMap(namesOf).filter((name) => !constants.has(name)));
  return {
    requirements,
    vocabulary: [
      ...[...used].map((name) =>
        printing.isFlag(name.replace(/^prev_/, '')) ? `flag ${name}` : `number ${name}`,
      ),
      ...[...scopes.values()],
    ],
    invariants: new Set(drafts.filter(({ pattern }) => isInvariant(pattern)).map(({ id }) => id)),
  };
}

/** The flag that is on while a scope is: a state of its own, of which we know only what ends it. */
function scopeFlag(
  scope: Scope,
  scopes: Map<string, string>,
  print: (text: string) => string,
): string | undefined {
  const key = JSON.stringify(scope);
  if (scope.kind === 'globally') return undefined;
  const flag = `scope_${[...scopes.keys(), key].indexOf(key) + 1}`;
  const over =
    scope.kind === 'after' ? undefined : print(scope.kind === 'before' ? scope.before : scope.until);
  scopes.set(
    key,
    [`flag ${flag}`, ...(over === undefined ? [] : [`assume ${flag} => not (${over})`])].join('\n'),
  );
  return flag;
}

function isInvariant(pattern: Pattern): boolean {
  return pattern.kind === 'always' || pattern.kind === 'never' || pattern.kind === 'as-well';
}

/** `50.0` is `50`. */
function plainNumber(text: string): string {
  return String(Number(text));
}
