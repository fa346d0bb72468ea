import { printExpression } from './print-expression.ts';
import type {
  Callable,
  Field,
  Resolved,
  ResolvedCommand,
  ResolvedDeclaration,
  ResolvedDomain,
  ResolvedModel,
  ResolvedScope,
  Signature,
} from './resolved.ts';

/** Prints a resolved model for people: one line for each declaration, fact and command, every name with its full meaning. */
export function printResolved(model: ResolvedModel): string {
  const called = new Set<Callable>();
  const print = (expression: Resolved) => printExpression(expression, called);
  const lines = model.signatures.flatMap((signature) => printSignature(signature, print));
  for (const { name, formula } of model.facts) lines.push(`fact${name ? ` ${name}` : ''}: ${print(formula)}`);
  const commands = model.commands.map((command) => printCommand(command, print));
  // Printing a body may find more callables: the set grows while it is walked.
  for (const callable of called) lines.push(printCallable(callable, print));
  return [...lines, ...commands, ''].join('\n');
}

type Print = (expression: Resolved) => string;

function printSignature(signature: Signature, print: Print): string[] {
  const {
    name,
    abstract,
    variable,
    multiplicity,
    enumeration,
    exact,
    private: own,
    parent,
    subset,
  } = signature;
  const words = [
    own && 'private',
    variable && 'var',
    abstract && 'abstract',
    multiplicity,
    exact && 'exact',
    enumeration && 'enum',
  ];
  const above = parent
    ? ` extends ${parent.name}`
    : subset
      ? ` ${subset.exact ? '=' : 'in'} ${subset.of.map((of) => (typeof of === 'string' ? of : of.name)).join(' + ')}`
      : '';
  return [
    `${[...words.filter(Boolean), 'sig', name].join(' ')}${above}`,
    ...signature.fields.map((field) => `  ${printField(field, print)}`),
    ...signature.facts.map((fact) => `  fact: ${print(fact)}`),
  ];
}

function printField(field: Field, print: Print): string {
  const words = [
    field.private && 'private',
    field.variable && 'var',
    field.disjointFrom.length > 0 && 'disj',
  ];
  const sign = field.defined ? ' = ' : field.disjointValues ? ': disj ' : ': ';
  const bound = field.defined ? print(field.bound.expression) : printDomain(field.bound, print);
  return `${[...words.filter(Boolean), field.name].join(' ')}/${field.arity}${sign}${bound}`;
}

function printDomain({ multiplicity, expression }: ResolvedDomain, print: Print): string {
  return `${multiplicity} ${print(expression)}`;
}

function printDeclaration({ local, domain }: ResolvedDeclaration, print: Print): string {
  return `${local.name}: ${printDomain(domain, print)}`;
}

function printCallable({ name, predicate, parameters, result, body }: Callable, print: Print): string {
  const head = `${predicate ? 'pred' : 'fun'} ${name}[${parameters.map((one) => printDeclaration(one, print)).join(', ')}]`;
  return `${head}${result ? `: ${printDomain(result, print)}` : ''} { ${print(body)} }`;
}

function printCommand({ check, label, formula, scope, expect }: ResolvedCommand, print: Print): string {
  const expectation = expect === undefined ? '' : ` expect ${expect}`;
  return `${check ? 'check' : 'run'} ${label}${printScope(scope)}${expectation}: ${print(formula)}`;
}

function printScope(scope: ResolvedScope): string {
  const { overall, bitwidth, maximumSequence, maximumString, steps } = scope;
  const parts = [
    overall !== undefined && `${overall}`,
    bitwidth !== undefined && `${bitwidth} Int`,
    maximumSequence !== undefined && `${maximumSequence} seq`,
    maximumString !== undefined && `${maximumString} String`,
    steps && `${steps.minimum}..${steps.open ? '' : steps.maximum} steps`,
    ...scope.signatures.map(
      ({ signature, exactly, count }) => `${exactly ? 'exactly ' : ''}${count} ${signature.name}`,
    ),
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` for ${parts.join(', ')}`;
}
