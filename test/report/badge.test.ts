import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { VERDICT_STATUSES, type VerdictStatus } from '#model';
import { formatBadgeJson, formatBadgeSvg } from '#report';
import { assessFiles } from '../rules/memory-project.ts';
import { judged } from './evidence-project.ts';

const ALL = ['', '-REFUTED', '-UNDECIDED', '-OLD', '-OPEN', '-WAIVED', '-GOOD'].map(
  (end) => `BOX-HOLD${end}`,
);
const allAre = (status: VerdictStatus, others: Readonly<Record<string, VerdictStatus>> = {}) =>
  judged({ ...Object.fromEntries(ALL.map((tag) => [tag, status])), ...others });

/** Contrast of two colours as WCAG 2 reckons it. */
function contrast(one: string, other: string): number {
  const light = (colour: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high = 0, low = 0] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

describe('the badge', () => {
  it.each([
    ['verified', '7/7 verified'],
    ['waived', '0/7 verified'],
    ['unverified', '0/7 verified'],
    ['stale', '7 stale, 0/7 verified'],
    ['inconclusive', '7 inconclusive, 0/7 verified'],
    ['refuted', '7 refuted, 0/7 verified'],
  ] as const)(
    'says in words how many mandatory claims are verified, and that some are %s [OUT-BADGE-WORDS]',
    async (status, message) => {
      expect(JSON.parse(formatBadgeJson(await allAre(status)))).toMatchObject({
        schemaVersion: 1,
        label: 'casebook',
        message,
      });
    },
  );

  it('names the worst verdict of a mandatory claim and no advisory one [OUT-BADGE-WORDS]', async () => {
    const one = await allAre('verified', { 'BOX-HOLD-OLD': 'stale', 'BOX-SHINE-NIGHT': 'refuted' });
    expect(JSON.parse(formatBadgeJson(one))).toMatchObject({ message: '1 stale, 6/7 verified' });
    expect(JSON.parse(formatBadgeJson(await assessFiles([])))).toMatchObject({
      message: 'no mandatory claim',
    });
  });

  it('gives each verdict a colour that white words can be read on [OUT-BADGE-WORDS]', async () => {
    for (const status of VERDICT_STATUSES) {
      const { color } = JSON.parse(formatBadgeJson(await allAre(status)));
      expect(contrast(color, '#ffffff')).toBeGreaterThan(4.5);
    }
  });

  it('is a picture with a title that loads nothing [OUT-BADGE-PICTURE]', async () => {
    const svg = formatBadgeSvg(await allAre('refuted'));
    const names: string[] = [];
    const reader = new SaxesParser();
    reader.on('error', (error) => {
      throw error;
    });
    reader.on('opentag', ({ name }) => names.push(name));
    reader.write(svg).close();
    expect(names.slice(0, 2)).toEqual(['svg', 'title']);
    expect(new Set(names)).toEqual(new Set(['svg', 'title', 'clipPath', 'rect', 'g', 'text']));
    expect(svg).toContain('<title>casebook: 7 refuted, 0/7 verified</title>');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|style=|script/);
  });

  it('is as wide as its words [OUT-BADGE-PICTURE]', async () => {
    const svg = formatBadgeSvg(await allAre('verified'));
    const [, width] = /width="(\d+)" height="20" viewBox/.exec(svg) ?? [];
    const words = [...svg.matchAll(/<text x="(\d+)" y="14" textLength="(\d+)"/g)].map(([, x, length]) => ({
      from: Number(x),
      to: Number(x) + Number(length),
    }));
    expect(words).toHaveLength(2);
    expect(words[0]?.to).toBeLessThan(words[1]?.from ?? 0);
    expect(Number(width) - (words[1]?.to ?? 0)).toBe(6);
  });
});
