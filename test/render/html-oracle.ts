import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Attributes by element that rendered text may contain, written down here anew so that the product's list is checked. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: [
    'href',
    'title',
    'rel',
    'data-term',
    'data-footnote-ref',
    'data-footnote-backref',
    'aria-label',
    'aria-describedby',
    'id',
  ],
  blockquote: [],
  br: [],
  code: [],
  del: [],
  div: ['tabindex'],
  em: [],
  h1: ['id'],
  h2: ['id'],
  h3: ['id'],
  h4: ['id'],
  h5: ['id'],
  h6: ['id'],
  hr: [],
  i: ['data-term'],
  li: ['id'],
  ol: ['start'],
  p: ['id'],
  pre: ['tabindex', 'data-language', 'style'],
  section: ['data-footnotes'],
  span: ['data-term', 'role', 'aria-label', 'id'],
  strong: [],
  sup: [],
  table: [],
  tbody: [],
  td: ['align'],
  th: ['align', 'scope'],
  thead: [],
  tr: [],
  ul: [],
};

/** What a browser would find in HTML that no author's text may bring about; empty when all is well. */
export function dangersIn(html: string): string[] {
  const dangers: string[] = [];
  for (const element of elementsIn(html)) {
    const allowed = ATTRIBUTES[element.tagName];
    if (allowed === undefined) dangers.push(`<${element.tagName}>`);
    for (const { name, value } of element.attrs) {
      if (name === 'class') continue;
      if (!allowed?.includes(name)) dangers.push(`${element.tagName}[${name}]`);
      if (name === 'style' && !/^counter-reset:line \d+$/.test(value)) dangers.push(`style=${value}`);
      if (name === 'href' && !isHarmless(value)) dangers.push(`href=${value}`);
      if (name === 'id' && !value.startsWith('a-') && !/^L\d+$/.test(value)) dangers.push(`id=${value}`);
    }
  }
  return dangers;
}

/** Every element of a fragment as a browser builds it, in order. */
export function elementsIn(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: Node) => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
    if ('content' in node) walk(node.content);
  };
  walk(parseFragment(html));
  return found;
}

/** The text that a reader sees. */
export function textIn(html: string): string {
  let text = '';
  const walk = (node: Node) => {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
  };
  walk(parseFragment(html));
  return text;
}

function isHarmless(href: string): boolean {
  const url = new URL(href, 'https://site.example/page/');
  return ['http:', 'https:', 'mailto:'].includes(url.protocol);
}
