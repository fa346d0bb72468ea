/**
 * How symbols are read from one programming language.
 *
 * The query marks what matters: `@function @method @class @type @constant @module @test @suite` are symbols and stand on
 * the whole declaration, `@scope` only names what it holds (an `impl` block), `@name` is the name or, for tests, the title,
 * `@callee` what is called, `@body` a block that the grammar does not attach, `@container` a name that stands elsewhere (Go receivers), `@doc` a docstring, `@lead` a comment
 * or attribute that belongs to the declaration below it, `@wrap` a node that makes a declaration longer (`export …`).
 */
export interface Language {
  readonly id: string;
  /** tree-sitter's name of the grammar. */
  readonly grammar: string;
  readonly extensions: readonly string[];
  readonly query: string;
  /** Node types of comments. */
  readonly comments: readonly string[];
  /** Node types of string literals. */
  readonly strings: readonly string[];
  /** True where a plain comment above a declaration documents it, as in Go; else only `/**`, `///` and the like do. */
  readonly plainDocs: boolean;
  readonly tests: TestSpelling;
}

/** What makes a declaration or a call a test; a call is only looked at when it has a title. */
export interface TestSpelling {
  /** Matches the text between a declaration's start, attributes included, and its name: `@Test`. */
  readonly head?: RegExp;
  /** Matches the name of a test function or method. */
  readonly name?: RegExp;
  /** Matches the name of a class that holds tests. */
  readonly suiteName?: RegExp;
  /** Matches a called expression up to its title, that makes a test: `it.only`. */
  readonly call?: RegExp;
  /** Matches a called expression up to its title, that makes a suite: `describe`. */
  readonly suiteCall?: RegExp;
  /** Finds a title in the head; its group 1 is the title: `@DisplayName("…")`. */
  readonly title?: RegExp;
  /** The text at which a titled test ends, where the grammar does not attach its body. */
  readonly closedBy?: string;
  /** Names whose declarations are tests named by their parameters: `TEST(Suite, Name)`. */
  readonly macro?: RegExp;
}
