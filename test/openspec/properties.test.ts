import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Capability, type Part, type Requirement, type Scenario, type Span, sourceFile } from '#model';
import { parseSpec, validateAsOpenSpec } from '#openspec';
import { markdownLines, mutatedSpecs, specSeeds } from './arbitrary-markdown.ts';
import { projectOf } from './project.ts';

const texts = fc.oneof(mutatedSpecs, markdownLines, fc.string({ unit: 'binary' }), fc.string());

type Item = Capability['body'][number];

function check(items: readonly Item[], parent: Span, seen: Span[]): void {
  let at = parent.start;
  for (const item of items) {
    expect(item.span.start).toBeGreaterThanOrEqual(at);
    expect(item.span.end).toBeGreaterThanOrEqual(item.span.start);
    expect(item.span.end).toBeLessThanOrEqual(parent.end);
    at = item.kind === 'scenario' && item.form === 'bullet' ? item.span.start : item.span.end;
    if (item.kind === 'requirement' || item.kind === 'scenario') {
      seen.push(item.headingSpan);
      inside(item.headingSpan, item.span);
      if (item.tagSpan !== undefined) inside(item.tagSpan, item.span);
      check(item.body, item.span, seen);
    } else {
      seen.push(item.span);
      for (const span of innerSpans(item)) inside(span, item.span);
    }
  }
}

function inside(child: Span, parent: Span): void {
  expect(child.start).toBeGreaterThanOrEqual(parent.start);
  expect(child.end).toBeGreaterThanOrEqual(child.start);
  expect(child.end).toBeLessThanOrEqual(parent.end);
}

function innerSpans(part: Part): Span[] {
  switch (part.kind) {
    case 'sentence':
      return part.sentences.map(({ span }) => span);
    case 'steps':
      return part.steps.flatMap(({ span, keywordSpan }) => [span, keywordSpan]);
    case 'postcondition':
      return [part.textSpan];
    case 'references':
      return part.references.map(({ span }) => span);
    case 'metadata':
      return part.entries.map(({ span }) => span);
    case 'evidence':
      return part.lines.flatMap(({ span, targets, fences }) => [
        span,
        ...targets.map((t) => t.span),
        ...fences.map((f) => f.span),
      ]);
    case 'fence':
      return [part.fence.span, part.fence.valueSpan];
    default:
      return [];
  }
}

function claimsOf(capability: Capability): (Requirement | Scenario)[] {
  const walk = (items: readonly Item[]): (Requirement | Scenario)[] =>
    items.flatMap((item) =>
      item.kind === 'requirement' || item.kind === 'scenario' ? [item, ...walk(item.body)] : [],
    );
  return walk(capability.body);
}

/** A capability without offsets, to compare readings of texts that differ in line endings only. */
function withoutSpans(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, each: unknown) => (/span|scope/i.test(key) ? undefined : each)),
  );
}

describe('reading any text', () => {
  it('never fails; spans lie inside the text and inside their parents, and no line is lost [READ-NEVER-FAILS]', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const file = sourceFile('openspec/specs/box/spec.md', text);
        const capability = parseSpec(file, 'box');
        const whole = { path: file.path, start: 0, end: file.text.length };
        const seen: Span[] = [];
        check(capability.body, whole, seen);
        for (const { span } of capability.irregularities) inside(span, whole);
        for (const { span, scope } of capability.allows) inside(span, scope);
        for (const { fence } of capability.models) inside(fence.span, whole);
        if (capability.purpose !== undefined) inside(capability.purpose.span, whole);
        for (const [index, start] of file.lineStarts.entries()) {
          const line = file.text.slice(start, file.lineStarts[index + 1]);
          const first = start + line.search(/[^\s\uFEFF]/);
          if (first < start) continue;
          expect(
            seen.some((span) => span.start <= first && first < span.end),
            `line ${index + 1}: ${line}`,
          ).toBe(true);
        }
      }),
      { numRuns: 1500, examples: [['[name]: /address\n  goes on\n==='], ['- ```\n- THEN it is kept  ']] },
    );
  });

  it('gives every claim an address of its own, without regard to case [READ-ADDRESS-UNIQUE]', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 4 }), (many) => {
        const project = projectOf(
          Object.fromEntries(
            many.map((text, index) => [`openspec/specs/${['a', 'A', 'a/name', 'b'][index]}/spec.md`, text]),
          ),
        );
        const addresses = project.claims.map(({ address }) => address.toLowerCase());
        expect(new Set(addresses).size).toBe(addresses.length);
        for (const address of addresses) expect(address).toMatch(/^\S(?:.*\S)?$/u);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the addresses of claims when unrelated ones come above them [READ-ADDRESS-STABLE]', () => {
    fc.assert(
      fc.property(fc.constantFrom(...specSeeds), fc.nat(50), (seed, number) => {
        const added = `### Requirement: Unrelated thing ${number}\nIt SHALL.\n\n#### Scenario: Unrelated case ${number}\nx\n\n`;
        const edited = seed.replace(/^### Requirement:/m, `${added}### Requirement:`);
        const before = claimsOf(parseSpec(sourceFile('s', seed), 'box')).map(({ address }) => address);
        const after = claimsOf(parseSpec(sourceFile('s', edited), 'box')).map(({ address }) => address);
        expect(after.filter((address) => !address.includes('unrelated'))).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('gives one model whatever the line endings are [READ-CRLF]', () => {
    fc.assert(
      fc.property(mutatedSpecs, fc.constantFrom('\r\n', '\r'), (text, ending) => {
        const lf = text.replace(/\r\n?/g, '\n');
        const one = parseSpec(sourceFile('s', lf), 'box');
        const other = parseSpec(sourceFile('s', lf.replaceAll('\n', ending)), 'box');
        expect(withoutSpans(other)).toEqual(withoutSpans(one));
      }),
      { numRuns: 300 },
    );
  });

  it('never fails in the official reading either, and names lines that exist [READ-OFFICIAL-ANY]', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = text.replace(/\r\n?/g, '\n').split('\n').length;
        for (const { line } of validateAsOpenSpec(text).issues) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 500 },
    );
  });
});
