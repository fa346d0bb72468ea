import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { escapeHtml, escapeText } from './escape.ts';

/** A box of a picture. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  /** Words that the style sheet colours by, such as `requirement unverified`. */
  readonly classes: readonly string[];
  /** The whole text, where the label is shortened. */
  readonly title?: string;
  readonly href?: string;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly classes: readonly string[];
  readonly title?: string;
  /** It ends in a tip, where it matters which way it goes. */
  readonly directed?: true;
}

/** A picture of things and how they are connected. */
export interface Graph {
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  readonly direction: 'right' | 'down';
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Sizes in pixels; letters are as wide as in the site's font at 13 pixels, with room to spare. */
const LETTER = 7.2;
const WIDE_LETTER = 13.5;
const LINE = 16;
const PAD = 10;
const LABEL_LETTERS = 30;
const LABEL_LINES = 2;

let engine: Promise<Graphviz> | undefined;

/**
 * Draws a graph as SVG.
 * Ensures: the same graph gives the same SVG; it holds no colour, no style, no script and no text but that of the graph,
 * because Graphviz is asked for positions only and sees no label.
 * The role is `graphics-document` and not `img`, since the parts of an `img` cannot be links. The links are not in the
 * order of tabbing: whoever shows the picture shows the same links as a list.
 */
export async function drawGraph(graph: Graph): Promise<string> {
  engine ??= Graphviz.load();
  const graphviz = await engine;
  const labels = graph.nodes.map((node) => wrapLabel(node.label));
  const layout = graphviz.layout(toDot(graph, labels), 'plain', 'dot');
  return toSvg(graph, labels, layout);
}

function toDot(graph: Graph, labels: readonly (readonly string[])[]): string {
  const index = new Map(graph.nodes.map((node, at) => [node.id, at]));
  const boxes = labels.map((lines, at) => {
    const width = Math.max(...lines.map(textWidth)) + 2 * PAD;
    const height = lines.length * LINE + PAD;
    return `n${at} [width=${inches(width)} height=${inches(height)}];`;
  });
  const arrows = graph.edges.map((edge) => `n${index.get(edge.from)} -> n${index.get(edge.to)};`);
  return `digraph {
rankdir=${graph.direction === 'right' ? 'LR' : 'TB'}; nodesep=0.12; ranksep=0.45;
node [shape=box fixedsize=true label=""];
edge [arrowhead=none];
${boxes.join('\n')}
${arrows.join('\n')}
}`;
}

const inches = (pixels: number) => (pixels / 72).toFixed(3);

/** Breaks a label where it says so, or into at most two lines at a space or after a separator; a longer one ends in an ellipsis. */
export function wrapLabel(label: string): readonly string[] {
  if (label.includes('\n')) return label.split('\n').map((line) => cutLine(line, LABEL_LETTERS + 2));
  const words = label.trim().split(/(?<=[\s/_.-])|(?<=[\u2e80-\uffdf])/);
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && letters(line + word.trimEnd()) > LABEL_LETTERS) {
      lines.push(line.trim());
      line = '';
    }
    line += word;
  }
  lines.push(line.trim());
  const shown = lines.slice(0, LABEL_LINES).map((text) => cutLine(text, LABEL_LETTERS + 2));
  const last = shown.length - 1;
  if (lines.length > LABEL_LINES) shown[last] = `${cutLine(shown[last] ?? '', LABEL_LETTERS)}…`;
  return shown;
}

function cutLine(text: string, limit: number): string {
  if (letters(text) <= limit) return text;
  let cut = '';
  for (const character of text) {
    if (letters(cut + character) > limit - 1) break;
    cut += character;
  }
  return `${cut}…`;
}

const letters = (text: string) => textWidth(text) / LETTER;

/** How wide a text is at most, in pixels, in the site's font at 13 pixels. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u11ff\u2e80-\uffdf]|[\u{1f000}-\u{3ffff}]/u.test(character) ? WIDE_LETTER : LETTER;
  return width;
}

/** Reads Graphviz's "plain" output: positions in inches with the origin at the bottom left. */
function toSvg(graph: Graph, labels: readonly (readonly string[])[], layout: string): string {
  let height = 0;
  let head = '';
  const edges: DrawnEdge[] = [];
  const nodes: string[] = [];
  const x = (value: string | undefined) => Math.round(Number(value) * 72) + 1;
  const y = (value: string | undefined) => Math.round((height - Number(value)) * 72) + 1;
  let edgeAt = 0;
  const edgesLeft = [...graph.edges];
  for (const row of layout.split('\n')) {
    const [kind, ...fields] = row.split(' ');
    if (kind === 'graph') {
      height = Number(fields[2]);
      const size = [x(fields[1]) + 1, Math.round(height * 72) + 2];
      head = `<svg class="cb-map" role="graphics-document" aria-label="${escapeHtml(graph.label)}" viewBox="0 0 ${size.join(' ')}" width="${size[0]}" height="${size[1]}">`;
    } else if (kind === 'node') {
      const at = Number(fields[0]?.slice(1));
      const node = graph.nodes[at];
      if (node !== undefined) nodes.push(nodeSvg(node, labels[at] ?? [], x(fields[1]), y(fields[2]), fields));
    } else if (kind === 'edge') {
      const found = edgesLeft.findIndex(
        (edge) =>
          `n${indexOf(graph, edge.from)}` === fields[0] && `n${indexOf(graph, edge.to)}` === fields[1],
      );
      const edge = edgesLeft.splice(Math.max(found, 0), 1)[0];
      const count = Number(fields[2]);
      const points = Array.from(
        { length: count },
        (_, i): Point => [x(fields[3 + 2 * i]), y(fields[4 + 2 * i])],
      );
      const [start, ...rest] = points.map((point) => point.join(' '));
      if (edge !== undefined) edges.push({ edge, path: `M${start}C${rest.join(' ')}`, tip: tipOf(points) });
      edgeAt++;
    }
  }
  if (edgeAt !== graph.edges.length) throw new Error('Graphviz answered for another graph');
  return `${head}${edgesSvg(edges)}${nodes.join('')}</svg>`;
}

function indexOf(graph: Graph, id: string): number {
  return graph.nodes.findIndex((node) => node.id === id);
}

function nodeSvg(
  node: GraphNode,
  lines: readonly string[],
  x: number,
  y: number,
  fields: readonly string[],
): string {
  const width = Math.round(Number(fields[3]) * 72);
  const height = Math.round(Number(fields[4]) * 72);
  const first = y - ((lines.length - 1) * LINE) / 2 + 4;
  const text = lines
    .map((line, at) => `<text x="${x}" y="${Math.round(first + at * LINE)}">${escapeText(line)}</text>`)
    .join('');
  const whole = node.title ?? node.label;
  const title = whole === lines.join(' ') ? '' : `<title>${escapeText(whole)}</title>`;
  const box = `<rect x="${x - Math.round(width / 2)}" y="${y - Math.round(height / 2)}" width="${width}" height="${height}" rx="4"/>`;
  const group = `<g class="${escapeHtml(['node', ...node.classes].join(' '))}">${title}${box}${text}</g>`;
  return node.href === undefined ? group : `<a href="${escapeHtml(node.href)}" tabindex="-1">${group}</a>`;
}

type Point = readonly [x: number, y: number];

interface DrawnEdge {
  readonly edge: GraphEdge;
  readonly path: string;
  /** Outline of a tip at its end. */
  readonly tip: string;
}

/** A triangle that ends where a line ends and points the way the line comes in. */
function tipOf(points: readonly Point[]): string {
  const [endX, endY] = points.at(-1) ?? [0, 0];
  const [fromX, fromY] = points.findLast(([x, y]) => Math.hypot(endX - x, endY - y) > 1) ?? [endX, endY - 1];
  const length = Math.hypot(endX - fromX, endY - fromY);
  const [alongX, alongY] = [(endX - fromX) / length, (endY - fromY) / length];
  const corner = (side: number) =>
    `${Math.round(endX - 8 * alongX - side * 4 * alongY)} ${Math.round(endY - 8 * alongY + side * 4 * alongX)}`;
  return `M${endX} ${endY}L${corner(1)}L${corner(-1)}Z`;
}

/** Edges of one look are one path; an edge that says something of its own is a path of its own. */
function edgesSvg(edges: readonly DrawnEdge[]): string {
  const groups = new Map<string, { readonly open: string; paths: string; tips: string }>();
  for (const [at, { edge, path, tip }] of edges.entries()) {
    const look = escapeHtml(['edge', ...edge.classes].join(' '));
    const title = edge.title === undefined ? '' : `<title>${escapeText(edge.title)}</title>`;
    const key = title === '' ? look : `${look} ${at}`;
    const group = groups.get(key) ?? { open: `<g class="${look}">${title}<path d="`, paths: '', tips: '' };
    group.paths += path;
    if (edge.directed) group.tips += tip;
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(
      ({ open, paths, tips }) =>
        `${open}${paths}"/>${tips === '' ? '' : `<path class="tip" d="${tips}"/>`}</g>`,
    )
    .join('');
}
