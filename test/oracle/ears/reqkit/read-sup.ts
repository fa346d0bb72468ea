import {
  type Expression,
  ExpressionError,
  namesOf,
  parseExpression,
  printExpression,
} from '../expression.ts';
import type { OutsideRequirement, OutsideSpec } from '../outside-set.ts';

/** A file of simplified universal patterns as EARS, with the numbers of those that are left out. */
export interface SupFile extends OutsideSpec {
  readonly left: readonly string[];
}

/** One pattern: a trigger that is held, a delay, an action that is held; times in units, -1 for no bound. */
interface Sup {
  readonly trigger: { readonly start: Expression; readonly hold: Expression; readonly end: Expression };
  readonly triggerTime: readonly [number, number];
  readonly delay: readonly [number, number];
  readonly action: { readonly start: Expression; readonly hold: Expression };
  readonly actionLeast: number;
}

/**
 * Reads a Python file of reqkit: the list `REQ_SET` of twelve-part patterns over z3 expressions.
 * Ensures: a sentence demands no more than its pattern, so that a conflict of sentences is one of patterns: a delay becomes
 * `within`, what ends an action is left out, and a trigger that must be held is read only where it starts as it goes on.
 */
export function readSup(name: string, text: string): SupFile {
  const plain = text.replace(/#.*$/gm, '').replace(/"""[\s\S]*?"""/g, '');
  const flags = new Set([...plain.matchAll(/(\w+)\s*=\s*Bool\(/g)].map((match) => match[1] ?? ''));
  const left: string[] = [];
  const printing = { isFlag: () => true };
  const requirements = patternsOf(plain).flatMap((parts, index): OutsideRequirement[] => {
    const id = `R${index}`;
    try {
      const said = sentencesOf(readParts(parts), (of) => `\`${printExpression(of, printing)}\``);
      if (said.length === 0) left.push(`${id}: its trigger or its action cannot be said`);
      return said.map((sentence) => ({ id, sentence }));
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      left.push(`${id}: ${error.message}`);
      return [];
    }
  });
  const text2 = requirements.map(({ sentence }) => sentence).join('\n');
  const used = [...flags].filter((flag) => new RegExp(`\\b${flag}\\b`).test(text2));
  return { name, left, requirements, vocabulary: used.map((flag) => `flag ${flag}`) };
}

/** The twelve parts of each pattern, as texts. */
function patternsOf(text: string): readonly (readonly string[])[] {
  const start = text.indexOf('REQ_SET');
  const open = start < 0 ? -1 : text.indexOf('[', start);
  const patterns: string[][] = [];
  let depth = 0;
  let part = '';
  for (const character of open < 0 ? '' : text.slice(open)) {
    const opens = character === '[' || character === '(';
    const closes = character === ']' || character === ')';
    if (closes) depth--;
    if (depth === 0 && closes) break;
    if (depth === 1 && opens) patterns.push([]);
    else if ((depth === 2 && character === ',') || (depth === 1 && character === ']')) {
      if (part.trim() !== '') patterns.at(-1)?.push(part.trim());
      part = '';
    } else if (depth >= 2) part += character;
    if (opens) depth++;
  }
  return patterns.filter((parts) => parts.length > 0);
}

function readParts(parts: readonly string[]): Sup {
  if (parts.length !== 12) throw new ExpressionError(`${parts.length} parts, 12 expected`);
  const formula = (index: number) => fromPython(parseExpression(parts[index] ?? ''));
  const time = (index: number) => Number(parts[index]);
  return {
    trigger: { start: formula(0), hold: formula(1), end: formula(2) },
    triggerTime: [time(3), time(4)],
    delay: [time(5), time(6)],
    action: { start: formula(7), hold: formula(8) },
    actionLeast: time(10),
  };
}

function sentencesOf(sup: Sup, code: (of: Expression) => string): readonly string[] {
  const trigger = triggerOf(sup, code);
  if (trigger === undefined) return [];
  const [, latest] = sup.delay;
  const said: string[] = [];
  if (!isTrue(sup.action.start) && latest >= 0) {
    // What was held must not hold any longer in the moment in which it has been held long enough.
    const verb = latest === 0 && sup.triggerTime[1] === 0 ? 'maintain' : 'establish';
    said.push(
      `${trigger}THE system SHALL ${verb} ${code(sup.action.start)}${latest === 0 ? '' : ` within ${latest} s`}.`,
    );
  }
  if (!isTrue(sup.action.hold) && sup.actionLeast > 0 && latest === 0) {
    said.push(
      `${trigger}THE system SHALL maintain ${code(sup.action.hold)} for at least ${sup.actionLeast} s.`,
    );
  }
  return said;
}

/** The clause of a trigger; undefined where its parts differ in a way that a clause cannot say. */
function triggerOf({ trigger, triggerTime }: Sup, code: (of: Expression) => string): string | undefined {
  const [least, most] = triggerTime;
  const all = [trigger.start, trigger.hold, trigger.end].filter((each) => !isTrue(each));
  if (most === 0) {
    const joined = all.reduce<Expression | undefined>(
      (whole, each) =>
        whole === undefined ? each : { kind: 'binary', operator: 'and', left: whole, right: each },
      undefined,
    );
    return joined === undefined ? '' : `WHEN ${code(joined)}, `;
  }
  const holds = JSON.stringify(trigger.hold);
  if (least !== most || JSON.stringify(trigger.start) !== holds || isTrue(trigger.hold)) return undefined;
  const end =
    isTrue(trigger.end) || JSON.stringify(trigger.end) === holds ? '' : `WHILE ${code(trigger.end)}, `;
  return `${end}WHEN ${code(trigger.hold)} has held for at least ${least} s, `;
}

function isTrue(of: Expression): boolean {
  return of.kind === 'truth' && of.value;
}

/** `And(a, b)` is `a and b`. */
function fromPython(of: Expression): Expression {
  if (of.kind !== 'call') return of;
  const parts = of.of.map(fromPython);
  const [first, second] = parts;
  if (of.name === 'Not' && first !== undefined) return { kind: 'not', of: first };
  if (of.name === 'Implies' && first !== undefined && second !== undefined) {
    return { kind: 'binary', operator: '=>', left: first, right: second };
  }
  const operator = of.name === 'And' ? 'and' : of.name === 'Or' ? 'or' : undefined;
  if (operator === undefined || first === undefined) {
    throw new ExpressionError(`the function ${of.name} over ${namesOf(of).join(', ')} has no counterpart`);
  }
  return parts
    .slice(1)
    .reduce((left, right): Expression => ({ kind: 'binary', operator, left, right }), first);
}
