import type { Formula, Variable } from '../../../plugins/ears/formula.ts';
import { rational } from '../../../plugins/ears/rational.ts';
import type { Axioms, Statement, Timing } from '../../../plugins/ears/statement.ts';
import type { Address, EarsSentence, Strength } from '../../../plugins/model/index.ts';

/** A statement written down shortly. */
export interface Written {
  readonly id: string;
  readonly when?: Formula;
  readonly shall: Formula;
  readonly text?: string;
  readonly manner?: 'action' | 'invariant';
  readonly timing?: readonly Timing[];
  readonly strength?: Strength;
  readonly permission?: boolean;
  readonly requirement?: string;
  readonly lead?: string;
  readonly system?: string;
  readonly heldFor?: number;
  readonly rises?: true;
  readonly unshareable?: boolean;
  readonly clause?: 'if' | 'when';
  /** Number of responses of the sentence, where not all are written down. */
  readonly of?: number;
}

/** Makes statements as the sentences of one document, one after another; equal ids belong to one sentence. */
export function statementsOf(written: readonly Written[]): readonly Statement[] {
  const sentences = new Map<string, EarsSentence>();
  return written.map((one, index): Statement => {
    const span = { path: 'spec.md', start: 1000 * (index + 1), end: 1000 * (index + 1) + 900 };
    const strength = one.strength ?? 'mandatory';
    const response = {
      modal: 'shall' as const,
      negated: one.shall.kind === 'not',
      strength,
      text: one.text ?? textOf(one.shall),
      span,
    };
    const count = Math.max(one.of ?? 1, written.filter(({ id }) => id === one.id).length);
    const sentence: EarsSentence = sentences.get(one.id) ?? {
      id: one.id,
      claim: one.id.replace(/#.*/, '') as Address,
      capability: 'box',
      origin: 'sentence',
      span,
      text: `${one.when === undefined ? '' : `WHEN ${textOf(one.when)}, `}the box SHALL ${textOf(one.shall)}`,
      clauses: one.clause === undefined ? [] : [clauseOf(one.clause, span)],
      responses: Array.from({ length: count }, () => response),
      problems: [],
      conditions: [],
      ...(one.requirement === undefined ? {} : { requirement: one.requirement as Address }),
      ...(one.lead === undefined ? {} : { lead: one.lead }),
    };
    sentences.set(one.id, sentence);
    return {
      id: `${one.id}/${index}`,
      sentence,
      response,
      system: one.system ?? 'box',
      guard: spoken(one.when ?? { kind: 'constant', value: true }, sentence.span),
      ...(one.heldFor === undefined ? {} : { heldFor: rational(BigInt(one.heldFor)) }),
      ...(one.rises === undefined ? {} : { rises: one.rises }),
      effect: {
        formula: one.shall,
        manner: one.manner ?? 'action',
        timing: one.timing ?? [],
        permission: one.permission ?? false,
      },
      unshareable: one.unshareable ?? false,
      declarations: [],
    };
  });
}

function clauseOf(kind: 'if' | 'when', span: EarsSentence['span']) {
  return { kind, written: kind, keywordSpan: span, text: '', span, trailing: false };
}

/** Words for every part that has none, at the place of its sentence. */
function spoken(formula: Formula, span: EarsSentence['span']): Formula {
  switch (formula.kind) {
    case 'constant':
      return formula;
    case 'not':
      return { ...formula, words: { text: textOf(formula), span }, of: spoken(formula.of, span) };
    case 'and':
    case 'or':
      return { ...formula, of: formula.of.map((one) => spoken(one, span)) };
    default:
      return { ...formula, words: { text: textOf(formula), span } };
  }
}

/** Words for a formula. */
export function textOf(formula: Formula): string {
  switch (formula.kind) {
    case 'constant':
      return String(formula.value);
    case 'flag':
      return plain(formula.variable.key);
    case 'choice':
      return `${plain(formula.variable.key)} is ${formula.value}`;
    case 'compare':
      return `${termText(formula.left)} ${formula.operator} ${termText(formula.right)}`;
    case 'not':
      return `not ${textOf(formula.of)}`;
    case 'and':
    case 'or':
      return formula.of.map(textOf).join(` ${formula.kind} `);
  }
}

function termText(term: Extract<Formula, { kind: 'compare' }>['left']): string {
  switch (term.kind) {
    case 'constant':
      return `${term.value.n}${term.value.d === 1n ? '' : `/${term.value.d}`}`;
    case 'variable':
      return plain(term.variable.key);
    case 'sum':
      return term.terms.map(termText).join(' + ');
    case 'scaled':
      return `${term.by.n} ${termText(term.term)}`;
  }
}

function plain(key: string): string {
  return key.replace(/^[a-z]+: /, '').replace(/ \[.*\]$/, '');
}

/** Something that is so or not; undeclared. */
export function cond(words: string): Formula {
  return {
    kind: 'flag',
    variable: { key: `when: ${words}`, sort: { kind: 'flag' }, role: 'state', declared: false },
  };
}

/** A declared flag. */
export function known(name: string): Formula {
  return { kind: 'flag', variable: { key: name, sort: { kind: 'flag' }, role: 'state', declared: true } };
}

/** What a system does; undeclared. */
export function act(words: string): Formula {
  return {
    kind: 'flag',
    variable: { key: `do: ${words}`, sort: { kind: 'flag' }, role: 'response', declared: false },
  };
}

export function state(name: string, values: readonly string[], open = false): Variable {
  return { key: name, sort: { kind: 'choice', values, open }, role: 'state', declared: !open };
}

/** What a declared state is set to. */
export function next(variable: Variable): Variable {
  return { ...variable, key: `${variable.key}'`, role: 'response' };
}

export function slot(name: string): Variable {
  return {
    key: `slot: ${name}`,
    sort: { kind: 'choice', values: [], open: true },
    role: 'response',
    declared: false,
  };
}

export function is(variable: Variable, value: string): Formula {
  return { kind: 'choice', variable, value };
}

export function number(
  name: string,
  options: { declared?: boolean; dimension?: string; whole?: boolean; role?: Variable['role'] } = {},
): Variable {
  const { declared = true, dimension = '', whole = false, role = 'quantity' } = options;
  return { key: name, sort: { kind: 'number', dimension, whole }, role, declared };
}

export function compare(
  variable: Variable,
  operator: '<' | '<=' | '=' | '!=' | '>=' | '>',
  value: number,
): Formula {
  return {
    kind: 'compare',
    left: { kind: 'variable', variable },
    operator,
    right: { kind: 'constant', value: rational(BigInt(Math.round(value * 1000)), 1000n) },
  };
}

export function no(of: Formula): Formula {
  return { kind: 'not', of };
}

export function all(...of: readonly Formula[]): Formula {
  return { kind: 'and', of };
}

export function some(...of: readonly Formula[]): Formula {
  return { kind: 'or', of };
}

export const NO_AXIOMS: Axioms = { facts: [], opposites: [], priorities: [], accepts: [], declared: [] };

export function fact(formula: Formula): Axioms['facts'][number] {
  const text = `assume ${textOf(formula)}`;
  return { formula, words: { text, span: { path: 'spec.md', start: text.length, end: 2 * text.length } } };
}

/** The issues in one line each: check, severity, claims. */
export function brief(
  issues: readonly {
    readonly check: string;
    readonly severity: string;
    readonly core: readonly { readonly claim: string }[];
  }[],
): readonly string[] {
  return issues.map(
    ({ check, severity, core }) => `${check} ${severity} ${core.map(({ claim }) => claim).join(' ')}`,
  );
}
