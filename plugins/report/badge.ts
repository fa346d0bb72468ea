import { type Assessment, VERDICT_STATUSES, type VerdictStatus } from '#model';

/** What a badge says of an assessment. */
export interface Badge {
  readonly label: string;
  readonly message: string;
  /** The worst verdict of a mandatory claim; absent where there is none. */
  readonly worst?: VerdictStatus;
}

const LABEL = 'casebook';
/** Dark enough for white words on them: 4.5 to 1 and more. */
const COLOURS: Readonly<Record<VerdictStatus | 'none', string>> = {
  refuted: '#b3261e',
  inconclusive: '#9a5200',
  stale: '#8a5a00',
  unverified: '#5f6368',
  waived: '#3b6ea5',
  verified: '#1a7f37',
  none: '#5f6368',
};
const LABEL_COLOUR = '#33383d';
/** Verdicts that the words name, since the figures alone would not tell them. */
const NAMED: readonly VerdictStatus[] = ['refuted', 'inconclusive', 'stale'];

/** Says how many mandatory claims are verified, and the worst of the rest. */
export function badgeOf(assessment: Assessment): Badge {
  const statuses = assessment.claims
    .filter(({ strength }) => strength === 'mandatory')
    .map(({ address }) => assessment.verdicts.get(address)?.status ?? 'unverified');
  const worst = VERDICT_STATUSES.find((status) => statuses.includes(status));
  if (worst === undefined) return { label: LABEL, message: 'no mandatory claim' };
  const count = (status: VerdictStatus) => statuses.filter((one) => one === status).length;
  const bad = NAMED.includes(worst) ? `${count(worst)} ${worst}, ` : '';
  return { label: LABEL, message: `${bad}${count('verified')}/${statuses.length} verified`, worst };
}

/** The badge as JSON, as the endpoint badge of shields.io reads it. */
export function formatBadgeJson(assessment: Assessment): string {
  const { label, message, worst } = badgeOf(assessment);
  return `${JSON.stringify({ schemaVersion: 1, label, message, color: COLOURS[worst ?? 'none'] }, null, 2)}\n`;
}

/**
 * The badge as a picture that needs no font, script or file beside it.
 * Ensures: the words fit whatever sans-serif font a reader has, since their width is given and not left to the font.
 */
export function formatBadgeSvg(assessment: Assessment): string {
  const { label, message, worst } = badgeOf(assessment);
  const left = Math.round(widthOf(label)) + 12;
  const right = Math.round(widthOf(message)) + 12;
  const width = left + right;
  const words = (text: string, from: number) =>
    `<text x="${from + 6}" y="14" textLength="${Math.round(widthOf(text))}" lengthAdjust="spacingAndGlyphs">${text}</text>`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" viewBox="0 0 ${width} 20" role="img" aria-label="${label}: ${message}">`,
    `<title>${label}: ${message}</title>`,
    `<clipPath id="r"><rect width="${width}" height="20" rx="3"/></clipPath>`,
    '<g clip-path="url(#r)">',
    `<rect width="${left}" height="20" fill="${LABEL_COLOUR}"/>`,
    `<rect x="${left}" width="${right}" height="20" fill="${COLOURS[worst ?? 'none']}"/>`,
    '</g>',
    '<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">',
    words(label, 0),
    words(message, left),
    '</g>',
    '</svg>',
  ].join('\n')}\n`;
}

/** Widths of Verdana's letters in tenths of a pixel at 11 pixels, for the letters that a badge has. */
const WIDTHS: Readonly<Record<string, number>> = {
  a: 66,
  b: 69,
  c: 57,
  d: 69,
  e: 66,
  f: 39,
  g: 69,
  h: 70,
  i: 30,
  j: 38,
  k: 65,
  l: 30,
  m: 107,
  n: 70,
  o: 67,
  p: 69,
  q: 69,
  r: 47,
  s: 57,
  t: 43,
  u: 70,
  v: 65,
  w: 90,
  x: 65,
  y: 65,
  z: 58,
  ' ': 39,
  '/': 50,
  ',': 40,
};
const DIGIT = 70;

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (WIDTHS[letter] ?? DIGIT), 0) / 10;
}
