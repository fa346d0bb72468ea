import { describe, expect, it } from 'vitest';
import { compileTagPattern, LIMITS, parseConfig } from '#config';

describe('patterns of tag conventions', () => {
  it.each([
    ['(?<tag>(?:[A-Z]+)+)', /repeats a group/],
    ['(?<tag>(?:A|AA)*)', /repeats a group/],
    ['(?<tag>((A*)B)*)', /repeats a group/],
    ['(?<tag>(?:[A-Z]{2,})+)', /repeats a group/],
    ['(.*)(?<tag>A)\\1', /back reference/],
    ['(?<tag>A)(?=B)', /look-around/],
    ['(?<!B)(?<tag>A)', /look-around/],
    ['.*.*.*.*(?<tag>A)', /open repetitions/],
    ['(?<tag>A', /Invalid regular expression/],
    ['[A-Z]+', /expected a group/],
    [`(?<tag>${'A'.repeat(500)})`, /longer/],
  ])('refuses %s [TRACE-SCAN-PATTERN]', (source, problem) => {
    const compiled = compileTagPattern(source);
    expect(compiled.ok ? 'accepted' : compiled.problem).toMatch(problem);
  });

  it.each([
    ['covers:\\s*(?<tags>[^\\n]+)', 'x covers: A-1, B-2\n', 'A-1, B-2'],
    ['#(?<tag>[A-Z]+(?:-[0-9]{1,4})?)', '#REQ-12', 'REQ-12'],
    ['(?:impl|test)\\((?<tag>[\\w)(\\]-]+?)\\)', 'impl(AB)', 'AB'],
    ['^\\* (?<tag>[*+?{}]{1,3})$', 'a\n* *+?\nb', '*+?'],
  ])('accepts %s [TRACE-SCAN-PATTERN]', (source, text, found) => {
    const compiled = compileTagPattern(source);
    const [match] = compiled.ok ? text.matchAll(compiled.pattern) : [];
    expect(match?.groups?.tag ?? match?.groups?.tags).toBe(found);
  });

  it('lets an open repetition match only so much [TRACE-SCAN-PATTERN]', () => {
    const compiled = compileTagPattern('(?<tag>A+)');
    const [match] = compiled.ok ? 'A'.repeat(5_000).matchAll(compiled.pattern) : [];
    expect(match?.groups?.tag).toHaveLength(LIMITS.tagPatternRepeat);
  });

  it('makes a refused pattern a problem of the configuration [TRACE-SCAN-PATTERN]', () => {
    const parsed = parseConfig({ tagConventions: [{ name: 'own', pattern: '(?<tag>(A+)+)' }] });
    expect(parsed.ok ? [] : parsed.problems.map(({ option }) => option)).toEqual([
      'tagConventions.0.pattern',
    ]);
  });
});
