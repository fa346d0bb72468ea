import type {
  CommandParagraph,
  Declaration,
  FunctionParagraph,
  MacroParagraph,
  Module,
  Name,
  Open,
  Paragraph,
  PredicateParagraph,
  Scope,
  SignatureParagraph,
  TypeScope,
} from './ast.ts';
import {
  indent,
  printBlock,
  printDeclaration,
  printExpression,
  printSet,
  printString,
} from './print-expression.ts';
import { isNameText } from './token.ts';

/** Writes a module in canonical form; reading it again gives an equal tree. */
export function printModule(module: Module): string {
  const { header } = module;
  const parameters =
    header?.parameters.map(({ exactly, name }) => `${exactly ? 'exactly ' : ''}${name.text}`) ?? [];
  const first = header === undefined ? [] : [`module ${header.name.text}${inBrackets(parameters)}`];
  const opens = module.opens.length === 0 ? [] : [module.opens.map(printOpen).join('\n')];
  const sections = [...first, ...opens, ...module.paragraphs.map(printParagraph)];
  return sections.map((section) => `${section}\n`).join('\n');
}

/** Writes one paragraph without a line end after it. */
export function printParagraph(paragraph: Paragraph): string {
  switch (paragraph.kind) {
    case 'signature':
      return printSignature(paragraph);
    case 'enum':
      return `${prefix(paragraph)}enum ${paragraph.name.text} { ${texts(paragraph.values).join(', ')} }`;
    case 'fact':
    case 'assert':
      return `${paragraph.kind} ${printLabel(paragraph.name)}${printBlock(paragraph.body)}`;
    case 'predicate':
      return `${prefix(paragraph)}pred ${printHeading(paragraph)} ${printBlock(paragraph.body)}`;
    case 'function':
      return printFunction(paragraph);
    case 'macro':
      return printMacro(paragraph);
    case 'command':
      return printCommand(paragraph);
  }
}

function prefix(paragraph: { readonly private: boolean }): string {
  return paragraph.private ? 'private ' : '';
}

function texts(names: readonly Name[]): readonly string[] {
  return names.map((name) => name.text);
}

function inBrackets(parts: readonly string[]): string {
  return parts.length === 0 ? '' : `[${parts.join(', ')}]`;
}

function printOpen(open: Open): string {
  const alias = open.alias === undefined ? '' : ` as ${open.alias.text}`;
  return `${prefix(open)}open ${open.module.text}${inBrackets(texts(open.arguments))}${alias}`;
}

const PARENT_WORDS = { extends: 'extends', in: 'in', equals: '=' } as const;

function printSignature(signature: SignatureParagraph): string {
  const words = [
    signature.private ? 'private' : '',
    signature.variable ? 'var' : '',
    signature.abstract ? 'abstract' : '',
    signature.multiplicity ?? '',
    'sig',
    texts(signature.names).join(', '),
  ].filter((word) => word !== '');
  if (signature.parent !== undefined) {
    words.push(PARENT_WORDS[signature.parent.kind], texts(signature.parent.names).join(' + '));
  }
  const fact = signature.fact === undefined ? '' : ` ${printBlock(signature.fact)}`;
  return `${words.join(' ')} ${printFields(signature.fields)}${fact}`;
}

function printFields(fields: readonly Declaration[]): string {
  if (fields.length === 0) return '{}';
  return `{\n${fields.map((field) => `  ${indent(printDeclaration(field))}`).join(',\n')}\n}`;
}

/** A name that is not one of a signature's stands in quotes. */
function printLabel(name: Name | undefined): string {
  if (name === undefined) return '';
  const isPlain = isNameText(name.text) && !/[/$]/.test(name.text);
  return `${isPlain ? name.text : printString(name.text)} `;
}

function printHeading({ receiver, name, parameters }: PredicateParagraph | FunctionParagraph): string {
  const before = receiver === undefined ? '' : `${receiver.text}.`;
  return `${before}${name.text}${inBrackets(parameters.map(printDeclaration))}`;
}

function printFunction(paragraph: FunctionParagraph): string {
  const { result, body } = paragraph;
  const set = printSet(result.multiplicity, result.expression);
  // A block of several expressions is the function's own; one of a single expression stands inside that.
  const isOwn = body.kind === 'block' && body.expressions.length !== 1;
  const block = isOwn ? body : { kind: 'block' as const, expressions: [body], span: body.span };
  return `${prefix(paragraph)}fun ${printHeading(paragraph)}: ${set} ${printBlock(block)}`;
}

function printMacro(macro: MacroParagraph): string {
  const heading = `${prefix(macro)}let ${macro.name.text}${inBrackets(texts(macro.parameters))}`;
  return `${heading} = ${printExpression(macro.body)}`;
}

function printCommand(command: CommandParagraph): string {
  const scope = printScope(command.scope);
  const expect = command.expect === undefined ? '' : ` expect ${command.expect}`;
  const then = command.then === undefined ? '' : ` => ${printCommand(command.then)}`;
  return `${printTarget(command)}${scope === '' ? '' : ` ${scope}`}${expect}${then}`;
}

function printTarget({ check, label, target }: CommandParagraph): string {
  const word = check ? 'check' : 'run';
  if ('kind' in target) return `${word} ${label === undefined ? '' : `${label.text} `}${printBlock(target)}`;
  if (label === undefined) return `${word} ${target.text}`;
  // Only simple names may stand on both sides of `label: run name`.
  const isSimple = !label.text.includes('/') && !/^(?:this|seq)\//.test(target.text);
  return isSimple ? `${label.text}: ${word} ${target.text}` : `${word} ${label.text} ${target.text}`;
}

/** Writes `for 3 but exactly 2 A, 5 Int`; nothing for a command without a scope. */
export function printScope({ overall, types }: Scope): string {
  const list = types.map(printTypeScope).join(', ');
  if (overall === undefined) return list === '' ? '' : `for ${list}`;
  return list === '' ? `for ${overall}` : `for ${overall} but ${list}`;
}

function printTypeScope({ exactly, start, end, open, increment, name }: TypeScope): string {
  const step = increment === undefined ? '' : `:${increment}`;
  const dots = open === true && increment === undefined ? '..' : '';
  const range = end === undefined ? `${start}${dots}${step}` : `${start}..${end}${step}`;
  return `${exactly ? 'exactly ' : ''}${range} ${name.text}`;
}
