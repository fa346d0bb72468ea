import type { Span } from '#model';
import type { Block, Declaration, Expression, Name } from '../syntax/ast.ts';
import { INT, SEQ_INT, STRING } from './basic-type.ts';
import { BUILT_IN_SIGNATURES, SEQUENCE_INDEXES } from './built-in.ts';
import { resolveName, signatureTerm, variableTerm } from './candidates.ts';
import { bind, type Context } from './context.ts';
import type { Mutable } from './entry.ts';
import { expandMacro } from './expand-macro.ts';
import { makeArrow, makeBinary } from './make-binary.ts';
import { giveArgument } from './make-call.ts';
import { makeIf, makeLet, makeList, makeQuantified, withDefaultBound } from './make-formula.ts';
import { asRelationTerm, makeBound, makeUnary } from './make-unary.ts';
import type { Local } from './resolved.ts';
import { settle, settleFormula, settleInteger, settleRelation } from './settle.ts';
import { badTerm, makeTerm, type Term, type TermDeclaration, typeError } from './term.ts';
import { arityOf, FORMULA, hasIntegers, INTEGERS, NUMBER, typeOf, UNIV_PAIR } from './type.ts';

/** Finds what each name of an expression may stand for, and types from below; `settle` then decides. */
export function check(expression: Expression, context: Context): Term {
  const { span } = expression;
  context.settling.place = span;
  switch (expression.kind) {
    case 'block':
      return checkBlock(expression, context);
    case 'number':
      return makeTerm({ kind: 'number', value: expression.value }, span, NUMBER);
    case 'string':
      return makeTerm({ kind: 'string', value: expression.value }, span, typeOf(STRING));
    case 'constant':
      return checkConstant(expression.name, span);
    case 'name':
      return checkName(expression.name, expression.raw, span, context);
    case 'unary':
      return checkUnary(expression, context);
    case 'binary':
      return checkBinary(expression, context);
    case 'arrow':
      return makeArrow(
        check(expression.left, context),
        expression.leftMultiplicity ?? 'set',
        expression.rightMultiplicity ?? 'set',
        check(expression.right, context),
        span,
      );
    case 'if':
      return makeIf(
        check(expression.condition, context),
        check(expression.then, context),
        check(expression.else, context),
        span,
      );
    case 'quantified': {
      const { declarations, inner } = checkDeclarations(expression.declarations, context);
      const body = check(expression.body, inner);
      const decided =
        expression.quantifier === 'sum'
          ? settleInteger(body, context.settling)
          : settleFormula(body, context.settling);
      return makeQuantified(expression.quantifier, declarations, decided, span);
    }
    case 'comprehension': {
      const { declarations, inner } = checkDeclarations(expression.declarations, context);
      const body = expression.body
        ? settleFormula(check(expression.body, inner), context.settling)
        : makeTerm({ kind: 'truth' }, span, FORMULA);
      return makeQuantified('comprehension', declarations, body, span);
    }
    case 'let':
      return checkLet(expression, context);
    case 'box':
      return checkBox(expression, context);
  }
}

function checkBlock({ expressions, span }: Block, context: Context): Term {
  const [only] = expressions;
  if (!only) return makeTerm({ kind: 'truth' }, span, FORMULA);
  if (expressions.length === 1) return check(only, context);
  return makeList(
    'and',
    expressions.map((expression) => check(expression, context)),
    span,
  );
}

function checkConstant(name: (Expression & { kind: 'constant' })['name'], span: Span): Term {
  switch (name) {
    case 'iden':
      return makeTerm({ kind: 'iden' }, span, UNIV_PAIR);
    case 'fun/min':
      return makeTerm({ kind: 'integer-constant', name: 'min' }, span, INTEGERS);
    case 'fun/max':
      return makeTerm({ kind: 'integer-constant', name: 'max' }, span, INTEGERS);
    case 'fun/next':
      return makeTerm({ kind: 'integer-constant', name: 'next' }, span, typeOf(INT, INT));
    default: {
      const entry = BUILT_IN_SIGNATURES.get(name);
      return entry
        ? signatureTerm(entry, span)
        : badTerm([typeError(`\`${name}\` is not known`, span)], span);
    }
  }
}

function checkName({ text }: Name, raw: boolean, span: Span, context: Context): Term {
  if (text.includes('$')) {
    const meta = typeError(`The meta name \`${text}\` is not supported yet`, span);
    return badTerm([{ ...meta, unsupported: true }], span);
  }
  const term = resolveName(context, text, raw, span);
  return term.kind === 'macro' ? expandMacro(term, context, span, check) : term;
}

type Unary = Expression & { kind: 'unary' };

function checkUnary({ operator, operand, span }: Unary, context: Context): Term {
  const term = check(operand, context);
  if (operator === 'set') return makeBound('set', term, span);
  if (operator !== 'seq') return makeUnary(operator, term, span);
  const indexes = makeTerm({ kind: 'signature', entry: SEQUENCE_INDEXES }, span, typeOf(SEQ_INT));
  return makeArrow(indexes, 'set', 'lone', term, span, true);
}

type Binary = Expression & { kind: 'binary' };

function checkBinary(expression: Binary, context: Context): Term {
  const { operator, span } = expression;
  if (operator === 'and' || operator === 'or') return checkChain(expression, operator, context);
  const left = check(expression.left, context);
  switch (operator) {
    case 'sequence': {
      const next = makeUnary('after', check(expression.right, context), expression.right.span);
      return makeList('and', [left, next], span);
    }
    case 'join':
      return joinTerms(left, check(expression.right, context), context, span);
    case 'in':
    case 'not-in':
      return makeBinary(operator, left, checkBoundSide(expression.right, context), span);
    default:
      return makeBinary(operator, left, check(expression.right, context), span);
  }
}

/** `a and b and c` is one list. */
function checkChain(expression: Binary, operator: 'and' | 'or', context: Context): Term {
  const operands: Expression[] = [];
  let at: Expression = expression;
  while (at.kind === 'binary' && at.operator === operator) {
    operands.push(at.right);
    at = at.left;
  }
  operands.push(at);
  return makeList(
    operator,
    operands.reverse().map((operand) => check(operand, context)),
    expression.span,
  );
}

/** Behind `in`, `one e` is a bound and no formula. */
function checkBoundSide(expression: Expression, context: Context): Term {
  if (expression.kind === 'unary') {
    const { operator, operand, span } = expression;
    if (operator === 'one' || operator === 'lone' || operator === 'some') {
      return makeBound(operator, check(operand, context), span);
    }
  }
  return check(expression, context);
}

/** `a.b`: a call with one argument more, a macro's, a cast, or a join. */
function joinTerms(left: Term, right: Term, context: Context, span: Span): Term {
  if (right.kind === 'macro') {
    return expandMacro({ ...right, arguments: [...right.arguments, left] }, context, span, check);
  }
  if (hasIntegers(left.type) && right.kind === 'signature' && right.entry.builtIn === 'Int') return left;
  if (right.kind === 'call' && right.callable.predicate) {
    const { name, parameters } = right.callable;
    const message = `Expected ${parameters.length} arguments of the predicate \`${name}\`, but there are more`;
    return badTerm([typeError(message, span)], span);
  }
  const value = asRelationTerm(left);
  return value.errors.length > 0 ? makeBinary('join', value, right, span) : giveArgument(value, right, span);
}

type Box = Expression & { kind: 'box' };

/** `f[x, y]` is `y.(x.f)`; some words take arguments of their own. */
function checkBox(expression: Box, context: Context): Term {
  const { target, span } = expression;
  const values = expression.arguments.map((argument) => check(argument, context));
  if (target.kind === 'name' && !target.raw) {
    const special = checkWord(target.name.text, values, span);
    if (special) return special;
  }
  const named = check(target, context);
  return values.reduce((callee, value) => joinTerms(value, callee, context, span), named);
}

function checkWord(word: string, values: readonly Term[], span: Span): Term | undefined {
  switch (word) {
    case 'disj':
      return makeList('disjoint', values, span);
    case 'pred/totalOrder':
      return makeList('total-order', values, span);
    case 'int':
    case 'sum': {
      const [only] = values;
      if (!only || values.length > 1) {
        const error = typeError(`Expected 1 argument of \`${word}\`, but there are ${values.length}`, span);
        return badTerm([error], span);
      }
      return makeUnary('integer-to-atom', makeUnary('atoms-to-integer', only, span), span);
    }
    default:
      return undefined;
  }
}

function checkLet({ name, value, body, span }: Expression & { kind: 'let' }, context: Context): Term {
  const given = check(value, context);
  const decided = given.kind === 'macro' ? given : settle(given, given.type, context.settling);
  // Its sort is known when the value is emitted, before any use of it.
  const local: Mutable<Local> = { name: name.text, arity: 0, sort: 'relation' };
  const bound = decided.errors.length > 0 ? decided : variableTerm(local, decided.type, name.span);
  return makeLet(local, decided, check(body, bind(context, name.text, bound)), span);
}

/** Declares variables one declaration after the other; later bounds see the earlier ones. */
export function checkDeclarations(
  declarations: readonly Declaration[],
  context: Context,
): { readonly declarations: readonly TermDeclaration[]; readonly inner: Context } {
  let inner = context;
  const checked = declarations.map((declaration): TermDeclaration => {
    const bound = withDefaultBound(checkBound(declaration, inner));
    const locals = declaration.names.map(
      ({ text }): Local => ({ name: text, arity: Math.max(arityOf(bound.type), 0), sort: 'relation' }),
    );
    const errors = refuseFieldWords(declaration);
    locals.forEach((local, i) => {
      const at = declaration.names[i]?.span ?? declaration.span;
      const term = bound.errors.length > 0 ? badTerm(bound.errors, at) : variableTerm(local, bound.type, at);
      inner = bind(inner, local.name, term);
    });
    return {
      locals,
      spans: declaration.names.map((name) => name.span),
      disjoint: declaration.disjoint && locals.length > 1,
      bound: errors.length > 0 ? badTerm([...bound.errors, ...errors], declaration.span) : bound,
    };
  });
  return { declarations: checked, inner };
}

function refuseFieldWords({ disjointValues, private: own, variable, span }: Declaration) {
  const word = disjointValues ? 'disj' : own ? 'private' : variable ? 'var' : undefined;
  return word ? [typeError(`Unexpected \`${word}\`, expected the bound of a variable`, span)] : [];
}

/** The decided bound of a declaration, with its multiplicity as written. */
export function checkBound(declaration: Declaration, context: Context): Term {
  const term = check(declaration.expression, context);
  const multiplicity = declaration.defined ? 'exactly' : declaration.multiplicity;
  const bound = multiplicity ? makeBound(multiplicity, term, declaration.expression.span) : term;
  return settleRelation(bound, context.settling);
}
