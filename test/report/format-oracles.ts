import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import type { Address, Assessment, Evidence } from '#model';
import { applyGate, formatGithub, formatJunit, formatMarkdown, formatSarif, type GateOptions } from '#report';

export const OPEN: GateOptions = { failOn: 'error', demands: [] };
export const VERSION = { version: '1.2.3' };

export type Format = (assessment: Assessment, options?: GateOptions) => string;
export const sarif: Format = (assessment, options = OPEN) =>
  formatSarif(assessment, applyGate(assessment, options), VERSION);
export const junit: Format = (assessment, options = OPEN) =>
  formatJunit(assessment, applyGate(assessment, options));
export const github: Format = (assessment, options = OPEN) =>
  formatGithub(assessment, applyGate(assessment, options));
export const markdown: Format = (assessment, options = OPEN) =>
  formatMarkdown(assessment, applyGate(assessment, options));

export function failedTest(claim: Address): Evidence {
  return {
    claim,
    kind: 'test',
    layer: 'unit',
    tool: 'Vitest',
    result: 'failed',
    freshness: { kind: 'fresh' },
    foundBy: 'title',
    directness: 'direct',
  };
}

/** Any text, with what could do harm in one of the formats more often than by chance. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        '\n::error::x',
        '##[error]x',
        '\r',
        ']]>',
        '<script>',
        '@ada',
        '#12',
        '|',
        '`',
        '[a](1)',
        '{0}',
        '\u0000',
        '\ud800',
        '\uffff',
        '%0A',
        '"',
        '&',
        '\u202e',
        '\n\n# x',
        '![](http://x.test/y.png)',
        'https://x.test',
        '\\',
        '<!--',
        '$x$',
        'www.x.test',
        'a',
        ' ',
        '::',
        'GH-1',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

/** The assessment with a text in every place where an author's words may stand. */
export function withText(assessment: Assessment, text: string): Assessment {
  return {
    ...assessment,
    project: { ...assessment.project, name: text },
    claims: assessment.claims.map((claim) => ({ ...claim, title: text })),
    verdicts: new Map(
      [...assessment.verdicts].map(([address, verdict]) => [
        address,
        {
          ...verdict,
          why: [text],
          ...(verdict.waiver ? { waiver: { ...verdict.waiver, reason: text, reviewer: text } } : {}),
        },
      ]),
    ),
    findings: assessment.findings.flatMap((finding) => [
      { ...finding, message: text, hint: text },
      {
        code: finding.code,
        severity: 'error' as const,
        message: text,
        span: { path: `x${text}`, start: 0, end: 1 },
      },
      { code: finding.code, severity: 'note' as const, message: text },
    ]),
  };
}

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

/** Reads XML strictly; throws where it is not well-formed. */
export function readXml(text: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const reader = new SaxesParser();
  reader.on('error', (error) => {
    throw error;
  });
  reader.on('opentag', ({ name, attributes }) => {
    const node: XmlNode = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  reader.on('text', (part) => {
    const node = open.at(-1);
    if (node) node.text += part;
  });
  reader.on('closetag', () => open.pop());
  reader.write(text).close();
  const [document] = root.children;
  if (document === undefined) throw new Error('no element');
  return document;
}
