import type { Span } from '#model';
import type { BlockLine } from './block-lines.ts';
import type { LineProblem, Phrase } from './declaration.ts';
import { type LineToken, lineTokens } from './line-tokens.ts';

/** A line that is not understood; caught where lines are read, never outside. */
export class LineMistake extends Error {
  readonly problem: LineProblem;

  constructor(problem: LineProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Walks over the tokens of one declaration. */
export class LineReader {
  readonly line: BlockLine;
  private readonly tokens: readonly LineToken[];
  private at = 0;

  constructor(line: BlockLine) {
    this.line = line;
    this.tokens = lineTokens(line.text);
    const open = this.tokens.find(({ kind }) => kind === 'open');
    if (open !== undefined) {
      this.fail('A quote is not closed', 'Close the phrase with `"` on the same line.', open);
    }
  }

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  peek(): LineToken | undefined {
    return this.tokens[this.at];
  }

  next(): LineToken | undefined {
    return this.tokens[this.at++];
  }

  /** Takes the token if it is this word or mark. */
  accept(text: string): boolean {
    const token = this.peek();
    if (token === undefined || token.kind === 'phrase' || token.text !== text) return false;
    this.at++;
    return true;
  }

  word(what: string, hint: string): LineToken {
    const token = this.peek();
    if (token?.kind !== 'word') return this.fail(`${what} is missing`, hint, token);
    this.at++;
    return token;
  }

  /** Quoted phrases, with `|` or `,` between them or nothing. */
  phrases(): readonly Phrase[] {
    const phrases: Phrase[] = [];
    while (!this.done) {
      const token = this.peek();
      if (token?.kind === 'phrase') {
        if (token.text === '')
          this.fail('A phrase is empty', 'Write the words that the specs use, or leave it out.', token);
        phrases.push({ text: token.text, span: this.spanOf(token) });
        this.at++;
      } else if (!(phrases.length > 0 && (this.accept('|') || this.accept(',')))) break;
    }
    return phrases;
  }

  /** The line ends here, or what is left of it is a mistake. */
  end(expected: string): void {
    const token = this.peek();
    if (token !== undefined) this.fail(`\`${token.text}\` is not expected here`, expected, token);
  }

  spanOf(token: LineToken | undefined): Span {
    const end = this.line.text.length;
    return this.line.place(token?.start ?? end, token?.end ?? end);
  }

  fail(message: string, hint: string, token: LineToken | undefined): never {
    throw new LineMistake({ message, hint, span: this.spanOf(token) });
  }
}
