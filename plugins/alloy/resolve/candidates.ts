import type { Span } from '#model';
import type { Problem } from '../problem.ts';
import { BUILT_IN_SIGNATURES, isSameOrBelow } from './built-in.ts';
import { boundTerm, type Context } from './context.ts';
import type { CallableEntry, FieldEntry, SignatureEntry } from './entry.ts';
import { findInExpression, findMacros, reachModules } from './find-name.ts';
import { makeBinary } from './make-binary.ts';
import { makeCall, makeChoice, makePartialCall } from './make-call.ts';
import { nearestName } from './nearest-name.ts';
import type { Local } from './resolved.ts';
import { badTerm, makeTerm, type Term, typeError } from './term.ts';
import { hasArity, type Type, typesIntersect, UNIV_PAIR } from './type.ts';

interface Candidate {
  readonly term: Term;
  readonly reason: string;
}

/** Everything that a name may stand for where it is; `raw` is `@name`, which is never `this.name`. */
export function resolveName(context: Context, name: string, raw: boolean, span: Span): Term {
  const local = raw ? undefined : (boundTerm(context, name) ?? findMacro(context, name, span));
  if (local) return local.kind === 'macro' ? local : { ...local, span };
  const builtIn = builtInTerm(name, span);
  if (builtIn) return builtIn;
  const found = [...ownCandidates(context, name, span), ...fieldCandidates(context, name, raw, span)];
  if (found.length === 0) return badTerm([unknownName(context, name, span)], span);
  return makeChoice(
    found.map(({ term }) => term),
    found.map(({ reason }) => reason),
    span,
  );
}

function findMacro(context: Context, name: string, span: Span): Term | undefined {
  const macros = findMacros(context.module, name);
  const [macro] = macros;
  if (!macro) return undefined;
  if (macros.length > 1) {
    return badTerm([typeError(`Expected one macro \`${name}\`, but there are ${macros.length}`, span)], span);
  }
  const incomplete = typeError(
    `Expected ${macro.source.parameters.length} arguments of the macro \`${name}\``,
    span,
  );
  return { ...badTerm([incomplete], span), kind: 'macro', macro, arguments: [] };
}

function builtInTerm(name: string, span: Span): Term | undefined {
  if (name === 'iden') return makeTerm({ kind: 'iden' }, span, UNIV_PAIR);
  const entry = BUILT_IN_SIGNATURES.get(name);
  return entry && signatureTerm(entry, span);
}

/** A signature as an expression. */
export function signatureTerm(entry: SignatureEntry, span: Span): Term {
  return makeTerm({ kind: 'signature', entry }, span, entry.type);
}

function unknownName(context: Context, name: string, span: Span): Problem {
  if (context.place === 'bound' || context.place === 'parameter') {
    const { callables } = findInExpression(context.module, name, true);
    if (callables.length > 0) {
      return typeError(
        `Unexpected call of \`${name}\`, expected a bound without predicates and functions`,
        span,
      );
    }
  }
  const problem = typeError(`\`${name}\` is not the name of anything that can be used here`, span);
  const nearest = nearestName(name, knownNames(context));
  return nearest === undefined ? problem : { ...problem, hint: `Is \`${nearest}\` meant?` };
}

/** Names that may be meant where an unknown one stands, the author's own first. */
function* knownNames(context: Context): Iterable<string> {
  for (let at = context.bindings; at; at = at.next) yield at.name;
  for (const module of reachModules(context.module, false)) {
    for (const signature of module.signatures.values()) {
      yield signature.name;
      for (const field of signature.fields) yield field.name;
    }
    yield* module.callables.keys();
    yield* module.macros.keys();
  }
}

/** Signatures, and predicates and functions where they may be called. */
function ownCandidates(context: Context, name: string, span: Span): readonly Candidate[] {
  const callable = context.place !== 'bound' && context.place !== 'parameter';
  const { signatures, callables } = findInExpression(context.module, name, callable);
  return [
    ...signatures.map((entry) => ({
      term: signatureTerm(entry, span),
      reason: `the signature \`${nameOf(entry.module?.path, entry.name)}\``,
    })),
    ...callables.flatMap((entry) => callCandidates(context, entry, span)),
  ];
}

/** Inside a signature, `this` may be the first argument. */
function callCandidates(context: Context, entry: CallableEntry, span: Span): readonly Candidate[] {
  const reason = `the ${entry.predicate ? 'predicate' : 'function'} \`${nameOf(entry.module.path, entry.name)}\``;
  const [first] = entry.parameters;
  const self = context.owner && boundTerm(context, 'this');
  const call = (values: readonly Term[], penalty: number): Term =>
    values.length === entry.parameters.length
      ? makeCall(entry, values, penalty, span)
      : makePartialCall(entry, values, penalty, span);
  const plain: Candidate = { term: call([], 0), reason };
  if (!first || !self || !hasArity(self.type, 1) || !typesIntersect(first.type, self.type)) return [plain];
  return [{ term: call([{ ...self, span }], 1), reason: `${reason} of \`this\`` }, plain];
}

function fieldCandidates(context: Context, name: string, raw: boolean, span: Span): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const module of reachModules(context.module, false)) {
    const own = module === context.module;
    for (const signature of module.signatures.values()) {
      if (!own && signature.private) continue;
      for (const entry of signature.fields) {
        if (entry.name !== name || (!own && entry.private)) continue;
        const term = fieldReading(context, entry, raw, span);
        if (term)
          found.push({ term, reason: `the field \`${nameOf(module.path, signature.name)} <: ${name}\`` });
      }
    }
  }
  return found;
}

function fieldTerm(entry: FieldEntry, span: Span, weight: number): Term {
  return makeTerm({ kind: 'field', entry }, span, entry.type, { weight });
}

/** Inside a signature its own fields are those of `this`; those of others are far-fetched, and not seen in a bound. */
function fieldReading(context: Context, entry: FieldEntry, raw: boolean, span: Span): Term | undefined {
  if (!context.owner) return fieldTerm(entry, span, 0);
  if (isSameOrBelow(context.owner, entry.owner)) {
    const term = fieldTerm(entry, span, 0);
    const self = raw ? undefined : boundTerm(context, 'this');
    return self ? makeBinary('join', { ...self, span }, term, span) : term;
  }
  return context.place === 'bound' ? undefined : fieldTerm(entry, span, 1);
}

/** A name with the way to its module, as a person would write it. */
export function nameOf(path: string | undefined, name: string): string {
  return path ? `${path}/${name}` : name;
}

/** A variable as an expression. */
export function variableTerm(local: Local, type: Type, span: Span): Term {
  return makeTerm({ kind: 'local', local }, span, type);
}
