import type { Block, Declaration, Expression } from '../../../plugins/alloy/syntax/ast.ts';
import { parseModule } from '../../../plugins/alloy/syntax/index.ts';

/** Reads a text as the only formula of a fact; anything wrong with it is an error. */
export function readExpression(text: string): Expression {
  const { module, problems } = parseModule(`fact {${text}\n}`, 'm.als');
  const [fact] = module.paragraphs;
  const first = problems.map(({ message }) => message).join(' ');
  if (first !== '') throw new Error(`${text}: ${first}`);
  if (fact?.kind !== 'fact') throw new Error(`${text}: no fact`);
  const [expression, ...others] = fact.body.expressions;
  if (expression === undefined || others.length > 0) return fact.body;
  return expression;
}

/** Writes an expression with brackets around everything that has parts, to show what belongs to what. */
export function bracketed(expression: Expression): string {
  switch (expression.kind) {
    case 'block':
      return block(expression);
    case 'number':
      return String(expression.value);
    case 'string':
      return JSON.stringify(expression.value);
    case 'constant':
      return `<${expression.name}>`;
    case 'name':
      return `${expression.raw ? '@' : ''}${expression.name.text}`;
    case 'unary':
      return `(${expression.operator} ${bracketed(expression.operand)})`;
    case 'binary':
      return `(${bracketed(expression.left)} ${expression.operator} ${bracketed(expression.right)})`;
    case 'arrow': {
      const arrow = `${expression.leftMultiplicity ?? ''}->${expression.rightMultiplicity ?? ''}`;
      return `(${bracketed(expression.left)} ${arrow} ${bracketed(expression.right)})`;
    }
    case 'if': {
      const [condition, then, other] = [expression.condition, expression.then, expression.else].map(
        bracketed,
      );
      return `(${condition} ? ${then} : ${other})`;
    }
    case 'quantified':
      return `(${expression.quantifier} ${declarations(expression.declarations)} | ${bracketed(expression.body)})`;
    case 'comprehension': {
      const body = expression.body === undefined ? '' : ` | ${bracketed(expression.body)}`;
      return `{${declarations(expression.declarations)}${body}}`;
    }
    case 'let':
      return `(let ${expression.name.text} = ${bracketed(expression.value)} | ${bracketed(expression.body)})`;
    case 'box':
      return `${bracketed(expression.target)}[${expression.arguments.map(bracketed).join(', ')}]`;
  }
}

function block({ expressions }: Block): string {
  return `{${expressions.map(bracketed).join('  ')}}`;
}

function declarations(list: readonly Declaration[]): string {
  return list.map(declaration).join(', ');
}

export function declaration(written: Declaration): string {
  const words = [
    written.variable ? 'var ' : '',
    written.private ? 'private ' : '',
    written.disjoint ? 'disj ' : '',
    written.names.map(({ text }) => text).join(' '),
    written.defined ? ' = ' : ': ',
    written.disjointValues ? 'disj ' : '',
    written.multiplicity === undefined ? '' : `${written.multiplicity} `,
    bracketed(written.expression),
  ];
  return words.join('');
}
