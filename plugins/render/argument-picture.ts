import {
  elementSvg,
  leftEdge,
  RADIUS,
  rightEdge,
  type Sized,
  SOLUTION_WIDTH,
  sizeElement,
} from './argument-shapes.ts';
import type { ArgumentElement, ArgumentPicture } from './argument-types.ts';
import { escapeHtml } from './escape.ts';

/** Sizes in pixels. The picture is as wide as a page's column, so that it is read at its own size. */
const WIDTH = 760;
const INDENT = 44;
const GOAL = 400;
const STRATEGY = 330;
const CONTEXT = 250;
/** Between an element and what is read with it; between rows; between neighbours. */
const ASIDE_GAP = 46;
const ROW_GAP = 30;
const GAP = 14;
const DIAMOND = 20;
const CELL = 212;
const TRUNK = 22;

interface Canvas {
  readonly support: string[];
  readonly context: string[];
  readonly challenge: string[];
  readonly solidHeads: string[];
  readonly hollowHeads: string[];
  readonly nodes: string[];
  right: number;
}

/**
 * Draws an argument in Goal Structuring Notation as SVG: read from the top down, with what supports an element below it,
 * indented or in rows, and what is read with it at its side.
 * Ensures: the same argument gives the same SVG; it holds no colour, no style, no script and no text but that of the
 * argument. Linear in the number of elements.
 * Source: GSN Community Standard, version 3, shapes and arrowheads of its core and of its dialectic extension.
 * The role is `graphics-document`, and links are not in the order of tabbing: whoever shows the picture shows the same as
 * text, as for `drawGraph`.
 */
export function drawArgument({ label, root }: ArgumentPicture): string {
  const canvas: Canvas = {
    support: [],
    context: [],
    challenge: [],
    solidHeads: [],
    hollowHeads: [],
    nodes: [],
    right: 0,
  };
  const placed = place(canvas, root, 2, 2);
  const width = Math.ceil(canvas.right) + 4;
  const height = Math.ceil(placed.bottom) + 4;
  const edges = (look: string, paths: readonly string[]) =>
    paths.length === 0 ? '' : `<path class="gsn-edge gsn-${look}" d="${paths.join('')}"/>`;
  const heads = (look: string, paths: readonly string[]) =>
    paths.length === 0 ? '' : `<path class="gsn-head gsn-${look}" d="${paths.join('')}"/>`;
  return [
    `<svg class="cb-gsn" role="graphics-document" aria-label="${escapeHtml(label)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    edges('supported-by', canvas.support),
    edges('in-context-of', canvas.context),
    edges('challenges', canvas.challenge),
    ...canvas.nodes,
    heads('solid', canvas.solidHeads),
    heads('hollow', canvas.hollowHeads),
    '</svg>',
  ].join('');
}

/** The room that an element gets beside what is read with the one above it. */
interface Beside {
  readonly width: number;
  /** Where that ends; what stands below the element begins under it. */
  readonly bottom: number;
}

/** Puts an element and everything below it on the canvas; gives the element's size and where all of it ends. */
function place(
  canvas: Canvas,
  element: ArgumentElement,
  x: number,
  y: number,
  beside?: Beside,
): { sized: Sized; bottom: number } {
  const asides = element.context ?? [];
  const most = element.shape === 'strategy' ? STRATEGY : GOAL;
  const room = beside?.width ?? WIDTH - x - (asides.length > 0 ? CONTEXT + ASIDE_GAP : 0);
  const sized = sizeElement(element, Math.max(220, Math.min(most, room)));
  put(canvas, sized, x, y);
  const asideBottom = placeAsides(canvas, asides, sized, x, y);
  const own = y + sized.height + (element.undeveloped ? DIAMOND : 0);
  const solutions = beside === undefined ? placeBeside(canvas, element, sized, x, y) : undefined;
  if (solutions !== undefined) return { sized, bottom: Math.max(own, solutions) };
  const challenges = element.challenges ?? [];
  let bottom = Math.max(own, asideBottom, beside?.bottom ?? 0);
  if (challenges.length > 0) bottom = placeRow(canvas, challenges, sized, x, y, bottom, 'challenge');
  const support = element.support ?? [];
  const first = support[0];
  // Where much is read with an element, the one below it need not wait until all of that ends.
  if (challenges.length > 0 || first === undefined || isLeaf(first) || (first.context ?? []).length > 0)
    return { sized, bottom: placeSupport(canvas, support, sized, x, y, bottom) };
  const besideAsides = { width: sized.width + ASIDE_GAP - INDENT - 10, bottom };
  bottom = placeBelow(canvas, first, sized, x, y, own, asides.length > 0 ? besideAsides : undefined);
  return { sized, bottom: placeSupport(canvas, support.slice(1), sized, x, y, bottom) };
}

function put(canvas: Canvas, sized: Sized, x: number, y: number): void {
  canvas.nodes.push(elementSvg(sized, x, y));
  canvas.right = Math.max(canvas.right, x + sized.width);
}

/** What is read with an element stands at its right, one below the other. */
function placeAsides(
  canvas: Canvas,
  asides: readonly ArgumentElement[],
  owner: Sized,
  x: number,
  y: number,
): number {
  const left = x + owner.width + ASIDE_GAP;
  const turn = left - 22;
  const from = y + Math.min(owner.height / 2, 30);
  const right = x + owner.width - rightEdge(owner, from - y);
  let top = y;
  for (const aside of asides) {
    const sized = sizeElement(aside, CONTEXT);
    put(canvas, sized, left, top);
    const middle = top + sized.height / 2;
    canvas.context.push(`M${right} ${from}H${turn}V${middle}H${left - 9}`);
    canvas.hollowHeads.push(head(left, middle, 'right'));
    top += sized.height + GAP;
  }
  return asides.length === 0 ? y : top - GAP;
}

/** Few solutions stand beside a goal that has nothing else, which keeps long lists of goals short; undefined otherwise. */
function placeBeside(
  canvas: Canvas,
  { context = [], challenges = [], support = [] }: ArgumentElement,
  owner: Sized,
  x: number,
  y: number,
): number | undefined {
  const all = [...challenges, ...support];
  if (all.length === 0 || context.length > 0 || all.some(({ shape }) => shape !== 'solution'))
    return undefined;
  if (challenges.length > 0 && all.length > 1) return undefined;
  const left = x + owner.width + ASIDE_GAP;
  if (left + all.length * SOLUTION_WIDTH > WIDTH + 10) return undefined;
  const from = y + RADIUS;
  const right = x + owner.width - rightEdge(owner, RADIUS);
  const top = all.length === 1 ? y : y + 16;
  let bottom = y;
  for (const [at, solution] of all.entries()) {
    const sized = sizeElement(solution, SOLUTION_WIDTH);
    const cell = left + at * SOLUTION_WIDTH;
    put(canvas, sized, cell, top);
    bottom = Math.max(bottom, top + sized.height);
    if (all.length === 1) joinOne(canvas, challenges.length > 0, from, right, cell + SOLUTION_WIDTH / 2);
    else {
      const center = cell + SOLUTION_WIDTH / 2;
      canvas.support.push(`M${center} ${y + 2}V${top - 8}`);
      canvas.solidHeads.push(head(center, top, 'down'));
    }
  }
  if (all.length > 1)
    canvas.support.push(
      `M${right} ${from}H${left - 10}V${y + 2}H${left + (all.length - 0.5) * SOLUTION_WIDTH}`,
    );
  return bottom;
}

/** The line between a goal and the one solution beside it. */
function joinOne(canvas: Canvas, against: boolean, y: number, from: number, center: number): void {
  const circle = center - RADIUS;
  // A circle is met where the line is as high as it.
  if (against) {
    canvas.challenge.push(`M${circle} ${y}H${from + 9}`);
    canvas.hollowHeads.push(head(from, y, 'left'));
  } else {
    canvas.support.push(`M${from} ${y}H${circle - 8}`);
    canvas.solidHeads.push(head(circle, y, 'right'));
  }
}

/** Runs of elements without anything below them stand in rows; every other one stands on its own line. */
function placeSupport(
  canvas: Canvas,
  support: readonly ArgumentElement[],
  owner: Sized,
  x: number,
  y: number,
  above: number,
): number {
  let bottom = above;
  let run: ArgumentElement[] = [];
  const flush = () => {
    if (run.length > 0) bottom = placeRow(canvas, run, owner, x, y, bottom, 'support');
    run = [];
  };
  for (const element of support) {
    if (isLeaf(element)) {
      run.push(element);
      continue;
    }
    flush();
    bottom = placeBelow(canvas, element, owner, x, y, bottom);
  }
  flush();
  return bottom;
}

/** One element on a line of its own below its owner. */
function placeBelow(
  canvas: Canvas,
  element: ArgumentElement,
  owner: Sized,
  x: number,
  y: number,
  above: number,
  beside?: Beside,
): number {
  const top = above + ROW_GAP;
  const { sized, bottom } = place(canvas, element, x + INDENT, top, beside);
  const down = Math.min(sized.height / 2, 24);
  const edge = x + INDENT + leftEdge(sized, down);
  canvas.support.push(`M${x + TRUNK} ${y + owner.height}V${top + down}H${edge - 8}`);
  canvas.solidHeads.push(head(edge, top + down, 'right'));
  return bottom;
}

function isLeaf({ support = [], context = [], challenges = [] }: ArgumentElement): boolean {
  return support.length + context.length + challenges.length === 0;
}

/** Elements side by side below their owner, in as many rows as they need; gives where the last row ends. */
function placeRow(
  canvas: Canvas,
  elements: readonly ArgumentElement[],
  owner: Sized,
  x: number,
  y: number,
  above: number,
  look: 'support' | 'challenge',
): number {
  const left = x + INDENT;
  const solutions = elements.every(({ shape }) => shape === 'solution');
  const cell = solutions ? SOLUTION_WIDTH : CELL;
  const gap = solutions ? 0 : GAP;
  const perRow = Math.max(1, Math.floor((WIDTH - left + gap) / (cell + gap)));
  const trunk = x + (look === 'support' ? TRUNK : TRUNK + 26);
  let bottom = above;
  for (let at = 0; at < elements.length; at += perRow) {
    const row = elements.slice(at, at + perRow).map((element) => sizeElement(element, cell));
    const top = bottom + ROW_GAP;
    const rail = top - 16;
    const centers = row.map((_, column) => left + column * (cell + gap) + cell / 2);
    const end =
      top + Math.max(...row.map(({ height, element }) => height + (element.undeveloped ? DIAMOND : 0)));
    for (const [column, sized] of row.entries()) {
      const center = centers[column] ?? left;
      put(canvas, sized, center - sized.width / 2, top);
      if (look === 'support') {
        canvas.support.push(`M${center} ${rail}V${top - 8}`);
        canvas.solidHeads.push(head(center, top, 'down'));
      } else canvas.challenge.push(`M${center} ${top}V${rail}`);
    }
    const far = Math.max(trunk, centers.at(-1) ?? trunk);
    const near = Math.min(trunk, centers[0] ?? trunk);
    canvas[look].push(
      `M${trunk} ${y + owner.height + (look === 'support' ? 0 : 9)}V${rail}M${near} ${rail}H${far}`,
    );
    bottom = end;
  }
  if (look === 'challenge') canvas.hollowHeads.push(head(trunk, y + owner.height, 'up'));
  return bottom;
}

/** An arrowhead with its tip at a place. */
function head(x: number, y: number, to: 'right' | 'left' | 'down' | 'up'): string {
  switch (to) {
    case 'right':
      return `M${x} ${y}l-9 -4.500v9Z`;
    case 'left':
      return `M${x} ${y}l9 -4.500v9Z`;
    case 'down':
      return `M${x} ${y}l-4.500 -9h9Z`;
    case 'up':
      return `M${x} ${y}l-4.500 9h9Z`;
  }
}
