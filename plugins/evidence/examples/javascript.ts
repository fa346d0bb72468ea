import { type Comment, type ModuleDeclaration, type Options, parse, type Statement } from 'acorn';
import { attachExpectations } from './expectations.ts';
import type { ReadExample, ScriptStatement } from './script.ts';

/** A statement of JavaScript with its node. */
export interface JavaScriptStatement extends ScriptStatement {
  readonly node: Statement | ModuleDeclaration;
}

/** Why an example cannot be read, and where. */
export interface ScriptProblem {
  readonly message: string;
  readonly offset: number;
}

const OPTIONS: Options = {
  ecmaVersion: 'latest',
  sourceType: 'module',
  preserveParens: true,
};

/**
 * Reads an example in JavaScript as a module.
 * Requires: types of TypeScript are replaced by white space, so that offsets are those of the author's text.
 */
export function readJavaScript(text: string): ReadExample<JavaScriptStatement> | ScriptProblem {
  const comments: Comment[] = [];
  try {
    const { body } = parse(text, { ...OPTIONS, onComment: comments });
    const statements = body.flatMap((node): JavaScriptStatement[] =>
      node.type === 'EmptyStatement'
        ? []
        : [{ node, start: node.start, end: node.end, givesValue: givesValue(node) }],
    );
    const exported = statements.find(({ node }) => isLooseExport(node));
    if (exported !== undefined) return { message: 'An example cannot export.', offset: exported.start };
    const lines = comments
      .filter(({ type }) => type === 'Line')
      .map(({ start, end, value }) => ({ start, end, text: value }));
    return attachExpectations({ statements, comments: lines });
  } catch (error) {
    return toProblem(error);
  }
}

function givesValue(node: Statement | ModuleDeclaration): boolean {
  switch (node.type) {
    case 'ExpressionStatement':
    case 'VariableDeclaration':
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
      return true;
    default:
      return false;
  }
}

/** An export that is no declaration with a word before it. */
function isLooseExport(node: Statement | ModuleDeclaration): boolean {
  return (
    node.type === 'ExportAllDeclaration' ||
    node.type === 'ExportDefaultDeclaration' ||
    (node.type === 'ExportNamedDeclaration' && !node.declaration)
  );
}

function toProblem(error: unknown): ScriptProblem {
  // Expressions nested without end leave the parser no stack, which it may notice itself or not.
  if (error instanceof RangeError || (error instanceof SyntaxError && /stack space/.test(error.message))) {
    return { message: 'It is nested too deeply to be read.', offset: 0 };
  }
  if (error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number') {
    return { message: `SyntaxError: ${error.message.replace(/ \(\d+:\d+\)$/, '')}`, offset: error.pos };
  }
  throw error;
}
