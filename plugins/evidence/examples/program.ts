import type {
  ClassDeclaration,
  Expression,
  FunctionDeclaration,
  ImportDeclaration,
  VariableDeclaration,
} from 'acorn';
import type { JavaScriptStatement } from './javascript.ts';
import type { ScriptStep } from './script.ts';

/** One example of a program. */
export interface ProgramBlock {
  /** JavaScript: types are replaced by white space. */
  readonly text: string;
  readonly steps: readonly ScriptStep<JavaScriptStatement>[];
}

/** How a program reaches what watches it. */
export interface ProgramProbe {
  /** The module that exports `probe`. */
  readonly module: string;
  /** A name that no example can guess or see. */
  readonly name: string;
}

/**
 * Writes the module that executes examples and reports on every statement, numbered from 0 through all blocks.
 * Ensures: the author's statements are at the top level of the module, or of a block in it where another block comes first,
 * so that a later block sees the names of earlier ones and may declare them anew. No line of the author's text holds the
 * probe's name. Imports happen where they stand, so that a failing one is the failure of its own statement.
 */
export function buildProgram(blocks: readonly ProgramBlock[], probe: ProgramProbe): string {
  const lines = [`import { probe as ${probe.name} } from ${JSON.stringify(probe.module)};`];
  let first = 0;
  for (const [at, { text, steps }] of blocks.entries()) {
    if (at > 0) lines.push('{');
    for (const [place, step] of steps.entries()) {
      lines.push(writeStep(text, step, { probe: probe.name, id: first + place }));
    }
    lines.push(`${probe.name}.ended(${at});`);
    first += steps.length;
  }
  lines.push('}'.repeat(Math.max(0, blocks.length - 1)), '');
  return lines.join('\n');
}

/** Where a statement reports to, and as which. */
interface Report {
  readonly probe: string;
  readonly id: number;
}

function writeStep(text: string, step: ScriptStep<JavaScriptStatement>, report: Report): string {
  const { probe, id } = report;
  const expected = step.expectations.length > 0;
  const body = expected ? writeWatched(text, step, report) : writeUnwatched(text, step, probe);
  const started = `${probe}.started(${id});`;
  if (!step.expectations.some(({ kind }) => kind === 'throws')) return `${started}\n${body}`;
  const caught = `${probe}Error`;
  return `${started}\ntry {\n${body}\n} catch (${caught}) { ${probe}.threw(${id}, ${caught}); }`;
}

function writeUnwatched(
  text: string,
  { statement: { node } }: ScriptStep<JavaScriptStatement>,
  probe: string,
): string {
  if (node.type === 'ImportDeclaration') return writeImport(node, probe);
  if (node.type === 'ExportNamedDeclaration' && node.declaration)
    return `${slice(text, node.declaration)}\n;`;
  return `${slice(text, node)}\n;`;
}

function writeWatched(text: string, step: ScriptStep<JavaScriptStatement>, report: Report): string {
  const { node } = step.statement;
  switch (node.type) {
    case 'ExpressionStatement':
      return writeValue(slice(text, node.expression), report);
    case 'ImportDeclaration':
      return `${writeImport(node, report.probe)}\n${writeValue(`${report.probe}.kept()`, report)}`;
    case 'ExportNamedDeclaration':
      return node.declaration ? writeDeclaration(text, node.declaration, report) : slice(text, node);
    case 'VariableDeclaration':
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return writeDeclaration(text, node, report);
    default:
      return `${slice(text, node)}\n;${report.probe}.nothing(${report.id});`;
  }
}

/** The value is on lines of its own: errors may quote the line they come from. */
function writeValue(expression: string, { probe, id }: Report): string {
  return `if (${probe}.value(${id}, (\n${expression}\n))) await ${probe}.settled(${id});`;
}

function writeDeclaration(
  text: string,
  node: VariableDeclaration | FunctionDeclaration | ClassDeclaration,
  report: Report,
): string {
  if (node.type !== 'VariableDeclaration') {
    return `${slice(text, node)}\n;${writeValue(node.id.name, report)}`;
  }
  const last = node.declarations.at(-1);
  if (last === undefined) return slice(text, node);
  if (last.id.type === 'Identifier') return `${slice(text, node)}\n;${writeValue(last.id.name, report)}`;
  if (!last.init) return slice(text, node);
  // A pattern has no name for the whole value, so the probe keeps it.
  const before = text.slice(node.start, last.init.start);
  const kept = `${before}${report.probe}.keep((\n${slice(text, last.init)}\n));`;
  return `${kept}\n${writeValue(`${report.probe}.kept()`, report)}`;
}

/** An import as the dynamic import that does the same where it stands. */
function writeImport(node: ImportDeclaration, probe: string): string {
  const attributes = (node.attributes ?? []).map(
    ({ key, value }) => `${JSON.stringify(key.type === 'Identifier' ? key.name : key.value)}: ${value.raw}`,
  );
  const options = attributes.length > 0 ? `, { with: { ${attributes.join(', ')} } }` : '';
  const names: string[] = [];
  const pairs: string[] = [];
  let whole: string | undefined;
  for (const specifier of node.specifiers) {
    if (specifier.type === 'ImportNamespaceSpecifier') whole = specifier.local.name;
    else {
      const imported = specifier.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(specifier.imported);
      names.push(JSON.stringify(imported));
      pairs.push(`${JSON.stringify(imported)}: ${specifier.local.name}`);
    }
  }
  const load = `${probe}.keep(${probe}.has(await import(${node.source.raw}${options}), ${node.source.raw}, [${names.join(', ')}]))`;
  if (whole === undefined && pairs.length === 0) return `${load};`;
  const declared = [whole, pairs.length > 0 ? `{ ${pairs.join(', ')} }` : undefined];
  const [head, second] = declared.filter((part) => part !== undefined);
  return `const ${head} = ${load}${second === undefined ? '' : `, ${second} = ${head}`};`;
}

function nameOf(name: Expression): string {
  if (name.type === 'Identifier') return name.name;
  return name.type === 'Literal' ? String(name.value) : '';
}

function slice(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}
