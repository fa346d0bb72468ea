import { LIMITS } from '#config';
import type { Problem } from '../problem.ts';
import type { Module, ModuleParameter, Name, Open, Paragraph } from './ast.ts';
import { Cursor, ParagraphAbandoned } from './cursor.ts';
import { tokenize } from './lexer.ts';
import { checkDollar, parseDeclaredName, parseName, parseSignatureName } from './parse-name.ts';
import { parseParagraph } from './parse-paragraph.ts';
import { recover } from './recover.ts';

/** A module, and what in its text does not follow the grammar. */
export interface ParsedModule {
  readonly module: Module;
  /** In the order of the text. */
  readonly problems: readonly Problem[];
}

interface Draft {
  header?: NonNullable<Module['header']>;
  readonly opens: Open[];
  readonly paragraphs: Paragraph[];
}

/**
 * Reads the text of one Alloy 6 module.
 *
 * *Ensures*: never throws; every span lies inside the text. A paragraph with a mistake is left out and reported, so with an
 * error among the problems the module says less than its author wrote and nothing may be concluded from it.
 * *Limits*: `alloySyntaxDepth`, `alloySyntaxNesting`, `alloyProblems`.
 */
export function parseModule(text: string, path: string): ParsedModule {
  const { tokens, problems } = tokenize(text, path);
  const cursor = new Cursor(text, path, tokens, problems);
  const draft: Draft = { opens: [], paragraphs: [] };
  while (!cursor.at('end')) readParagraph(cursor, draft);
  const module = { path, ...draft };
  return { module, problems: inOrder(cursor.problems) };
}

function readParagraph(cursor: Cursor, draft: Draft): void {
  const first = cursor.index;
  try {
    if (cursor.at('module')) readHeader(cursor, draft);
    else if (cursor.at('open') || (cursor.at('private') && cursor.at('open', 1))) readOpen(cursor, draft);
    else draft.paragraphs.push(parseParagraph(cursor));
  } catch (error) {
    if (!(error instanceof ParagraphAbandoned)) throw error;
    recover(cursor, first);
  }
}

/** Reads `module m[exactly A, B]`. */
function readHeader(cursor: Cursor, draft: Draft): void {
  const { start } = cursor.next();
  const name = parseName(cursor, 'the name of the module');
  checkDollar(cursor, name);
  const parameters: ModuleParameter[] = [];
  if (cursor.take('[')) {
    do {
      const exactly = cursor.take('exactly') !== undefined;
      parameters.push({ exactly, name: parseDeclaredName(cursor, 'the name of a parameter') });
    } while (cursor.take(','));
    cursor.expect(']', '`,` or `]` after a parameter');
  }
  const span = cursor.spanFrom(start);
  if (draft.header !== undefined || draft.opens.length + draft.paragraphs.length > 0) {
    cursor.report('`module` stands once, and before everything else.', span);
  }
  draft.header ??= { name, parameters, span };
}

/** Reads `private open m[A, B] as x`. */
function readOpen(cursor: Cursor, draft: Draft): void {
  const { start } = cursor.peek();
  const isPrivate = cursor.take('private') !== undefined;
  cursor.next();
  const module = parseName(cursor, 'the name of a module');
  checkDollar(cursor, module);
  const given = parseModuleArguments(cursor);
  const alias = cursor.take('as') ? parseDeclaredName(cursor, 'another name for the module') : undefined;
  const span = cursor.spanFrom(start);
  if (draft.paragraphs.length > 0) {
    cursor.report('`open` stands before all other paragraphs.', span, 'Move it below `module`.');
  }
  const named = alias === undefined ? {} : { alias };
  draft.opens.push({ kind: 'open', private: isPrivate, module, arguments: given, ...named, span });
}

function parseModuleArguments(cursor: Cursor): readonly Name[] {
  if (!cursor.take('[')) return [];
  if (cursor.take(']')) return [];
  const given = [parseSignatureName(cursor, 'a signature')];
  while (cursor.take(',')) given.push(parseSignatureName(cursor, 'a signature'));
  cursor.expect(']', '`,` or `]` after a signature');
  return given;
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const sorted = problems.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  if (sorted.length <= LIMITS.alloyProblems) return sorted;
  const shown = sorted.slice(0, LIMITS.alloyProblems);
  const next = sorted[LIMITS.alloyProblems];
  const message = `There are ${sorted.length - shown.length} more problems.`;
  return next === undefined ? shown : [...shown, { severity: 'error', message, span: next.span }];
}
