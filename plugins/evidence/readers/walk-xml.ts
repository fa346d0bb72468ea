import { SaxesParser } from 'saxes';
import { LIMITS } from '#config';
import type { ReportProblem } from '#model';

/** What a reader of XML is told; offsets into the text. */
export interface XmlHandler {
  /** Answers false to stop. */
  open(name: string, attributes: ReadonlyMap<string, string>, offset: number): boolean;
  text(text: string): void;
  close(name: string, offset: number): void;
}

/**
 * Walks through an XML text until its end, its first error or until told to stop.
 *
 * *Ensures* nothing outside the text is opened and no entity is expanded but XML's own five: what a DTD declares is skipped, and a
 * reference to it is an error. An element whose end is missing is never closed.
 * *Limits* elements nested deeper than `LIMITS.reportDepth` end the walk.
 */
export function walkXml(text: string, handler: XmlHandler): readonly ReportProblem[] {
  const problems: ReportProblem[] = [];
  const { readable, at } = withoutForbidden(text);
  if (at >= 0)
    problems.push({ message: 'A character stands here that XML does not allow.', start: at, end: at + 1 });
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('opentag', (tag) => {
    depth += 1;
    const offset = startOf(readable, parser.position);
    if (depth > LIMITS.reportDepth) {
      throw new Stop(
        `Elements are nested more than ${LIMITS.reportDepth} deep; the rest is not read.`,
        offset,
      );
    }
    if (!handler.open(tag.name, new Map(Object.entries(tag.attributes)), offset))
      throw new Stop(undefined, offset);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close(tag.name, parser.position);
  });
  parser.on('text', (part) => handler.text(part));
  parser.on('cdata', (part) => handler.text(part));
  parser.on('error', (error) => {
    throw new Stop(sentence(error.message), Math.min(parser.position, text.length));
  });
  try {
    parser.write(readable).close();
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    if (stop.why !== undefined) problems.push({ message: stop.why, start: stop.offset, end: stop.offset });
  }
  return problems;
}

/** The name of the outermost element; undefined when the text has none. */
export function rootElement(text: string): string | undefined {
  let root: string | undefined;
  walkXml(text, {
    open(name) {
      root = name;
      return false;
    },
    text() {},
    close() {},
  });
  return root;
}

class Stop extends Error {
  readonly why: string | undefined;
  readonly offset: number;
  constructor(why: string | undefined, offset: number) {
    super(why ?? 'stopped');
    this.why = why;
    this.offset = offset;
  }
}

/** Runners copy what a program printed, terminal colours and all; that alone shall not cost the results after it. */
function withoutForbidden(text: string): { readonly readable: string; readonly at: number } {
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
  const at = text.search(forbidden);
  return { readable: at < 0 ? text : text.replace(forbidden, '\ufffd'), at };
}

function startOf(text: string, position: number): number {
  return Math.max(0, text.lastIndexOf('<', position - 1));
}

/** The parser says `3:14: unclosed tag: a`. */
function sentence(message: string): string {
  return `The XML of this report is broken: ${message.replace(/^(?:undefined:)?\d+:\d+: /, '').replace(/\.$/, '')}. What follows is not read.`;
}
