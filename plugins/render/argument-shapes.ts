import type { ArgumentElement, ArgumentMark } from './argument-types.ts';
import { escapeHtml, escapeText } from './escape.ts';
import { textWidth } from './graph.ts';

/** Sizes in pixels. */
const LINE = 16;
const PAD = 10;
/** Radius of a solution's circle. */
export const RADIUS = 30;
/** Width of a solution with its caption. */
export const SOLUTION_WIDTH = 128;
/** Letters of a caption are smaller. */
const CAPTION_SCALE = 0.84;
const CAPTION_LINE = 13;
const SKEW = 14;

/** An element with its lines of text and its size, before it has a place. */
export interface Sized {
  readonly element: ArgumentElement;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Lines of text that an element shows at most. */
const LINES = { goal: 3, strategy: 2, solution: 3, context: 4, assumption: 4, justification: 4 } as const;

/** Wraps an element's text to a width and says how high it gets; a short text makes its element narrower. */
export function sizeElement(element: ArgumentElement, width: number): Sized {
  const { shape } = element;
  const most = LINES[shape];
  switch (shape) {
    case 'solution': {
      const lines = wrap(element.text, (SOLUTION_WIDTH - 14) / CAPTION_SCALE, most);
      const height = 2 * RADIUS + 6 + (lines.length + 1) * CAPTION_LINE;
      return { element, lines, width: SOLUTION_WIDTH, height };
    }
    case 'goal':
    case 'strategy':
    case 'context': {
      const inset = 2 * PAD + (shape === 'goal' ? 0 : 2 * SKEW - 8);
      const lines = wrap(element.text, width - inset, most);
      return { element, lines, width, height: (lines.length + 1) * LINE + 2 * PAD - 4 };
    }
    case 'assumption':
    case 'justification': {
      const lines = wrap(element.text, width * 0.76, most);
      return { element, lines, width, height: Math.round((lines.length + 1) * LINE * 1.28 + 16) };
    }
  }
}

/** Breaks a text at spaces into lines that fit; a word that does not is cut, and so is the last line where more follows. */
export function wrap(text: string, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.trim().split(/(?<=\s)|(?<=[-/_.])(?=\S)|(?<=[\u2e80-\uffdf])/);
  for (const [at, word] of words.entries()) {
    if (line !== '' && textWidth((line + word).trimEnd()) > width) {
      if (lines.length === most - 1)
        return [...lines, cutTo(`${line}${words.slice(at).join('').slice(0, 40)}`, width)];
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  lines.push(line.trimEnd());
  return lines.map((one) => cutTo(one, width));
}

function cutTo(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let cut = '';
  for (const character of text) {
    if (textWidth(`${cut}${character}…`) > width) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}

/** How far in the right edge of an element is, so many pixels below its top. */
export function rightEdge({ element, height }: Sized, down: number): number {
  return element.shape === 'strategy' ? Math.round(SKEW * Math.min(1, down / height)) : 0;
}

/** How far in the left edge of an element is, so many pixels below its top. */
export function leftEdge({ element, height }: Sized, down: number): number {
  return element.shape === 'strategy' ? Math.round(SKEW * (1 - down / height)) : 0;
}

/** The SVG of an element with its upper left corner at a place. */
export function elementSvg(sized: Sized, x: number, y: number): string {
  const { element, lines } = sized;
  const { id, shape, text, full, word, data = {}, href } = element;
  const attributes = Object.entries(data).map(([key, value]) => ` data-${key}="${escapeHtml(value)}"`);
  const whole = `${id}: ${full ?? text}${word === undefined ? '' : `. ${word.text}`}`;
  const inner = shape === 'solution' ? solutionSvg(sized, x, y) : boxSvg(sized, x, y);
  const group = `<g class="gsn-${shape}"${attributes.join('')}><title>${escapeText(whole)}</title>${inner}</g>`;
  const diamond = element.undeveloped ? diamondSvg(x + sized.width / 2, y + sized.height) : '';
  const linked =
    href === undefined || lines.length === 0
      ? group
      : `<a href="${escapeHtml(href)}" tabindex="-1">${group}</a>`;
  return linked + diamond;
}

function boxSvg(sized: Sized, x: number, y: number): string {
  const { element, lines, width, height } = sized;
  const { shape, id, word } = element;
  const isEllipse = shape === 'assumption' || shape === 'justification';
  const left = isEllipse ? x + width / 2 : x + PAD + (shape === 'goal' ? 0 : SKEW - 4);
  const top = isEllipse ? y + (height - (lines.length + 1) * LINE) / 2 + 12 : y + PAD + 9;
  const idWidth = textWidth(id) * 0.92;
  const parts = [
    outline(shape, x, y, width, height),
    `<text class="gsn-id" x="${left}" y="${round(top)}">${escapeText(id)}</text>`,
    word === undefined
      ? ''
      : `${markSvg(word.mark, left + idWidth + 8, top - 10, 11)}<text class="gsn-word" x="${round(left + idWidth + 23)}" y="${round(top)}">${escapeText(word.text)}</text>`,
    ...lines.map(
      (line, at) => `<text x="${left}" y="${round(top + (at + 1) * LINE)}">${escapeText(line)}</text>`,
    ),
  ];
  if (isEllipse)
    parts.push(
      `<text class="gsn-letter" x="${round(x + width - 8)}" y="${round(y + height - 2)}">${shape === 'assumption' ? 'A' : 'J'}</text>`,
    );
  return parts.join('');
}

function outline(
  shape: ArgumentElement['shape'],
  x: number,
  y: number,
  width: number,
  height: number,
): string {
  switch (shape) {
    case 'strategy':
      return `<path d="M${x + SKEW} ${y}H${x + width}L${x + width - SKEW} ${y + height}H${x}Z"/>`;
    case 'context':
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${Math.min(22, height / 2)}"/>`;
    case 'assumption':
    case 'justification':
      return `<ellipse cx="${x + width / 2}" cy="${y + height / 2}" rx="${width / 2}" ry="${height / 2}"/>`;
    case 'goal':
    case 'solution':
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}"/>`;
  }
}

function solutionSvg({ element, lines, width }: Sized, x: number, y: number): string {
  const center = x + width / 2;
  const { word, id } = element;
  const below = y + 2 * RADIUS + 6;
  return [
    `<circle cx="${center}" cy="${y + RADIUS}" r="${RADIUS}"/>`,
    word === undefined ? '' : markSvg(word.mark, center - 8, y + RADIUS - 18, 16),
    word === undefined
      ? ''
      : `<text class="gsn-word" x="${center}" y="${y + RADIUS + 13}">${escapeText(word.text)}</text>`,
    `<text class="gsn-id" x="${center}" y="${below + 9}">${escapeText(id)}</text>`,
    ...lines.map(
      (line, at) =>
        `<text class="gsn-caption" x="${center}" y="${below + 9 + (at + 1) * CAPTION_LINE}">${escapeText(line)}</text>`,
    ),
  ].join('');
}

function diamondSvg(x: number, y: number): string {
  return `<path class="gsn-undeveloped" d="M${x} ${y}l9 9l-9 9l-9 -9Z"><title>undeveloped: nothing supports it</title></path>`;
}

/** Signs on a square of 16 by 16. */
const MARKS: Readonly<Record<ArgumentMark, string>> = {
  check:
    'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm3.300 4.200L7 9.500 4.900 7.400 3.700 8.600 7 11.900l5.500-5.500z',
  cross:
    'M5 1h6l4 4v6l-4 4H5l-4-4V5zm.5 3.300L4.300 5.500 6.800 8l-2.500 2.500 1.200 1.200L8 9.200l2.500 2.500 1.200-1.200L9.200 8l2.500-2.500-1.200-1.200L8 6.800z',
  triangle: 'M8 1l7.500 13.500H.5zM7.100 6v4.500h1.800V6zm0 5.600v1.600h1.800v-1.600z',
  clock: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM7.100 4v4.600l3.200 2 .9-1.500-2.300-1.400V4z',
  square: 'M2 2h12v12H2zm2 2v8h8V4zm1.500 3.200h5v1.600h-5z',
  ring: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 2a5 5 0 1 0 0 10A5 5 0 0 0 8 3z',
  half: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 2a5 5 0 1 0 0 10A5 5 0 0 0 8 3zm0 1.500v7a3.500 3.500 0 0 1 0-7z',
};

function markSvg(mark: ArgumentMark, x: number, y: number, size: number): string {
  return `<path class="gsn-mark" fill-rule="evenodd" transform="translate(${round(x)} ${round(y)}) scale(${round(size / 16)})" d="${MARKS[mark]}"/>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
