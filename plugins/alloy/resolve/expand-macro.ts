import type { Span } from '#model';
import type { Expression } from '../syntax/ast.ts';
import { bind, type Context } from './context.ts';
import { settle } from './settle.ts';
import { badTerm, type Term, typeError } from './term.ts';

/** Puts a macro's body in the place of its name, once it has all arguments; names in it are those of its own module. */
export function expandMacro(
  term: Term & { kind: 'macro' },
  context: Context,
  span: Span,
  check: (expression: Expression, context: Context) => Term,
): Term {
  const { macro, arguments: values } = term;
  if (values.length !== macro.source.parameters.length) return term;
  if (context.expansions <= 0) {
    return badTerm(
      [typeError(`Expected macros that end, but \`${macro.name}\` expands into itself too often`, span)],
      span,
    );
  }
  let inner: Context = {
    module: macro.module,
    place: 'body',
    bindings: undefined,
    expansions: context.expansions - 1,
    settling: context.settling,
  };
  macro.source.parameters.forEach(({ text }, i) => {
    const value = values[i];
    if (!value) return;
    const decided = value.kind === 'macro' ? value : settle(value, value.type, context.settling);
    inner = bind(inner, text, decided);
  });
  context.settling.work -= 1;
  if (context.settling.work < 0) {
    return badTerm([typeError('Expected macros that end, but these need too many steps', span)], span);
  }
  return { ...check(macro.source.body, inner), span };
}
