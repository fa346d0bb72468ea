import { LIMITS } from '#config';
import type { Span } from '#model';
import type { Problem } from '../problem.ts';
import type { Expression } from './ast.ts';
import { hintFor } from './hints.ts';
import type { Token, TokenKind } from './token.ts';

/** Ends the reading of one paragraph; only `parseModule` catches it, so it never leaves the parser. */
export class ParagraphAbandoned extends Error {}

const NONE: Token = { kind: 'end', text: '', start: 0, end: 0 };

/** A place in the tokens of one module, and the problems found so far. */
export class Cursor {
  readonly path: string;
  readonly problems: Problem[];
  index = 0;
  /** The index just after a quantified or `let` expression: no operator can go on from there. */
  binderEnd = -1;
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly heights = new WeakMap<object, number>();
  private nesting = 0;

  constructor(text: string, path: string, tokens: readonly Token[], problems: readonly Problem[]) {
    this.text = text;
    this.tokens = tokens;
    this.path = path;
    this.problems = [...problems];
  }

  /** The token at some distance from the next one; before the first there is none, as after the last. */
  peek(offset = 0): Token {
    const index = this.index + offset;
    return (index < 0 ? NONE : this.tokens[index]) ?? this.tokens.at(-1) ?? NONE;
  }

  at(kind: TokenKind, offset = 0): boolean {
    return this.peek(offset).kind === kind;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.index++;
    return token;
  }

  /** The next token if it is of this kind. */
  take(kind: TokenKind): Token | undefined {
    return this.at(kind) ? this.next() : undefined;
  }

  /** The next token, which must be of this kind. */
  expect(kind: TokenKind, expected: string, hint?: string): Token {
    return this.take(kind) ?? this.fail(expected, hint);
  }

  /** Whether nothing, not even a space, stands before the next token on its line. */
  startsLine(): boolean {
    const before = this.text[this.peek().start - 1];
    return before === undefined || before === '\n' || before === '\r';
  }

  /** From an offset to the end of the last token read. */
  spanFrom(start: number): Span {
    return { path: this.path, start, end: Math.max(start, this.peek(-1).end) };
  }

  spanOf(token: Token): Span {
    return { path: this.path, start: token.start, end: token.end };
  }

  report(message: string, span: Span, hint?: string): void {
    this.problems.push({ severity: 'error', message, span, ...(hint === undefined ? {} : { hint }) });
  }

  warn(message: string, span: Span, hint: string): void {
    this.problems.push({ severity: 'warning', message, span, hint });
  }

  /** Reports that the next token is not what must stand here, and gives up the paragraph. */
  fail(expected: string, hint?: string): never {
    const found = this.peek();
    // The lexer has said already what is wrong with an invalid token.
    if (found.kind !== 'invalid') {
      const message = `Unexpected ${describe(found)}, expected ${expected}.`;
      this.report(message, this.spanOf(found), hint ?? hintFor(this));
    }
    throw new ParagraphAbandoned();
  }

  /** Reports a mistake after which the rest of the paragraph makes no sense. */
  abandon(message: string, span: Span, hint?: string): never {
    this.report(message, span, hint);
    throw new ParagraphAbandoned();
  }

  /** Counts one level of nesting up to its `leave`, so that hostile text cannot use up the stack. */
  enter(): void {
    if (this.nesting >= LIMITS.alloySyntaxNesting) this.tooDeep();
    this.nesting++;
  }

  leave(): void {
    this.nesting--;
  }

  /** Forgets the nesting of a paragraph that was given up. */
  restart(): void {
    this.nesting = 0;
    this.binderEnd = -1;
  }

  /** Notes a node above its children, so that no tree is deeper than later stages can walk. */
  grow<T extends Expression>(node: T, children: readonly (Expression | undefined)[]): T {
    let height = 0;
    for (const child of children) {
      if (child !== undefined) height = Math.max(height, this.heights.get(child) ?? 0);
    }
    if (height >= LIMITS.alloySyntaxDepth) this.tooDeep();
    this.heights.set(node, height + 1);
    return node;
  }

  private tooDeep(): never {
    const message = `The expression is nested more than ${LIMITS.alloySyntaxDepth} levels deep.`;
    this.abandon(message, this.spanOf(this.peek()), 'Give its parts names, with predicates or functions.');
  }
}

/** A token in words, for messages. */
export function describe(token: Token): string {
  if (token.kind === 'end') return 'end of the text';
  return `\`${token.text}\``;
}
