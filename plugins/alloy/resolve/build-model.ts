import type { Problem } from '../problem.ts';
import { callGraph } from './call-graph.ts';
import type { CommandEntry } from './commands.ts';
import { callablesOf } from './declare-callables.ts';
import { disjointGroups, emit, emitDomain } from './emit.ts';
import type { Emitting } from './emitting.ts';
import type {
  AssertionEntry,
  CallableEntry,
  FieldEntry,
  ModuleEntry,
  Mutable,
  SignatureEntry,
} from './entry.ts';
import type {
  Callable,
  Fact,
  Field,
  Resolved,
  ResolvedCommand,
  ResolvedDeclaration,
  ResolvedModel,
} from './resolved.ts';
import type { Term } from './term.ts';

/** A fact paragraph whose names are decided. */
export interface FactEntry {
  readonly name: string | undefined;
  readonly body: Term;
}

/** Everything that is checked, before it is given on. */
export interface CheckedModel {
  readonly modules: readonly ModuleEntry[];
  readonly signatures: readonly SignatureEntry[];
  readonly facts: readonly FactEntry[];
  readonly commands: readonly CommandEntry[];
}

/** Makes the resolved model of what has no errors; trouble with arities goes to `problems`. */
export function buildModel(checked: CheckedModel, problems: Problem[]): ResolvedModel {
  const callables = callablesOf(checked.modules);
  const emitting: Emitting = { problems, caller: undefined, reaches: callGraph(callables) };
  const signatures = checked.signatures.flatMap(({ signature }) => (signature ? [signature] : []));
  for (const entry of checked.signatures) buildFields(entry, emitting);
  for (const entry of callables) entry.callable = declare(entry, emitting);
  for (const entry of callables) define(entry, emitting);
  for (const entry of checked.signatures) {
    buildDefinitions(entry, emitting);
    if (entry.signature) entry.signature.facts = entry.facts.map((fact) => emit(fact, emitting));
  }
  const facts = checked.facts.map(({ name, body }): Fact => {
    const formula = emit(body, emitting);
    return { ...(name !== undefined && { name }), formula, span: body.span };
  });
  const commands = checked.commands.map((entry) => buildCommand(entry, emitting));
  return { signatures, facts, commands };
}

/** The bound of a field may use earlier fields; that of a definition may call, and is made later. */
function buildFields(entry: SignatureEntry, emitting: Emitting): void {
  const { signature } = entry;
  if (!signature) return;
  const fields: Field[] = [];
  for (const made of entry.fields) {
    const bound = made.declaration.defined ? undefined : emitDomain(made.bound, emitting);
    const field: Mutable<Field> = {
      name: made.name,
      signature,
      arity: made.bound.type.products[0] ? 1 + made.bound.type.products[0].length : 1,
      variable: made.declaration.variable,
      private: made.private,
      bound: bound ?? { multiplicity: 'set', expression: NOT_YET },
      defined: made.declaration.defined,
      disjointValues: made.declaration.disjointValues,
      disjointFrom: [],
      span: made.span,
    };
    made.field = field;
    fields.push(field);
  }
  for (const made of entry.fields) joinDisjoint(made, entry.fields);
  signature.fields = fields;
}

const NOT_YET: Resolved = {
  kind: 'built-in',
  name: 'none',
  sort: 'relation',
  arity: 1,
  span: { path: '', start: 0, end: 0 },
};

function joinDisjoint(made: FieldEntry, all: readonly FieldEntry[]): void {
  const { declaration, field } = made;
  if (!field || !declaration.disjoint || declaration.names.length < 2) return;
  field.disjointFrom = all.flatMap((other) =>
    other.declaration === declaration && other.field ? [other.field] : [],
  );
}

function buildDefinitions(entry: SignatureEntry, emitting: Emitting): void {
  for (const { declaration, bound, field } of entry.fields) {
    if (field && declaration.defined) field.bound = emitDomain(bound, emitting);
  }
}

function declare(entry: CallableEntry, emitting: Emitting): Mutable<Callable> {
  const parameters = entry.parameters.map(
    ({ local, bound, span }): ResolvedDeclaration => ({ local, domain: emitDomain(bound, emitting), span }),
  );
  return {
    name: entry.module.path ? `${entry.module.path}/${entry.name}` : entry.name,
    predicate: entry.predicate,
    parameters,
    ...(entry.result && { result: emitDomain(entry.result, emitting) }),
    body: NOT_YET,
    span: entry.span,
  };
}

function define(entry: CallableEntry, emitting: Emitting): void {
  if (entry.callable && entry.body) entry.callable.body = emit(entry.body, { ...emitting, caller: entry });
}

function buildCommand(entry: CommandEntry, emitting: Emitting): ResolvedCommand {
  const { check, label, expect, span } = entry.heading;
  const formula: Resolved = entry.unsupported
    ? { kind: 'unsupported', feature: entry.unsupported, sort: 'formula', arity: 0, span }
    : askedBy(entry, emitting);
  return { check, label, formula, scope: entry.scope, ...(expect !== undefined && { expect }), span };
}

function askedBy({ target, heading: { span } }: CommandEntry, emitting: Emitting): Resolved {
  if (!target) return { kind: 'truth', value: true, sort: 'formula', arity: 0, span };
  if ('errors' in target) return emit(target, emitting);
  if ('parameters' in target) return instanceOf(target);
  return assertionOf(target, emitting, span);
}

function assertionOf({ body }: AssertionEntry, emitting: Emitting, span: Resolved['span']): Resolved {
  return body ? emit(body, emitting) : { kind: 'truth', value: true, sort: 'formula', arity: 0, span };
}

/** There are arguments for which a predicate holds, or a function's value is of its declared type. */
function instanceOf(entry: CallableEntry): Resolved {
  const { callable } = entry;
  if (!callable) return NOT_YET;
  const { span } = entry;
  const formula = { sort: 'formula', arity: 0, span } as const;
  const { body, result } = callable;
  const holds: Resolved = result
    ? {
        ...formula,
        kind: 'binary',
        operator: 'in',
        left: body,
        right: { kind: 'domain', domain: result, sort: 'relation', arity: result.expression.arity, span },
      }
    : body;
  if (callable.parameters.length === 0) return holds;
  const receiver = entry.source.receiver ? [{ count: 1, apart: false }] : [];
  const groups = entry.source.parameters.map(({ names, disjoint }) => ({
    count: names.length,
    apart: disjoint,
  }));
  const disjoint = disjointGroups([...receiver, ...groups]);
  return {
    ...formula,
    kind: 'quantified',
    quantifier: 'some',
    declarations: callable.parameters,
    disjoint,
    body: holds,
  };
}
