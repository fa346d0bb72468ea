import type { Span } from '#model';
import type { Multiplicity } from '../syntax/ast.ts';
import { emitBinary, emitIn } from './emit-binary.ts';
import { asInteger, asRelation, type Emitting, wrong } from './emitting.ts';
import type { Mutable } from './entry.ts';
import { boundOf } from './make-unary.ts';
import type { Local, Resolved, ResolvedDeclaration, ResolvedDomain } from './resolved.ts';
import type { Term, TermDeclaration } from './term.ts';
import { arityOf } from './type.ts';

/** Makes what the next stage reads of a decided term: calls and casts explicit, sort and arity of every node known. */
export function emit(term: Term, emitting: Emitting): Resolved {
  const { span } = term;
  switch (term.kind) {
    case 'number':
      return { kind: 'number', value: term.value, sort: 'integer', arity: 0, span };
    case 'string':
      return { kind: 'string', value: term.value, sort: 'relation', arity: 1, span };
    case 'truth':
      return { kind: 'truth', value: true, sort: 'formula', arity: 0, span };
    case 'iden':
      return { kind: 'built-in', name: 'iden', sort: 'relation', arity: 2, span };
    case 'empty':
      return { kind: 'built-in', name: 'empty', sort: 'relation', arity: arityOf(term.type), span };
    case 'integer-constant':
      return {
        kind: 'integer-constant',
        name: term.name,
        sort: 'relation',
        arity: term.name === 'next' ? 2 : 1,
        span,
      };
    case 'signature':
      return emitSignature(term);
    case 'field':
      return emitField(term, emitting);
    case 'local':
      return { kind: 'local', local: term.local, sort: term.local.sort, arity: term.local.arity, span };
    case 'unary':
      return emitUnary(term, emitting);
    case 'bound':
      return asRelation(emit(term.operand, emitting));
    case 'binary': {
      const left = emit(term.left, emitting);
      const { operator } = term;
      return operator === 'in' || operator === 'not-in'
        ? emitIn(term, left, emitDomain(term.right, emitting), emitting)
        : emitBinary(term, operator, left, emit(term.right, emitting), emitting);
    }
    case 'arrow':
      return emitArrow(term, emitting);
    case 'list':
      return emitList(term, emitting);
    case 'if':
      return emitIf(term, emitting);
    case 'let':
      return emitLet(term, emitting);
    case 'quantified':
      return emitQuantified(term, emitting);
    case 'call':
      return emitCall(term, emitting);
    case 'unsupported':
      return {
        kind: 'unsupported',
        feature: term.feature,
        sort: 'relation',
        arity: Math.max(arityOf(term.type), 0),
        span,
      };
    case 'partial-call':
    case 'choice':
    case 'macro':
    case 'bad':
      return wrong(`Expected an expression whose names are decided`, span, emitting);
  }
}

function emitArrow(term: Term & { kind: 'arrow' }, emitting: Emitting): Resolved {
  const left = asRelation(emit(term.left, emitting));
  const right = asRelation(emit(term.right, emitting));
  const { leftMultiplicity, rightMultiplicity, sequence, span } = term;
  const arity = left.arity + right.arity;
  const sides = { left, leftMultiplicity, rightMultiplicity, right, ...(sequence && { sequence }) };
  return { kind: 'arrow', ...sides, sort: 'relation', arity, span };
}

function emitSignature({ entry, span }: Term & { kind: 'signature' }): Resolved {
  if (entry.signature)
    return { kind: 'signature', signature: entry.signature, sort: 'relation', arity: 1, span };
  return { kind: 'built-in', name: entry.builtIn ?? 'none', sort: 'relation', arity: 1, span };
}

function emitField({ entry, span }: Term & { kind: 'field' }, emitting: Emitting): Resolved {
  const { field } = entry;
  if (!field) return wrong(`Expected the field \`${entry.name}\` to be declared before this`, span, emitting);
  return { kind: 'field', field, sort: 'relation', arity: field.arity, span };
}

function emitUnary(term: Term & { kind: 'unary' }, emitting: Emitting): Resolved {
  const { operator, span } = term;
  const operand = emit(term.operand, emitting);
  switch (operator) {
    case 'integer-to-atom':
      // A `let` of a literal is a set of its atom already.
      return term.operand.type.number ? asRelation(operand) : asRelation(asInteger(operand));
    case 'atoms-to-integer':
      return asInteger(operand);
    case 'transpose':
    case 'closure':
    case 'reflexive-closure': {
      const value = asRelation(operand);
      if (value.arity !== 2)
        return wrong(`Expected a binary relation, but this has arity ${value.arity}`, span, emitting);
      return { kind: 'unary', operator, operand: value, sort: 'relation', arity: 2, span };
    }
    case 'prime': {
      const value = asRelation(operand);
      return { kind: 'unary', operator, operand: value, sort: 'relation', arity: value.arity, span };
    }
    case 'cardinality':
      return { kind: 'unary', operator, operand: asRelation(operand), sort: 'integer', arity: 0, span };
    case 'no':
    case 'some':
    case 'lone':
    case 'one':
      return { kind: 'unary', operator, operand: asRelation(operand), sort: 'formula', arity: 0, span };
    default:
      return { kind: 'unary', operator, operand, sort: 'formula', arity: 0, span };
  }
}

function emitList(term: Term & { kind: 'list' }, emitting: Emitting): Resolved {
  const { operator, span } = term;
  const operands = term.operands.map((operand) => emit(operand, emitting));
  switch (operator) {
    case 'and':
    case 'or':
      return { kind: operator, operands, sort: 'formula', arity: 0, span };
    case 'disjoint': {
      const relations = operands.map(asRelation);
      const [first] = relations;
      if (relations.some(({ arity }) => arity !== first?.arity)) {
        return wrong('Expected arguments of one arity in `disj`', span, emitting);
      }
      return { kind: 'disjoint', operands: relations, sort: 'formula', arity: 0, span };
    }
    case 'total-order': {
      const [elements, first, next] = operands.map(asRelation);
      if (!elements || !first || !next)
        return wrong('Expected 3 arguments of `pred/totalOrder`', span, emitting);
      return { kind: 'total-order', elements, first, next, sort: 'formula', arity: 0, span };
    }
  }
}

/** The first side says whether it is a number: `#a` is, a literal is a set of its atom. */
function emitIf(term: Term & { kind: 'if' }, emitting: Emitting): Resolved {
  const { span } = term;
  const condition = emit(term.condition, emitting);
  const first = emit(term.then, emitting);
  const second = emit(term.else, emitting);
  if (first.sort === 'formula') return makeChoiceOf(condition, first, second, span);
  if (first.sort === 'integer' && first.kind !== 'number') {
    return makeChoiceOf(condition, first, asInteger(second), span);
  }
  const left = asRelation(first);
  const right = asRelation(second);
  if (left.arity === right.arity) return makeChoiceOf(condition, left, right, span);
  const message = `Expected one arity on both sides of \`else\`, but there are ${left.arity} and ${right.arity}`;
  return wrong(message, span, emitting);
}

function makeChoiceOf(condition: Resolved, first: Resolved, second: Resolved, span: Span): Resolved {
  const { sort, arity } = first;
  // biome-ignore lint/suspicious/noThenProperty: `then` is the field's name in the tree and holds no function.
  return { kind: 'if', condition, then: first, else: second, sort, arity, span };
}

function emitLet(term: Term & { kind: 'let' }, emitting: Emitting): Resolved {
  const { span } = term;
  const given = emit(term.value, emitting);
  const value = given.kind === 'number' ? asRelation(given) : given;
  // A `let` is checked before its value has a sort; nothing has read the variable yet.
  const local = term.local as Mutable<Local>;
  local.sort = value.sort;
  local.arity = value.arity;
  const body = emit(term.body, emitting);
  return { kind: 'let', local, value, body, sort: body.sort, arity: body.arity, span };
}

function emitQuantified(term: Term & { kind: 'quantified' }, emitting: Emitting): Resolved {
  const { quantifier, span } = term;
  const declarations = term.declarations.flatMap((declaration) => emitDeclaration(declaration, emitting));
  const disjoint = disjointGroups(
    term.declarations.map(({ locals, disjoint: apart }) => ({ count: locals.length, apart })),
  );
  const body = emit(term.body, emitting);
  if (quantifier === 'comprehension') {
    return {
      kind: 'comprehension',
      declarations,
      disjoint,
      body,
      sort: 'relation',
      arity: declarations.length,
      span,
    };
  }
  if (quantifier === 'sum') {
    return {
      kind: 'quantified',
      quantifier,
      declarations,
      disjoint,
      body: asInteger(body),
      sort: 'integer',
      arity: 0,
      span,
    };
  }
  return { kind: 'quantified', quantifier, declarations, disjoint, body, sort: 'formula', arity: 0, span };
}

/** Indexes of the variables that each declaration with `disj` holds apart. */
export function disjointGroups(
  declarations: readonly { readonly count: number; readonly apart: boolean }[],
): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let first = 0;
  for (const { count, apart } of declarations) {
    const from = first;
    if (apart && count > 1) groups.push(Array.from({ length: count }, (_, i) => from + i));
    first += count;
  }
  return groups;
}

function emitDeclaration(declaration: TermDeclaration, emitting: Emitting): readonly ResolvedDeclaration[] {
  const domain = emitDomain(declaration.bound, emitting);
  return declaration.locals.map((local, i) => ({
    local,
    domain,
    span: declaration.spans[i] ?? declaration.bound.span,
  }));
}

/** A bound with its multiplicity; one without is `one` for a set and `set` for a relation. */
export function emitDomain(bound: Term, emitting: Emitting): ResolvedDomain {
  const expression = asRelation(emit(bound, emitting));
  const written = boundOf(bound);
  if (bound.kind === 'bound') return { multiplicity: written === 'exactly' ? 'set' : written, expression };
  const multiplicity: Multiplicity = bound.multiplicity === 0 && expression.arity === 1 ? 'one' : 'set';
  return { multiplicity, expression };
}

function emitCall(term: Term & { kind: 'call' }, emitting: Emitting): Resolved {
  const { callable: entry, span } = term;
  const { callable } = entry;
  if (!callable) return wrong(`Expected \`${entry.name}\` to be declared before this`, span, emitting);
  const arity = callable.predicate ? 0 : (callable.result?.expression.arity ?? 1);
  const sort = callable.predicate ? 'formula' : 'relation';
  if (emitting.caller && emitting.reaches(entry, emitting.caller)) {
    return { kind: 'unsupported', feature: `recursion of \`${entry.name}\``, sort, arity, span };
  }
  const values = term.arguments.map((value, i) => {
    const given = asRelation(emit(value, emitting));
    const wanted = entry.parameters[i]?.local.arity;
    return given.arity === wanted
      ? given
      : wrong(
          `Expected an argument of arity ${wanted}, but this has arity ${given.arity}`,
          value.span,
          emitting,
        );
  });
  return { kind: 'call', callable, arguments: values, sort, arity, span };
}
