import type { Local } from './resolved.ts';
import type { Term } from './term.ts';
import {
  closeType,
  EMPTY,
  INTEGERS,
  intersectTypes,
  isNothing,
  joinTypes,
  multiplyTypes,
  NUMBER,
  pickCommonArity,
  restrictType,
  type Type,
  transposeType,
  UNIV_PAIR,
  uniteCommonArity,
} from './type.ts';

/** The type a decided term has when these variables are known to have narrower ones. */
export function retype(term: Term, known: ReadonlyMap<Local, Type>): Type {
  switch (term.kind) {
    case 'local': {
      const type = known.get(term.local);
      return type && !isNothing(type) ? type : term.type;
    }
    case 'bound':
      return retype(term.operand, known);
    case 'arrow':
      return multiplyTypes(retype(term.left, known), retype(term.right, known));
    case 'unary':
      return retypeUnary(term, known);
    case 'binary':
      return retypeBinary(term, known);
    case 'if':
      return uniteCommonArity(retype(term.then, known), retype(term.else, known));
    case 'let':
      return retype(term.body, new Map([...known, [term.local, retype(term.value, known)]]));
    case 'quantified': {
      if (term.quantifier !== 'comprehension') return term.type;
      const types = term.declarations.flatMap(({ bound, locals }) => locals.map(() => retype(bound, known)));
      return types.length === 0 ? EMPTY : types.reduce(multiplyTypes);
    }
    default:
      return term.type;
  }
}

function retypeUnary(term: Term & { kind: 'unary' }, known: ReadonlyMap<Local, Type>): Type {
  switch (term.operator) {
    case 'transpose':
      return transposeType(retype(term.operand, known));
    case 'closure':
      return closeType(retype(term.operand, known));
    case 'reflexive-closure':
      return UNIV_PAIR;
    case 'prime':
      return retype(term.operand, known);
    case 'integer-to-atom':
      return INTEGERS;
    case 'cardinality':
    case 'atoms-to-integer':
      return NUMBER;
    default:
      return term.type;
  }
}

function retypeBinary(term: Term & { kind: 'binary' }, known: ReadonlyMap<Local, Type>): Type {
  const left = () => retype(term.left, known);
  const right = () => retype(term.right, known);
  switch (term.operator) {
    case 'join':
      return joinTypes(left(), right());
    case 'domain':
      return restrictType(right(), left(), 'first');
    case 'range':
      return restrictType(left(), right(), 'last');
    case 'intersection':
      return intersectTypes(left(), right());
    case 'union':
    case 'override':
      return uniteCommonArity(left(), right());
    case 'difference':
      return pickCommonArity(left(), right());
    default:
      return term.type;
  }
}
