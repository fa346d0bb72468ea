import { type Expression, namesOf, type Printing, parseExpression, printExpression } from '../expression.ts';

/** A requirement of FRET with its formal part taken apart. */
export interface FretRequirement {
  readonly id: string;
  /** In English; empty where the author gave none. */
  readonly rationale: string;
  /** The condition before `RTS shall`: `When c`. */
  readonly when?: Expression;
  readonly until?: Expression;
  /** What is to be satisfied. */
  readonly formula: Expression;
}

/** A variable and what it holds; `assigned` is the number that an internal name stands for. */
export interface FretVariable {
  readonly name: string;
  readonly flag: boolean;
  readonly assigned?: string;
}

interface RawRequirement {
  readonly reqid?: string;
  readonly rationale?: string;
  readonly fulltext?: string;
}

interface RawVariable {
  readonly variable_name?: string;
  readonly dataType?: string | readonly string[];
  readonly assignment?: string;
}

const FRETISH =
  /^\s*(?:(?:when|if)\s+(?<when>[\s\S]+?)\s*)?(?:the\s+)?\w+\s+shall\s*,?\s*(?:always|immediately|(?:within|for)\s+\d+\s+ticks)?\s*(?:,?\s*until\s+(?<until>[\s\S]+?),)?\s*satisfy\s+(?<formula>[\s\S]+)$/i;

/** Reads an export of FRET: a list of requirements, or an object that has one. */
export function readFret(json: string): {
  readonly requirements: readonly FretRequirement[];
  /** Ids of those that are not of the form `[when c] X shall [always] satisfy f`. */
  readonly unread: readonly string[];
} {
  const unread: string[] = [];
  const requirements = listOf<RawRequirement>(json, 'requirements').flatMap((raw): FretRequirement[] => {
    const id = (raw.reqid ?? '').trim();
    const read = readFulltext(raw.fulltext ?? '');
    if (read === undefined) {
      unread.push(id);
      return [];
    }
    return [{ id, rationale: (raw.rationale ?? '').replace(/\s+/g, ' ').trim(), ...read }];
  });
  return { requirements, unread };
}

/** Reads the variables of an export of FRET. */
export function readFretVariables(json: string): readonly FretVariable[] {
  return listOf<RawVariable>(json, 'variables').map(({ assignment, dataType, variable_name }) => ({
    name: variable_name ?? '',
    flag: [dataType].flat().includes('boolean'),
    ...(assignment ? { assigned: assignment } : {}),
  }));
}

/** Says a formal requirement as EARS: `WHEN c, THE system SHALL maintain f.`, with `WHILE` for an implication. */
export function sentenceOfFormula({ formula, until, when }: FretRequirement, printing: Printing): string {
  const print = (of: Expression) => `\`${printExpression(of, printing)}\``;
  const tail = until === undefined ? '' : ` until ${print(until)}`;
  if (when !== undefined) return `WHEN ${print(when)}, THE system SHALL maintain ${print(formula)}${tail}.`;
  if (formula.kind === 'binary' && formula.operator === '=>') {
    return `WHILE ${print(formula.left)}, THE system SHALL maintain ${print(formula.right)}${tail}.`;
  }
  return `THE system SHALL maintain ${print(formula)}${tail}.`;
}

/** Names in a requirement, in the order of its text. */
export function namesOfRequirement({ formula, until, when }: FretRequirement): readonly string[] {
  return [when, until, formula].flatMap((each) => (each === undefined ? [] : namesOf(each)));
}

function readFulltext(text: string): Pick<FretRequirement, 'when' | 'until' | 'formula'> | undefined {
  const { formula, until, when } = FRETISH.exec(text)?.groups ?? {};
  if (formula === undefined) return undefined;
  try {
    return {
      formula: parseExpression(formula),
      ...(when === undefined ? {} : { when: parseExpression(when) }),
      ...(until === undefined ? {} : { until: parseExpression(until) }),
    };
  } catch {
    return undefined;
  }
}

function listOf<T>(json: string, key: string): readonly T[] {
  const value: unknown = JSON.parse(json);
  const list = Array.isArray(value) ? value : (value as Readonly<Record<string, unknown>>)[key];
  return Array.isArray(list) ? (list as T[]) : [];
}
