/** A piece of Markdown block structure with offsets into the whole file; what the readers agree on. */
export type Block = HeadingBlock | ParagraphBlock | ListBlock | FenceBlock | QuoteBlock | PlainBlock;

interface Extent {
  readonly start: number;
  readonly end: number;
}

export interface HeadingBlock extends Extent {
  readonly kind: 'heading';
  readonly depth: number;
  /** The words between the marks: without leading and closing `#` and the spaces beside them. */
  readonly textStart: number;
  readonly textEnd: number;
  /** True for a line of words underlined with `===` or `---`. */
  readonly underlined: boolean;
}

export interface ParagraphBlock extends Extent {
  readonly kind: 'paragraph';
}

export interface ListItem extends Extent {
  /** What stands in the item, without its marker. */
  readonly children: readonly Block[];
}

export interface ListBlock extends Extent {
  readonly kind: 'list';
  readonly items: readonly ListItem[];
}

export interface FenceBlock extends Extent {
  readonly kind: 'fence';
  /** What follows the opening marker. */
  readonly info: string;
  /** Its lines without the indentation of what holds it, joined by LF. */
  readonly value: string;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly closed: boolean;
}

export interface QuoteBlock extends Extent {
  readonly kind: 'quote';
  readonly children: readonly Block[];
}

/** `html`: raw HTML, comments included. `rule`: a thematic break. `other`: indented code. `unread`: beyond a limit. */
export interface PlainBlock extends Extent {
  readonly kind: 'html' | 'rule' | 'table' | 'definition' | 'front-matter' | 'other' | 'unread';
}
