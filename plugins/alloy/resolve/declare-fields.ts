import type { Problem } from '../problem.ts';
import type { Declaration } from '../syntax/ast.ts';
import { variableTerm } from './candidates.ts';
import { checkBound } from './check.ts';
import { bind, type Context } from './context.ts';
import { refuseTwice } from './declare-names.ts';
import type { FieldEntry, ModuleEntry, SignatureEntry } from './entry.ts';
import { withDefaultBound } from './make-formula.ts';
import type { Settling } from './settle.ts';
import { typeError } from './term.ts';
import { arityOf, firstColumnsOverlap, hasTuple, multiplyTypes } from './type.ts';

/** Declares the fields `f: e`, or those with a definition `f = e`, in which predicates and functions may be called. */
export function declareFields(
  signatures: readonly SignatureEntry[],
  which: 'bounds' | 'definitions',
  settling: Settling,
  problems: Problem[],
): void {
  for (const entry of signatures) {
    if (entry.source?.kind !== 'signature' || !entry.module) continue;
    const { fields } = entry.source;
    if (which === 'bounds') {
      refuseTwice(
        fields.flatMap((declaration) => declaration.names),
        'field of this signature',
        problems,
      );
    }
    for (const declaration of fields) {
      if (declaration.defined === (which === 'definitions')) {
        declareField(entry, entry.module, declaration, settling, problems);
      }
    }
  }
}

function declareField(
  entry: SignatureEntry,
  module: ModuleEntry,
  declaration: Declaration,
  settling: Settling,
  problems: Problem[],
): void {
  const context: Context = {
    module,
    place: declaration.defined ? 'definition' : 'bound',
    owner: entry,
    bindings: undefined,
    expansions: 20,
    settling,
  };
  const self = variableTerm(entry.self, entry.type, entry.span);
  const bound = withDefaultBound(checkBound(declaration, bind(context, 'this', self)));
  problems.push(...bound.errors);
  if (bound.errors.length > 0) return;
  if (arityOf(bound.type) > 0 && !hasTuple(bound.type)) {
    problems.push(typeError('Expected a bound that may have tuples, but this is always empty', bound.span));
  }
  for (const { text, span } of declaration.names) {
    const field: FieldEntry = {
      name: text,
      owner: entry,
      private: declaration.private || entry.private,
      type: multiplyTypes(entry.type, bound.type),
      bound,
      declaration,
      span,
      field: undefined,
    };
    entry.fields.push(field);
  }
}

/** Two signatures that may share an atom cannot have fields of one name. */
export function refuseFieldClashes(signatures: readonly SignatureEntry[], problems: Problem[]): void {
  const known = new Map<string, FieldEntry[]>();
  for (const entry of signatures) {
    for (const field of entry.fields) {
      const others = known.get(field.name) ?? [];
      const clash = others.find((other) => firstColumnsOverlap(other.type, field.type));
      if (clash) {
        problems.push(
          typeError(
            `\`${field.name}\` is a field of \`${entry.name}\` and of \`${clash.owner.name}\`, which may share atoms`,
            field.span,
          ),
        );
      }
      known.set(field.name, [...others, field]);
    }
  }
}
