import type { Problem } from '../problem.ts';
import type {
  Declaration,
  EnumParagraph,
  FunctionParagraph,
  Name,
  PredicateParagraph,
  SignatureParagraph,
} from '../syntax/ast.ts';
import type { CallableEntry, ModuleEntry, SignatureEntry } from './entry.ts';
import { typeError } from './term.ts';
import { EMPTY } from './type.ts';

/** Declares what a module's text names, without looking at what it says. */
export function declareNames(module: ModuleEntry, problems: Problem[]): void {
  declareParameters(module, problems);
  for (const paragraph of module.source.paragraphs) {
    switch (paragraph.kind) {
      case 'signature':
        for (const name of paragraph.names) {
          addSignature(module, name, signatureOf(module, name, paragraph), problems);
        }
        break;
      case 'enum':
        declareEnum(module, paragraph, problems);
        break;
      case 'fact':
        module.facts.push(paragraph);
        break;
      case 'predicate':
      case 'function':
        declareCallable(module, paragraph, problems);
        break;
      case 'assert': {
        const name = paragraph.name?.text ?? `assert$${1 + module.assertions.size}`;
        if (module.assertions.has(name)) {
          problems.push(typeError(`\`${name}\` is the name of another assertion already`, paragraph.span));
        } else module.assertions.set(name, { name, source: paragraph, body: undefined });
        break;
      }
      case 'macro': {
        const { name } = paragraph;
        if (module.macros.has(name.text)) {
          problems.push(typeError(`\`${name.text}\` is the name of another macro already`, name.span));
        }
        refuseTwice(paragraph.parameters, 'parameter', problems);
        module.macros.set(name.text, {
          name: name.text,
          module,
          private: paragraph.private,
          source: paragraph,
        });
        break;
      }
      case 'command':
        break;
    }
  }
}

/** Parameters of the main module are signatures of it; of another one, whoever opens it gives them. */
function declareParameters(module: ModuleEntry, problems: Problem[]): void {
  for (const { name, exactly } of module.source.header?.parameters ?? []) {
    if (module.path !== '') {
      if (module.parameters.has(name.text)) {
        problems.push(typeError(`\`${name.text}\` is the name of another parameter already`, name.span));
      }
      module.parameters.set(name.text, undefined);
      if (exactly) module.exactParameters.add(name.text);
    } else addSignature(module, name, { ...blankSignature(module, name), exact: exactly }, problems);
  }
}

function blankSignature(module: ModuleEntry, name: Name): SignatureEntry {
  return {
    name: name.text,
    module,
    private: false,
    variable: false,
    one: false,
    enumeration: false,
    span: name.span,
    above: [],
    relation: 'top',
    exact: false,
    parents: [],
    type: EMPTY,
    basic: undefined,
    fields: [],
    facts: [],
    self: { name: 'this', arity: 1, sort: 'relation' },
    signature: undefined,
  };
}

function signatureOf(module: ModuleEntry, name: Name, source: SignatureParagraph): SignatureEntry {
  return {
    ...blankSignature(module, name),
    private: source.private,
    variable: source.variable,
    one: source.multiplicity === 'one',
    source,
    above: source.parent?.names ?? [],
    relation: source.parent?.kind ?? 'top',
  };
}

function declareEnum(module: ModuleEntry, source: EnumParagraph, problems: Problem[]): void {
  const enumeration = { private: source.private, enumeration: true, source };
  addSignature(module, source.name, { ...blankSignature(module, source.name), ...enumeration }, problems);
  const above = [{ text: `this/${source.name.text}`, span: source.name.span }];
  for (const value of source.values) {
    const entry = {
      ...blankSignature(module, value),
      ...enumeration,
      one: true,
      above,
      relation: 'extends' as const,
    };
    addSignature(module, value, entry, problems);
  }
}

function addSignature(
  module: ModuleEntry,
  { text, span }: Name,
  entry: SignatureEntry,
  problems: Problem[],
): void {
  if (module.signatures.has(text) || module.parameters.has(text)) {
    problems.push(typeError(`\`${text}\` is the name of another signature or parameter already`, span));
    return;
  }
  module.signatures.set(text, entry);
}

function declareCallable(
  module: ModuleEntry,
  source: PredicateParagraph | FunctionParagraph,
  problems: Problem[],
): void {
  const entry: CallableEntry = {
    name: source.name.text,
    module,
    private: source.private,
    predicate: source.kind === 'predicate',
    source,
    span: source.span,
    parameters: [],
    result: undefined,
    body: undefined,
    callable: undefined,
    recursive: false,
  };
  refuseTwice(
    source.parameters.flatMap((declaration: Declaration) => declaration.names),
    'parameter',
    problems,
  );
  const known = module.callables.get(entry.name);
  if (known) known.push(entry);
  else module.callables.set(entry.name, [entry]);
}

/** Complains of a name that is declared twice. */
export function refuseTwice(names: readonly Name[], kind: string, problems: Problem[]): void {
  const seen = new Set<string>();
  for (const { text, span } of names) {
    if (seen.has(text)) problems.push(typeError(`\`${text}\` is the name of another ${kind} already`, span));
    seen.add(text);
  }
}
